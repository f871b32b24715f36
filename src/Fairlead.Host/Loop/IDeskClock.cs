using Fairlead.Domain.Time;

namespace Fairlead.Host.Loop;

/// <summary>The time a running desk lives in: the computer's, or a practice market's.</summary>
public interface IDeskClock
{
    /// <summary>Now; never falls. Safe from any thread.</summary>
    public Timestamp Now { get; }

    /// <summary>Seconds of desk time a second of the computer's; 0 while it stands still.</summary>
    public double Speed { get; }

    /// <summary>The desk has taken in everything up to an instant: a practice market waits for a desk that fell far behind,
    /// and jumps over the hours in which nothing trades.</summary>
    public void Reached(Timestamp at);
}
