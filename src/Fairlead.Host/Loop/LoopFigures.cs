using Fairlead.Domain.Time;

namespace Fairlead.Host.Loop;

/// <summary>How a desk's loop does: written by its thread, read by any.</summary>
public sealed class LoopFigures(TimeProvider wall)
{
    /// <summary>Length of the window of rates and maxima.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private long _windowStarted = wall.GetTimestamp();
    private long _events, _eventsBefore;
    private double _rate;
    private double _lagMs, _worstMs, _worstBeforeMs;
    private Timestamp? _lastEventAt;

    /// <summary>Items taken in since the start.</summary>
    public long Events => Volatile.Read(ref _events);

    /// <summary>After a turn of the loop.</summary>
    /// <param name="taken">Items it took in.</param>
    /// <param name="lag">By how much the desk is behind its clock, in the computer's time.</param>
    /// <param name="lastEventAt">Desk time of the newest event.</param>
    public void Turned(int taken, TimeSpan lag, Timestamp lastEventAt)
    {
        lock (_lock)
        {
            _events += taken;
            _lagMs = lag.TotalMilliseconds;
            _worstMs = Math.Max(_worstMs, _lagMs);
            _lastEventAt = lastEventAt;
            var elapsed = wall.GetElapsedTime(_windowStarted);
            if (elapsed < Window)
                return;
            _rate = (_events - _eventsBefore) / elapsed.TotalSeconds;
            (_eventsBefore, _windowStarted, _worstBeforeMs, _worstMs) = (_events, wall.GetTimestamp(), _worstMs, _lagMs);
        }
    }

    /// <summary>Lag now, its maximum over the last one to two windows, events a second, and the newest event's time.</summary>
    public (double LagMs, double WorstMs, double EventsPerSecond, Timestamp? LastEventAt) Read()
    {
        lock (_lock)
            return (_lagMs, Math.Max(_worstMs, _worstBeforeMs), _rate, _lastEventAt);
    }
}
