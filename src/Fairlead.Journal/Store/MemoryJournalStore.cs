namespace Fairlead.Journal.Store;

/// <summary>
/// A journal without a disk: the same sequences and the same hash chain, gone with the process. For backtests and tests.
/// </summary>
/// <param name="keepRecords">False to hash and forget (a long backtest): <see cref="Read"/> then refuses.</param>
public sealed class MemoryJournalStore(bool keepRecords = true) : IJournalStore
{
    private readonly RecordChain _chain = new();
    private readonly List<JournalRecord> _records = [];
    private readonly List<JournalSnapshot> _snapshots = [];
    private int _durableRecords;

    public long LastSequence => _chain.LastSequence;
    public long DurableSequence { get; private set; }
    public RecordHash HeadHash => _chain.Head;

    public long Append(in RecordDraft draft)
    {
        var (header, hash) = _chain.Extend(draft);
        if (keepRecords)
        {
            _records.Add(new JournalRecord
            {
                Sequence = header.Sequence,
                Count = header.Count,
                At = header.At,
                Kind = header.Kind,
                Name = draft.Name,
                Version = header.Version,
                Causation = header.Causation,
                Correlation = header.Correlation,
                Payload = draft.Payload.ToArray(),
                Hash = hash,
            });
        }

        return header.Sequence;
    }

    public void Flush()
    {
        _durableRecords = _records.Count;
        DurableSequence = LastSequence;
    }

    public void Refresh()
    {
        // Its owner and its reader are one.
    }

    public IEnumerable<JournalRecord> Read(long fromSequence = 1) => keepRecords
        ? _records.Take(_durableRecords).SkipWhile(record => record.LastSequence < fromSequence)
        : throw new InvalidOperationException("This journal keeps hashes only.");

    public void SaveSnapshot(long sequence, string fingerprint, ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sequence, DurableSequence);
        _snapshots.RemoveAll(old => old.Sequence == sequence);
        _snapshots.Add(new JournalSnapshot(sequence, fingerprint, bytes.ToArray()));
        if (_snapshots.Count > SqliteJournalStore.SnapshotsKept)
            _snapshots.Remove(_snapshots.MinBy(snapshot => snapshot.Sequence)!);
    }

    public JournalSnapshot? LatestSnapshot(string fingerprint, long upTo = long.MaxValue) => _snapshots
        .Where(snapshot => snapshot.Fingerprint == fingerprint && snapshot.Sequence <= upTo)
        .MaxBy(snapshot => snapshot.Sequence);

    public void Dispose() => _chain.Dispose();
}
