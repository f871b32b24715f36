using Fairlead.Journal.Store;

namespace Fairlead.Host.Replay;

/// <summary>A journal's records in order, with a look ahead to the next thing that came from outside.</summary>
/// <remarks>What came from outside (market records and commands) drives a replay; the rest (facts of the paper venue,
/// timers, effects) the desk makes again, and it must be the same. Cut records and notes are passed over.</remarks>
/// <param name="commands">Names of the messages that come from outside.</param>
/// <param name="after">The last record that is behind already, or null to start from the first.</param>
internal sealed class RecordedItems(IReadOnlySet<string> commands, JournalRecord? after) : IDisposable
{
    /// <summary>Facts, timers and effects between two things from outside; a desk that answers itself more often is broken.</summary>
    private const int MaxAhead = 1_000_000;

    private readonly Queue<JournalRecord> _ahead = new();

    private IEnumerator<JournalRecord>? _records;
    private JournalRecord? _given;

    /// <summary>The record the desk has to make next; null at the journal's end.</summary>
    public JournalRecord? Next => _ahead.TryPeek(out var record) || TryRead(out record) ? record : null;

    /// <summary>Items of the next record that were taken.</summary>
    public int PlaceInPage { get; private set; }

    /// <summary>Sequence of the next item.</summary>
    public long Sequence => Next is { } record ? record.Sequence + PlaceInPage : 0;

    /// <summary>The latest record read that a desk has to make, or null.</summary>
    public JournalRecord? Last { get; private set; }

    /// <summary>The latest record read of any kind, or null.</summary>
    public JournalRecord? LastRead { get; private set; } = after;

    /// <summary>Records read, of any kind.</summary>
    public long RecordsRead { get; private set; }

    /// <summary>Goes on with what was appended since the end was reached.</summary>
    public void ReadOn(IJournalStore store) => ReadOn(store.Read((LastRead?.LastSequence ?? 0) + 1));

    /// <summary>Goes on with these, which follow the latest read.</summary>
    public void ReadOn(IEnumerable<JournalRecord> records)
    {
        if (Next is not null)
            throw new InvalidOperationException("The journal was not read to its end.");
        _records?.Dispose();
        _records = records.GetEnumerator();
    }

    /// <summary>Looks ahead to the next market page, command or checkpoint, which stays to be taken; null when there is none.</summary>
    /// <exception cref="ReplayDifferenceException">The one given before was not taken: the desk passed it over.</exception>
    public JournalRecord? NextFromOutside()
    {
        var found = _ahead.FirstOrDefault(IsFromOutside);
        while (found is null && TryRead(out var record))
            found = IsFromOutside(record) ? record : null;
        if (found is not null && found == _given)
            throw new ReplayDifferenceException(new ReplayDifference(found.Sequence, $"{found.Kind} {found.Name} at {found.At}", Made: null));
        return _given = found;
    }

    /// <summary>The next item was made again.</summary>
    public void Advance()
    {
        if (++PlaceInPage < _ahead.Peek().Count)
            return;
        _ahead.Dequeue();
        PlaceInPage = 0;
    }

    private bool TryRead([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out JournalRecord? record)
    {
        while (_records?.MoveNext() == true)
        {
            LastRead = record = _records.Current;
            RecordsRead++;
            if (record.Kind is not (RecordKind.MarketPage or RecordKind.Input or RecordKind.Effect or RecordKind.Checkpoint))
                continue;
            if (_ahead.Count == MaxAhead)
                throw new JournalException(JournalFault.Altered, file: null, record.Sequence, $"{MaxAhead} records follow one input");
            _ahead.Enqueue(record);
            Last = record;
            return true;
        }

        record = null;
        return false;
    }

    public void Dispose() => _records?.Dispose();

    private bool IsFromOutside(JournalRecord record) => record.Kind switch
    {
        RecordKind.MarketPage or RecordKind.Checkpoint => true,
        RecordKind.Input => commands.Contains(record.Name),
        _ => false,
    };
}
