namespace Fairlead.Journal.Store;

/// <summary>
/// The append-only journal of one account. One thread at a time; the contract a server database can serve later.
/// </summary>
/// <remarks>Disposing does not flush: what was not flushed was never promised to anyone.</remarks>
public interface IJournalStore : IDisposable
{
    /// <summary>Sequence of the last appended item, 0 when there is none.</summary>
    public long LastSequence { get; }

    /// <summary>Sequence of the last item that survives a crash, at most <see cref="LastSequence"/>.</summary>
    public long DurableSequence { get; }

    /// <summary>Hash of the last appended record.</summary>
    public RecordHash HeadHash { get; }

    /// <summary>Adds a record to the open batch and returns its first sequence. Durable after <see cref="Flush"/>.</summary>
    /// <exception cref="JournalException">ReadOnly, or NoSpace when the batch in memory has reached its bound.</exception>
    /// <exception cref="ArgumentException">The draft breaks a limit of <see cref="RecordDraft"/>.</exception>
    public long Append(in RecordDraft draft);

    /// <summary>Makes the batch durable, all or nothing. Does nothing when the batch is empty.</summary>
    /// <exception cref="JournalException">NoSpace or InUse: the batch is kept, call again later. Fenced: another process took the
    /// journal over, nothing was written, stop acting. DiskFailed, Altered or ReadOnly: open the journal again. After any of
    /// these four this store is finished.</exception>
    public void Flush();

    /// <summary>Looks for what the owner of a journal opened for reading has appended since, and verifies it. Moves
    /// <see cref="LastSequence"/> and <see cref="DurableSequence"/>; an owner's own store has nothing to look for.</summary>
    /// <exception cref="JournalException">Altered: it does not follow from what was there. InUse: try again.</exception>
    public void Refresh();

    /// <summary>Durable records in order, from the one that holds <paramref name="fromSequence"/> on.</summary>
    /// <exception cref="JournalException">Altered: a record is missing.</exception>
    public IEnumerable<JournalRecord> Read(long fromSequence = 1);

    /// <summary>Keeps the engine's state after a durable sequence. Older snapshots beyond a few are dropped.</summary>
    /// <param name="sequence">The last item the state has seen; durable.</param>
    /// <param name="fingerprint">Identifies the shape of <paramref name="bytes"/>.</param>
    /// <param name="bytes">The state.</param>
    /// <exception cref="JournalException">As for <see cref="Flush"/>.</exception>
    public void SaveSnapshot(long sequence, string fingerprint, ReadOnlySpan<byte> bytes);

    /// <summary>The latest sound snapshot of a shape at or before a sequence, or null. Damaged ones are passed over.</summary>
    public JournalSnapshot? LatestSnapshot(string fingerprint, long upTo = long.MaxValue);
}
