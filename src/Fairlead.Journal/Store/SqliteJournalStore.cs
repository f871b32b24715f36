namespace Fairlead.Journal.Store;

/// <summary>A journal in one SQLite file: write-ahead log, full sync, one transaction a flush (docs/adr/0003).</summary>
/// <remarks>
/// One thread at a time, <see cref="RenewLease"/> and <see cref="Lost"/> excepted. One owner a file, by a lease with a fence
/// that every write finds its own or fails (docs/adr/0007). Readers may look on. A batch that could not be written because
/// the disk was full is kept, and the next flush writes it: the journal has no gap.
/// </remarks>
public sealed class SqliteJournalStore : IJournalStore
{
    /// <summary>Snapshots a journal keeps; older ones are dropped when a new one is saved.</summary>
    public const int SnapshotsKept = 4;

    private readonly string _path;
    private readonly IWriteGate _gate;
    private readonly SqliteDatabase _database;
    private readonly OwnershipLease? _lease;
    private readonly RecordChain _chain;
    private readonly PendingBatch _batch;
    private readonly SnapshotTable _snapshots;
    private readonly FencedTransaction? _transaction;
    private readonly SqliteStatement? _insert;
    private readonly Action _insertBatch;
    private JournalException? _broken;
    private bool _isDisposed;

    private SqliteJournalStore(
        string path, JournalOptions options, SqliteDatabase database, OwnershipLease? lease, RecordChain chain, JournalMetadata metadata)
    {
        (_path, _gate, _database, _lease, _chain, Metadata) = (path, options.Gate, database, lease, chain, metadata);
        _batch = new PendingBatch(options.MaxBatchBytes);
        _snapshots = new SnapshotTable(database);
        _insertBatch = InsertBatch;
        DurableSequence = chain.LastSequence;
        if (lease is null)
            return;
        _transaction = new FencedTransaction(database, path, lease.Fence);
        _insert = database.Prepare("""
            INSERT INTO record(sequence,count,at,kind,name,version,causation,correlation,payload,hash)
            VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)
            """);
    }

    /// <summary>What the file says of itself.</summary>
    public JournalMetadata Metadata { get; }

    /// <summary>Version of the SQLite in use.</summary>
    public static string SqliteVersion => SqliteLibrary.Version;

    public long LastSequence => _chain.LastSequence;
    public long DurableSequence { get; private set; }
    public RecordHash HeadHash => _chain.Head;

    /// <summary>Number of this ownership, greater than that of every owner before; 0 when opened for reading.</summary>
    public long Fence => _lease?.Fence ?? 0;

    /// <summary>Why this store owns its journal no more (Fenced), or null while nothing tells so. The heartbeat sets it within
    /// a fifth of the lease's life; any thread may ask.</summary>
    public JournalException? Lost => _lease?.Lost ?? (_broken?.Fault == JournalFault.Fenced ? _broken : null);

    /// <summary>Makes a new journal file and opens it for appending.</summary>
    /// <param name="path">Of the file; its folder exists.</param>
    /// <param name="metadata">What the file will say of itself.</param>
    /// <param name="options">Null takes the defaults.</param>
    /// <exception cref="JournalException">Exists, Missing (no such folder), ReadOnly, NoSpace or InUse.</exception>
    public static SqliteJournalStore Create(string path, JournalMetadata metadata, JournalOptions? options = null)
    {
        try
        {
            // Only while the file is made: whose it is then, its lease tells.
            using var making = JournalLock.Take(path);
            if (File.Exists(path))
                throw new JournalException(JournalFault.Exists, path, sequence: null, "the file is already there");
            // A head left by a journal that was moved away says nothing about this one.
            File.Delete(path + ".head");
            JournalSchema.CreateFile(path, metadata);
        }
        catch (Exception e) when (FileFault.Explains(e))
        {
            throw FileFault.Of(e, path);
        }

        return Open(path, OpenMode.Append, options);
    }

    /// <summary>Opens a journal for appending, and makes it first when it is not there.</summary>
    /// <param name="path">Of the file; its folder exists.</param>
    /// <param name="metadata">What a new file will say of itself; an existing one says what it says.</param>
    /// <param name="options">Null takes the defaults.</param>
    /// <exception cref="JournalException">As for <see cref="Open"/>. Exists: another process made it at the same time.</exception>
    public static SqliteJournalStore OpenOrCreate(string path, JournalMetadata metadata, JournalOptions? options = null) =>
        File.Exists(path) ? Open(path, OpenMode.Append, options) : Create(path, metadata, options);

    /// <summary>Opens an existing journal and verifies its whole chain.</summary>
    /// <exception cref="JournalException">Missing, InUse (with the <see cref="JournalException.Holder"/>), NotAJournal,
    /// NewerVersion, Altered, ReadOnly, NoSpace or DiskFailed.</exception>
    public static SqliteJournalStore Open(string path, OpenMode mode = OpenMode.Append, JournalOptions? options = null)
    {
        if (!File.Exists(path))
            throw new JournalException(JournalFault.Missing, path, sequence: null, "there is no such file");
        try
        {
            if (mode == OpenMode.Repair)
            {
                using var repairing = JournalLock.Take(path);
                JournalRepair.Run(path);
            }

            return OpenVerified(path, isOwner: mode != OpenMode.ReadOnly, options ?? JournalOptions.Default);
        }
        catch (Exception e) when (FileFault.Explains(e))
        {
            throw FileFault.Of(e, path);
        }
    }

    /// <summary>Renews the lease now, as its heartbeat does by itself. From any thread.</summary>
    /// <exception cref="JournalException">Fenced: another process owns the journal. InUse, NoSpace or DiskFailed: not
    /// renewed, try again. ReadOnly: there is no lease.</exception>
    public void RenewLease() => (_lease ?? throw NotForWriting()).Renew();

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
            _transaction!.Run(_insertBatch);
        }
        catch (JournalException e) when (!e.IsForNow)
        {
            // After a failed sync nobody knows what is on the disk: only opening again tells.
            _broken = e;
            throw;
        }

        _batch.Clear();
        DurableSequence = _chain.LastSequence;
        _gate.BeforeWrite(WriteStep.Committed);
        _lease!.Head.Write(DurableSequence, _chain.Head);
    }

    public void Refresh()
    {
        if (_lease is not null)
            return;
        // Read before the records, as at opening.
        var head = HeadNote.Last(_path);
        var fault = ChainScan.Verify(_database, _path, _chain, head);
        DurableSequence = _chain.LastSequence;
        if (fault is not null)
            throw fault;
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

    /// <summary>Durable records without market pages, from a sequence on, or from it back; for showing.</summary>
    /// <exception cref="JournalException">Altered: a record has no record's shape.</exception>
    public IEnumerable<JournalRecord> ReadMessages(long fromSequence, bool isBackwards)
    {
        using var rows = ChainScan.Messages(_database, isBackwards ? Math.Min(fromSequence, DurableSequence) : fromSequence, isBackwards);
        while (rows.Step() && rows.Long(0) <= DurableSequence)
            yield return ChainScan.Copy(rows, _path);
    }

    /// <summary>Another reader of the same file for another thread, as far as this one has verified; nothing is verified again.</summary>
    /// <exception cref="JournalException">Missing, ReadOnly or DiskFailed.</exception>
    public SqliteJournalStore Twin() =>
        new(_path, JournalOptions.Default, SqliteDatabase.OpenForReading(_path), lease: null, _chain.Copy(), Metadata);

    public void SaveSnapshot(long sequence, string fingerprint, ReadOnlySpan<byte> bytes)
    {
        RequireUsable();
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sequence, DurableSequence);
        _gate.BeforeWrite(WriteStep.Snapshot);
        // The span cannot be captured, and a snapshot is rare.
        var copy = bytes.ToArray();
        try
        {
            _transaction!.Run(() => _snapshots.Save(sequence, fingerprint, copy));
        }
        catch (JournalException e) when (e.Fault == JournalFault.Fenced)
        {
            _broken = e;
            throw;
        }
    }

    public JournalSnapshot? LatestSnapshot(string fingerprint, long upTo = long.MaxValue) =>
        _snapshots.Latest(fingerprint, Math.Min(upTo, DurableSequence));

    /// <summary>Closes the file; what was not flushed is gone.</summary>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _insert?.Dispose();
        _transaction?.Dispose();
        _lease?.Release(_database);
        _database.Dispose();
        _chain.Dispose();
    }

    private static SqliteJournalStore OpenVerified(string path, bool isOwner, JournalOptions options)
    {
        // Read before the records: a writer beside us may move on, and its head with it.
        var head = HeadNote.Last(path);
        var database = isOwner ? SqliteDatabase.OpenForWriting(path) : SqliteDatabase.OpenForReading(path);
        var chain = new RecordChain();
        OwnershipLease? lease = null;
        try
        {
            database.Execute("BEGIN");
            var metadata = JournalSchema.Read(database, path);
            if (!isOwner)
                Verify();
            database.Execute("COMMIT");
            if (isOwner)
            {
                JournalSchema.ApplyWriterSettings(database);
                if (!options.IsDurable)
                    database.Execute("PRAGMA synchronous=OFF");
                lease = OwnershipLease.Take(database, path, metadata, options, Verify);
            }

            return new SqliteJournalStore(path, options, database, lease, chain, metadata);
        }
        catch
        {
            lease?.Dispose();
            database.Dispose();
            chain.Dispose();
            throw;
        }

        (long Sequence, RecordHash Hash) Verify() => ChainScan.Verify(database, path, chain, head) is { } fault
            ? throw fault
            : (chain.LastSequence, chain.Head);
    }

    private void InsertBatch()
    {
        for (var index = 0; index < _batch.Count; index++)
            Insert(index);
        _gate.BeforeWrite(WriteStep.Commit);
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

    private void RequireUsable()
    {
        if (_lease is null)
            throw NotForWriting();
        if (_lease.Lost is { } lost)
            _broken = lost;
        if (_broken is not null)
            throw new JournalException(_broken.Fault, _path, sequence: null,
                $"this store is finished: {_broken.Detail}", _broken) { Holder = _broken.Holder };
    }

    private JournalException NotForWriting() =>
        new(JournalFault.ReadOnly, _path, sequence: null, "it was opened for reading");
}
