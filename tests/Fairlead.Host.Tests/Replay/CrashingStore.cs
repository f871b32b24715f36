using Fairlead.Journal.Store;

namespace Fairlead.Host.Tests.Replay;

/// <summary>The power went.</summary>
internal sealed class PowerCutException : Exception;

/// <summary>A journal in memory that dies in the n-th durable write (a flush or a snapshot); what was flushed before stays.</summary>
/// <remarks>An append only fills memory: dying there leaves what dying in the next flush leaves.</remarks>
internal sealed class CrashingStore(int? crashAt) : IJournalStore
{
    private readonly MemoryJournalStore _store = new();

    public int Writes { get; private set; }

    /// <summary>Called after each flush, in the middle of the turn that asked for it.</summary>
    public Action? Flushed { get; set; }

    public long LastSequence => _store.LastSequence;
    public long DurableSequence => _store.DurableSequence;
    public RecordHash HeadHash => _store.HeadHash;

    public long Append(in RecordDraft draft) => _store.Append(draft);

    public void Flush()
    {
        CountWrite();
        _store.Flush();
        Flushed?.Invoke();
    }

    public void SaveSnapshot(long sequence, string fingerprint, ReadOnlySpan<byte> bytes)
    {
        CountWrite();
        _store.SaveSnapshot(sequence, fingerprint, bytes);
    }

    public void Refresh() => _store.Refresh();
    public IEnumerable<JournalRecord> Read(long fromSequence = 1) => _store.Read(fromSequence);
    public JournalSnapshot? LatestSnapshot(string fingerprint, long upTo = long.MaxValue) => _store.LatestSnapshot(fingerprint, upTo);

    /// <summary>The journal as a new process finds it.</summary>
    public MemoryJournalStore AfterPowerCut()
    {
        var found = new MemoryJournalStore();
        foreach (var record in _store.Read())
            Recovery.Append(found, record);

        found.Flush();
        return found;
    }

    public void Dispose() => _store.Dispose();

    private void CountWrite()
    {
        if (++Writes == crashAt)
            throw new PowerCutException();
    }
}
