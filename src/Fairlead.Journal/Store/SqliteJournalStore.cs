namespace Fairlead.Journal.Store;

/// <summary>A journal in one SQLite file: write-ahead log, full sync, one transaction a flush (docs/adr/0003).</summary>
/// <remarks>
/// One thread at a time. One writer a file, kept by a lock file beside it. Readers may look on. A batch that could not
/// be written because the disk was full is kept, and the next flush writes it: the journal has no gap.
/// </remarks>
public sealed class SqliteJournalStore : IJournalStore
{
    /// <summary>Snapshots a journal keeps; older ones are dropped when a new one is saved.</summary>
    public const int SnapshotsKept = 4;

    private readonly string _path;
    private readonly IWriteGate _gate;
    private readonly SqliteDatabase _database;
    private readonly JournalLock? _owner;
    private readonly RecordChain _chain;
    private readonly PendingBatch _batch;
    private readonly SqliteStatement? _insert, _begin, _commit, _rollback;
    private JournalException? _broken;

    private SqliteJournalStore(
        string path, JournalOptions options, SqliteDatabase database, JournalLock? owner, RecordChain chain, JournalMetadata metadata)
    {
        (_path, _gate, _database, _owner, _chain, Metadata) = (path, options.Gate, database, owner, chain, metadata);
        _batch = new PendingBatch(options.MaxBatchBytes);
        DurableSequence = chain.LastSequence;
        if (owner is null)
            return;
        _begin = database.Prepare("BEGIN IMMEDIATE");
        _commit = database.Prepare("COMMIT");
        _rollback = database.Prepare("ROLLBACK");
        _insert = database.Prepare("""
            INSERT INTO record(sequence,count,at,kind,name,version,causation,correlation,payload,hash)
            VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)
            """);
        owner.Note(DurableSequence, chain.Head);
    }

    /// <summary>What the file says of itself.</summary>
    public JournalMetadata Metadata { get; }

    /// <summary>Version of the SQLite in use.</summary>
    public static string SqliteVersion => SqliteLibrary.Version;

    public long LastSequence => _chain.LastSequence;
    public long DurableSequence { get; private set; }
    public RecordHash HeadHash => _chain.Head;

    /// <summary>Makes a new journal file and opens it for appending.</summary>
    /// <param name="path">Of the file; its folder exists.</param>
    /// <param name="metadata">What the file will say of itself.</param>
    /// <param name="options">Null takes the defaults.</param>
    /// <exception cref="JournalException">Exists, Missing (no such folder), ReadOnly, NoSpace or InUse.</exception>
    public static SqliteJournalStore Create(string path, JournalMetadata metadata, JournalOptions? options = null)
    {
        var owner = JournalLock.Take(path);
        try
        {
            if (File.Exists(path))
                throw new JournalException(JournalFault.Exists, path, sequence: null, "the file is already there");
            // A head left by a journal that was moved away says nothing about this one.
            owner.Note(0, default);
            JournalSchema.CreateFile(path, metadata);
        }
        catch
        {
            owner.Dispose();
            throw;
        }

        return OpenHeld(path, owner, options ?? JournalOptions.Default);
    }

    /// <summary>Opens an existing journal and verifies its whole chain.</summary>
    /// <exception cref="JournalException">Missing, InUse, NotAJournal, NewerVersion, Altered, ReadOnly, NoSpace or
    /// DiskFailed.</exception>
    public static SqliteJournalStore Open(string path, OpenMode mode = OpenMode.Append, JournalOptions? options = null)
    {
        if (!File.Exists(path))
            throw new JournalException(JournalFault.Missing, path, sequence: null, "there is no such file");
        if (mode == OpenMode.ReadOnly)
            return OpenVerified(path, owner: null, options ?? JournalOptions.Default);
        var owner = JournalLock.Take(path);
        if (mode == OpenMode.Append)
            return OpenHeld(path, owner, options ?? JournalOptions.Default);
        try
        {
            JournalRepair.Run(path, owner);
        }
        catch
        {
            owner.Dispose();
            throw;
        }

        return OpenHeld(path, owner, options ?? JournalOptions.Default);
    }

    public long Append(in RecordDraft draft)
    {
        RequireUsable();
        if (!_batch.Takes(draft))
            throw new JournalException(JournalFault.NoSpace, _path, _chain.LastSequence + 1,
                "too much waits for the disk already");
        var (header, hash) = _chain.Extend(draft);
        _batch.Add(header, hash, draft.Name, draft.Payload);
        return header.Sequence;
    }

    public void Flush()
    {
        RequireUsable();
        if (_batch.Count == 0)
            return;
        try
        {
            WriteBatch();
        }
        catch (JournalException e) when (e.Fault is not (JournalFault.NoSpace or JournalFault.InUse))
        {
            // After a failed sync nobody knows what is on the disk: only opening again tells.
            _broken = e;
            throw;
        }

        _gate.BeforeWrite(WriteStep.Committed);
        _owner!.Note(DurableSequence, _chain.Head);
    }

    public IEnumerable<JournalRecord> Read(long fromSequence = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fromSequence, 1);
        if (fromSequence > DurableSequence)
            yield break;
        var (next, end) = (fromSequence, DurableSequence);
        using var rows = ChainScan.From(_database, fromSequence);
        while (next <= end)
        {
            // The chain was verified at opening; what can still fail is the way to a record, or the disk.
            var record = rows.Step() ? ChainScan.Copy(rows, _path) : null;
            if (record is null || record.Sequence > next || record.LastSequence < next)
                throw new JournalException(JournalFault.Altered, _path, next, "it is missing");
            next = record.LastSequence + 1;
            yield return record;
        }
    }

    public void SaveSnapshot(long sequence, string fingerprint, ReadOnlySpan<byte> bytes)
    {
        RequireUsable();
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sequence, DurableSequence);
        _gate.BeforeWrite(WriteStep.Snapshot);
        using var insert = _database.Prepare("INSERT OR REPLACE INTO snapshot(sequence,fingerprint,bytes,seal) VALUES(?1,?2,?3,?4)");
        insert.Bind(1, sequence);
        insert.BindText(2, fingerprint);
        insert.BindBlob(3, bytes);
        Span<byte> seal = stackalloc byte[RecordHash.SizeInBytes];
        SnapshotSeal.Of(ChainAt(sequence), sequence, fingerprint, bytes).CopyTo(seal);
        insert.BindBlob(4, seal);
        insert.Run();
        using var prune = _database.Prepare(
            "DELETE FROM snapshot WHERE sequence NOT IN (SELECT sequence FROM snapshot ORDER BY sequence DESC LIMIT ?1)");
        prune.Bind(1, SnapshotsKept);
        prune.Run();
    }

    public JournalSnapshot? LatestSnapshot(string fingerprint, long upTo = long.MaxValue)
    {
        using var rows = _database.Prepare(
            "SELECT sequence,bytes,seal FROM snapshot WHERE fingerprint=?1 AND sequence<=?2 ORDER BY sequence DESC");
        rows.BindText(1, fingerprint);
        rows.Bind(2, Math.Min(upTo, DurableSequence));
        while (rows.Step())
        {
            var sequence = rows.Long(0);
            var bytes = rows.Bytes(1);
            var seal = rows.Bytes(2);
            if (sequence >= 1 && seal.Length == RecordHash.SizeInBytes
                && SnapshotSeal.Of(ChainAt(sequence), sequence, fingerprint, bytes) == new RecordHash(seal))
                return new JournalSnapshot(sequence, fingerprint, bytes.ToArray());
        }

        return null;
    }

    /// <summary>Closes the file; what was not flushed is gone.</summary>
    public void Dispose()
    {
        foreach (var statement in new[] { _insert, _begin, _commit, _rollback })
            statement?.Dispose();
        _database.Dispose();
        _chain.Dispose();
        _owner?.Dispose();
    }

    private static SqliteJournalStore OpenHeld(string path, JournalLock owner, JournalOptions options)
    {
        try
        {
            return OpenVerified(path, owner, options);
        }
        catch
        {
            owner.Dispose();
            throw;
        }
    }

    private static SqliteJournalStore OpenVerified(string path, JournalLock? owner, JournalOptions options)
    {
        // Read before the records: a writer beside us may move on, and its head with it.
        var head = JournalLock.LastHead(path);
        var database = owner is null ? SqliteDatabase.OpenForReading(path) : SqliteDatabase.OpenForWriting(path);
        var chain = new RecordChain();
        try
        {
            var metadata = JournalSchema.Read(database, path);
            if (ChainScan.Verify(database, path, chain, head) is { } fault)
                throw fault;
            if (owner is not null)
            {
                JournalSchema.ApplyWriterSettings(database);
                ReserveLog(path, options.LogReserveBytes);
            }

            return new SqliteJournalStore(path, options, database, owner, chain, metadata);
        }
        catch
        {
            database.Dispose();
            chain.Dispose();
            throw;
        }
    }

    /// <summary>Fills the write-ahead log with zeros up to a length; SQLite takes what follows its last frame for
    /// nothing, as it does with the rest of an earlier round.</summary>
    private static void ReserveLog(string path, int bytes)
    {
        try
        {
            using var log = File.OpenHandle(path + "-wal", FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
            var zeros = new byte[1 << 20];
            for (var end = RandomAccess.GetLength(log); end < bytes; end += zeros.Length)
                RandomAccess.Write(log, zeros.AsSpan(0, (int)Math.Min(zeros.Length, bytes - end)), end);
            RandomAccess.FlushToDisk(log);
        }
        catch (IOException)
        {
            // A comfort; the first commit will tell whether the disk is full.
        }
    }

    private void WriteBatch()
    {
        var committed = false;
        try
        {
            _begin!.Run();
            for (var index = 0; index < _batch.Count; index++)
                Insert(index);
            _gate.BeforeWrite(WriteStep.Commit);
            _commit!.Run();
            committed = true;
        }
        finally
        {
            // SQLite ends the transaction itself after some failures.
            if (!committed && _database.InTransaction)
                _rollback!.Run();
        }

        _batch.Clear();
        DurableSequence = _chain.LastSequence;
    }

    private void Insert(int index)
    {
        _gate.BeforeWrite(WriteStep.Record);
        ref readonly var header = ref _batch.Header(index);
        var insert = _insert!;
        insert.Bind(1, header.Sequence);
        insert.Bind(2, header.Count);
        insert.Bind(3, header.At.Nanos);
        insert.Bind(4, (long)header.Kind);
        insert.BindText(5, _batch.Name(index));
        insert.Bind(6, header.Version);
        insert.Bind(7, header.Causation);
        insert.Bind(8, header.Correlation);
        if (header.Kind == RecordKind.MarketPage || _batch.Payload(index).IsEmpty)
            insert.BindBlob(9, _batch.Payload(index));
        else
            insert.BindText(9, _batch.Payload(index));
        Span<byte> hash = stackalloc byte[RecordHash.SizeInBytes];
        _batch.Hash(index).CopyTo(hash);
        insert.BindBlob(10, hash);
        insert.Run();
    }

    private RecordHash ChainAt(long sequence)
    {
        using var row = _database.Prepare("SELECT hash FROM record WHERE sequence<=?1 ORDER BY sequence DESC LIMIT 1");
        row.Bind(1, sequence);
        return row.Step() && row.Bytes(0).Length == RecordHash.SizeInBytes ? new RecordHash(row.Bytes(0)) : default;
    }

    private void RequireUsable()
    {
        if (_owner is null)
            throw new JournalException(JournalFault.ReadOnly, _path, sequence: null, "it was opened for reading");
        if (_broken is not null)
            throw new JournalException(_broken.Fault, _path, sequence: null, "it failed before and must be opened again", _broken);
    }
}
