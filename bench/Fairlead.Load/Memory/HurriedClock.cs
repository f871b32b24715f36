using Fairlead.Domain.Time;
using Fairlead.Host.Loop;

namespace Fairlead.Load.Memory;

/// <summary>A desk's time that runs ahead by one step whenever the desk has reached it: as fast as the desk can.</summary>
internal sealed class HurriedClock : IDeskClock
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private readonly Timestamp _start;
    private readonly TimeSpan _sampleEvery;
    private readonly Action<TimeSpan> _sample;
    private Timestamp _sampleAt;

    /// <param name="start">Where it begins.</param>
    /// <param name="sampleEvery">Of desk time.</param>
    /// <param name="sample">Called on the desk's thread with the time since the start.</param>
    public HurriedClock(Timestamp start, TimeSpan sampleEvery, Action<TimeSpan> sample)
    {
        (_start, _sampleEvery, _sample) = (start, sampleEvery, sample);
        (Now, _sampleAt) = (start, start + sampleEvery);
    }

    public Timestamp Now { get; private set; }

    public double Speed => 1_000;

    public void Reached(Timestamp at)
    {
        if (at >= _sampleAt)
        {
            _sample(at - _start);
            _sampleAt += _sampleEvery;
        }

        if (at >= Now)
            Now = at + Step;
    }
}
