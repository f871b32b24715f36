using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;

namespace Fairlead.Host.Loop;

/// <summary>The timers the desk started, in order of their instant; ties by key, so that order never depends on chance.</summary>
public sealed class TimerTable
{
    private readonly SortedSet<(Timestamp At, TimerKey Key)> _byTime = [];
    private readonly Dictionary<TimerKey, Timestamp> _byKey = [];

    /// <summary>The earliest instant a timer is due, or null when none runs.</summary>
    public Timestamp? NextAt => _byTime.Count == 0 ? null : _byTime.Min.At;

    public void Start(TimerKey key, Timestamp at)
    {
        Stop(key);
        _byKey.Add(key, at);
        _byTime.Add((at, key));
    }

    public void Stop(TimerKey key)
    {
        if (_byKey.Remove(key, out var at))
            _byTime.Remove((at, key));
    }

    /// <summary>Takes the earliest timer due at or before an instant.</summary>
    public bool TryTake(Timestamp upTo, out Timestamp at, out TimerKey key)
    {
        (at, key) = _byTime.Count == 0 ? default : _byTime.Min;
        if (_byTime.Count == 0 || at > upTo)
            return false;
        Stop(key);
        return true;
    }
}
