using Fairlead.Domain.Market;
using Fairlead.Domain.Time;

namespace Fairlead.Practice.Quotes;

/// <summary>The records of one second, in order of time once sorted.</summary>
internal sealed class Frame
{
    private const int IndexBits = 20;
    private const long IndexMask = (1 << IndexBits) - 1;

    private MarketRecord[] _records = new MarketRecord[512];
    private long[] _order = new long[512];
    private Timestamp _start;

    public int Count { get; private set; }

    /// <summary>By place in time; valid after <see cref="Sort"/>.</summary>
    public ref readonly MarketRecord this[int place] => ref _records[(int)(_order[place] & IndexMask)];

    public void Begin(Timestamp start) => (_start, Count) = (start, 0);

    /// <param name="record">Not before the frame's start.</param>
    public void Add(in MarketRecord record)
    {
        if (Count == _records.Length)
        {
            Array.Resize(ref _records, 2 * Count);
            Array.Resize(ref _order, 2 * Count);
        }

        _order[Count] = ((record.At.Nanos - _start.Nanos) << IndexBits) | (long)Count;
        _records[Count++] = record;
    }

    /// <summary>Orders by time; records of one instant keep the order in which they were added.</summary>
    public void Sort() => Array.Sort(_order, 0, Count);
}
