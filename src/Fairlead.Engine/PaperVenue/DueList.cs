using Fairlead.Domain.Time;

namespace Fairlead.Engine.PaperVenue;

/// <summary>Items waiting for an instant, earliest first; items of one instant keep the order in which they came.</summary>
internal sealed class DueList<T>
{
    /// <summary>Taken entries stay in front until there are this many, so that taking does not move the rest each time.</summary>
    private const int CompactAfter = 64;

    private readonly List<Entry> _entries = [];
    private int _head;

    internal Timestamp? NextDue => _head < _entries.Count ? _entries[_head].Due : null;

    internal void Add(Timestamp due, T item)
    {
        int low = _head, high = _entries.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_entries[middle].Due <= due)
                low = middle + 1;
            else
                high = middle;
        }

        _entries.Insert(low, new Entry(due, item));
    }

    internal T Peek() => _entries[_head].Item;

    internal T Take()
    {
        var item = _entries[_head].Item;
        _entries[_head] = default;
        _head++;
        if (_head == _entries.Count || _head >= CompactAfter)
        {
            _entries.RemoveRange(0, _head);
            _head = 0;
        }

        return item;
    }

    private readonly record struct Entry(Timestamp Due, T Item);
}
