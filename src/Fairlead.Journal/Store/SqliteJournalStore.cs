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
    private readonly SnapshotTable _snapshots;
    private readonly SqliteStatement? _insert, _begin, _commit, _rollback;
    private JournalException? _broken;

    private SqliteJournalStore(
        string path, JournalOptions options, SqliteDatabase database, JournalLock? owner, RecordChain chain, JournalMetadata metadata)
    {
        (_path, _gate, _database, _owner, _chain, Metadata) = (path, options.Gate, database, owner, chain, metadata);
        _batch = new PendingBatch(options.MaxBatchBytes);
        _snapshots = new SnapshotTable(database);
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
        return Owned(path, options, owner =>
        {
            if (File.Exists(path))
                throw new JournalException(JournalFault.Exists, path, sequence: null, "the file is already there");
            // A head left by a journal that was moved away says nothing about this one.
            owner.Note(0, default);
            JournalSchema.CreateFile(path, metadata);
        });
    }

    /// <summary>Opens an existing journal and verifies its whole chain.</summary>
    /// <exception cref="JournalException">Missing, InUse, NotAJournal, NewerVersion, Altered, ReadOnly, NoSpace or
    /// DiskFailed.</exception>
    public static SqliteJournalStore Open(string path, OpenMode mode = OpenMode.Append, JournalOptions? options = null)
    {
        if (!File.Exists(path))
            throw new JournalException(JournalFault.Missing, path, sequence: null, "there is no such file");
        return mode switch
        {
            OpenMode.ReadOnly => OpenVerified(path, owner: null, options ?? JournalOptions.Default),
            OpenMode.Repair => Owned(path, options, owner => JournalRepair.Run(path, owner)),
            _ => Owned(path, options, prepare: null),
        };
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

    /// <summary>Durable records without market pages, from a sequence on, or from it back; for showing.</summary>
    /// <exception cref="JournalException">Altered: a record has no record's shape.</exception>
    public IEnumerable<JournalRecord> ReadMessages(long fromSequence, bool isBackwards)
    {
        using var rows = ChainScan.Messages(_database, isBackwards ? Math.Min(fromSequence, DurableSequence) : fromSequence, isBackwards);
        while (rows.Step() && rows.Long(0) <= DurableSequence)
            yield return ChainScan.Copy(rows, _path);
    }

    /// <summary>For a reader beside a running desk: takes in what was written since, verified from where this one stood, so that
    /// the whole chain is walked once and not at each look.</summary>
    /// <exception cref="JournalException">Altered: what is new does not follow, or is not all there. Open it again.</exception>
    /// <exception cref="InvalidOperationException">This one writes the journal itself.</exception>
    public void Follow()
    {
        if (_owner is not null)
            throw new InvalidOperationException("A writer follows nobody.");
        var head = JournalLock.LastHead(_path);
        if (ChainScan.Verify(_database, _path, _chain, head) is { } fault)
            throw fault;
        DurableSequence = _chain.LastSequence;
    }

    /// <summary>Another reader of the same file for another thread, as far as this one has verified; nothing is verified again.</summary>
    /// <exception cref="JournalException">Missing, ReadOnly or DiskFailed.</exception>
    public SqliteJournalStore Twin() =>
        new(_path, JournalOptions.Default, SqliteDatabase.OpenForReading(_path), owner: null, _chain.Copy(), Metadata);

    public void SaveSnapshot(long sequence, string fingerprint, ReadOnlySpan<byte> bytes)
    {
        RequireUsable();
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sequence, DurableSequence);
        _gate.BeforeWrite(WriteStep.Snapshot);
        _snapshots.Save(sequence, fingerprint, bytes);
    }

    public JournalSnapshot? LatestSnapshot(string fingerprint, long upTo = long.MaxValue) =>
        _snapshots.Latest(fingerprint, Math.Min(upTo, DurableSequence));

    /// <summary>Closes the file; what was not flushed is gone.</summary>
    public void Dispose()
    {
        foreach (var statement in new[] { _insert, _begin, _commit, _rollback })
            statement?.Dispose();
        _database.Dispose();
        _chain.Dispose();
        _owner?.Dispose();
    }

    private static SqliteJournalStore Owned(string path, JournalOptions? options, Action<JournalLock>? prepare)
    {
        var owner = JournalLock.Take(path);
        try
        {
            prepare?.Invoke(owner);
            return OpenVerified(path, owner, options ?? JournalOptions.Default);
        }
        catch (Exception e)
        {
            owner.Dispose();
            if (FileFault.Explains(e))
                throw FileFault.Of(e, path);
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
                if (!options.IsDurable)
                    database.Execute("PRAGMA synchronous=OFF");
                LogReserve.LayOut(path, options.LogReserveBytes);
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

    private void RequireUsable()
    {
        if (_owner is null)
            throw new JournalException(JournalFault.ReadOnly, _path, sequence: null, "it was opened for reading");
        if (_broken is not null)
            throw new JournalException(_broken.Fault, _path, sequence: null, "it failed before and must be opened again", _broken);
    }
}
