using Fairlead.Domain.Time;

namespace Fairlead.Host.Research;

/// <summary>A replay's own time: stands, or moves some seconds of desk time a second of the computer's. One thread at a time.</summary>
internal sealed class ReplayClock(TimeProvider time, Timestamp start)
{
    private Timestamp _from = start;
    private long _since = time.GetTimestamp();

    /// <summary>0 is as fast as it can.</summary>
    public double Speed { get; private set; } = 1;

    public bool IsMoving { get; private set; }

    /// <summary>Where it stands; meaningless while it moves as fast as it can.</summary>
    public Timestamp Now => IsMoving && Speed > 0
        ? _from + TimeSpan.FromTicks((long)Math.Min(time.GetElapsedTime(_since).Ticks * Speed, TimeSpan.TicksPerDay * 3_650.0))
        : _from;

    public void Move(double speed)
    {
        Set(Now);
        (Speed, IsMoving) = (speed, true);
    }

    public void Stand()
    {
        Set(Now);
        IsMoving = false;
    }

    /// <summary>Goes on from an instant, moving or standing as before.</summary>
    public void Set(Timestamp at) => (_from, _since) = (at, time.GetTimestamp());
}
