using Fairlead.Domain.Market;

namespace Fairlead.Markets.Tapes;

/// <summary>A growing sequence of records in blocks of 4 MB, so that growing never copies. One writer.</summary>
/// <param name="source">Where the records come from, for the message when there are too many.</param>
internal sealed class RecordBuffer(string source)
{
    /// <summary>Most records of one tape in memory: 64 million, 4 GB.</summary>
    public const int MaxRecords = 1 << 26;

    private const int BlockRecords = 1 << 16;

    private readonly List<MarketRecord[]> _blocks = [];
    private MarketRecord[] _block = [];
    private int _used;

    public int Count => _blocks.Count == 0 ? 0 : ((_blocks.Count - 1) * BlockRecords) + _used;

    public MarketRecord this[int index] => _blocks[index / BlockRecords][index % BlockRecords];

    /// <exception cref="MarketDataException">The bound is reached.</exception>
    public void Add(in MarketRecord record)
    {
        if (_used == _block.Length)
        {
            if (Count >= MaxRecords)
                throw new MarketDataException(source, $"more than {MaxRecords} records; ask for fewer days or instruments at a time");
            _block = new MarketRecord[BlockRecords];
            _blocks.Add(_block);
            _used = 0;
        }

        _block[_used++] = record;
    }
}
