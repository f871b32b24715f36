using Fairlead.Domain.Market;

namespace Fairlead.Markets.Tapes;

/// <summary>An immutable sequence of market records in <see cref="TapeOrder"/>, in memory or mapped from a file.</summary>
/// <remarks>
/// Any number of threads may read at once; a sweep shares one tape. Dispose a mapped tape after its last reader: spans
/// taken from it are dead then. Disposing a tape in memory does nothing.
/// </remarks>
public sealed class Tape : IDisposable
{
    /// <summary>Records of a full page: 4 MB, what a reader keeps in its cache.</summary>
    public const int PageRecords = 1 << 16;

    private readonly MappedRecords? _mapped;
    private readonly MarketRecord[] _records;

    /// <exception cref="ArgumentException">The records are not in the order of a tape.</exception>
    public Tape(IEnumerable<MarketRecord> records)
    {
        _records = [.. records];
        for (var index = 1; index < _records.Length; index++)
        {
            if (!TapeOrder.Holds(in _records[index - 1], in _records[index]))
                throw new ArgumentException($"Record {index} is out of order.", nameof(records));
        }
    }

    private Tape(MarketRecord[] sorted, MappedRecords? mapped) => (_records, _mapped) = (sorted, mapped);

    public static Tape Empty { get; } = new([], null);

    public int Count => Records.Length;

    public int PageCount => (Count + PageRecords - 1) / PageRecords;

    /// <summary>All records.</summary>
    /// <exception cref="ObjectDisposedException">The tape was mapped and is disposed.</exception>
    public ReadOnlySpan<MarketRecord> Records => _mapped is null ? _records : _mapped.Records;

    /// <summary>The records of one page, from 0; only the last is shorter than <see cref="PageRecords"/>.</summary>
    public ReadOnlySpan<MarketRecord> Page(int page)
    {
        var records = Records;
        var start = checked(page * PageRecords);
        return records.Slice(start, Math.Min(PageRecords, records.Length - start));
    }

    public void Dispose() => _mapped?.Dispose();

    internal static Tape Sorting(RecordBuffer records) => new(TapeOrder.Sort(records), null);

    internal static Tape Over(MappedRecords mapped) => new([], mapped);
}
