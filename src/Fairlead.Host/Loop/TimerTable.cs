using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;

namespace Fairlead.Host.Loop;

/// <summary>The timers the desk started, in order of their instant; ties by key, so that order never depends on chance.</summary>
/// <remarks>A list sorted last to first, so that the next one is taken from its end. A desk has a few timers an open
/// order and group.</remarks>
public sealed class TimerTable
{
    private readonly List<Entry> _timers = [];

    /// <summary>The earliest instant a timer is due, or null when none runs.</summary>
    public Timestamp? NextAt => _timers.Count == 0 ? null : _timers[^1].At;

    public void Start(TimerKey key, Timestamp at)
    {
        Stop(key);
        var entry = new Entry(at, key);
        var index = _timers.BinarySearch(entry, LatestFirst.Instance);
        _timers.Insert(~index, entry);
    }

    public void Stop(TimerKey key)
    {
        for (var index = 0; index < _timers.Count; index++)
        {
            if (_timers[index].Key != key)
                continue;
            _timers.RemoveAt(index);
            return;
        }
    }

    /// <summary>Takes the earliest timer due at or before an instant.</summary>
    public bool TryTake(Timestamp upTo, out TimerKey key)
    {
        key = default;
        if (_timers.Count == 0 || _timers[^1].At > upTo)
            return false;
        key = _timers[^1].Key;
        _timers.RemoveAt(_timers.Count - 1);
        return true;
    }

    private readonly record struct Entry(Timestamp At, TimerKey Key);

    private sealed class LatestFirst : IComparer<Entry>
    {
        public static readonly LatestFirst Instance = new();

        public int Compare(Entry a, Entry b) => (b.At, b.Key).CompareTo((a.At, a.Key));
    }
}
