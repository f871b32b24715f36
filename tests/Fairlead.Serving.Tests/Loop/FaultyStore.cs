using Fairlead.Journal.Store;

namespace Fairlead.Serving.Tests.Loop;

/// <summary>A journal in memory whose flush can be made to fail, or to wait.</summary>
internal sealed class FaultyStore : IJournalStore
{
    private readonly MemoryJournalStore _store = new();
    private volatile int _failures;
    private volatile string? _fault;

    /// <summary>Called on the desk's thread before each flush that has something to write.</summary>
    public Action? Flushing { get; set; }

    /// <summary>Flushes that failed.</summary>
    public int Failures => _failures;

    public long LastSequence => _store.LastSequence;
    public long DurableSequence => _store.DurableSequence;
    public RecordHash HeadHash => _store.HeadHash;

    /// <summary>From now on each flush fails; null mends it.</summary>
    public void Fail(JournalFault? fault) => _fault = fault?.ToString();

    public long Append(in RecordDraft draft) => _store.Append(draft);

    public void Flush()
    {
        if (DurableSequence == LastSequence)
            return;
        Flushing?.Invoke();
        if (_fault is { } fault)
        {
            Interlocked.Increment(ref _failures);
            throw new JournalException(Enum.Parse<JournalFault>(fault), file: null, sequence: null, "the disk is full, for a test");
        }

        _store.Flush();
    }

    public void Refresh() => _store.Refresh();
    public IEnumerable<JournalRecord> Read(long fromSequence = 1) => _store.Read(fromSequence);
    public void SaveSnapshot(long sequence, string fingerprint, ReadOnlySpan<byte> bytes) => _store.SaveSnapshot(sequence, fingerprint, bytes);
    public JournalSnapshot? LatestSnapshot(string fingerprint, long upTo = long.MaxValue) => _store.LatestSnapshot(fingerprint, upTo);

    public void Dispose() => _store.Dispose();
}
