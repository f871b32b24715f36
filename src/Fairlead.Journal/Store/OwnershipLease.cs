namespace Fairlead.Journal.Store;

/// <summary>
/// Ownership of a journal: the lease row with a fence of its own, the lock file that proves a living process, and the
/// heartbeat that renews the lease (docs/adr/0007).
/// </summary>
/// <remarks>Thread-safe: the heartbeat has its own thread and, from the first beat on, its own connection.</remarks>
internal sealed class OwnershipLease : IDisposable
{
    private const int BeatsPerLife = 5;

    private readonly string _path;
    private readonly TimeProvider _clock;
    private readonly JournalLock _lock;
    private readonly ITimer _heartbeat;
    private readonly Lock _guard = new();
    private SqliteDatabase? _database;
    private FencedTransaction? _transaction;
    private volatile JournalException? _lost;
    private bool _isDisposed;

    private OwnershipLease(string path, JournalOptions options, JournalLock lockFile, HeadNote head, long fence)
    {
        (_path, _clock, _lock, Head, Fence) = (path, options.Clock, lockFile, head, fence);
        var every = options.LeaseLife / BeatsPerLife;
        _heartbeat = _clock.CreateTimer(_ => Beat(), state: null, every, every);
    }

    public long Fence { get; }

    /// <summary>For the writer's thread.</summary>
    public HeadNote Head { get; }

    /// <summary>Set by the first renewal that found another owner.</summary>
    public JournalException? Lost => _lost;

    /// <summary>Takes a journal in one transaction: whoever else tries waits for its end, and finds the new owner.</summary>
    /// <param name="database">The writer's connection, in no transaction.</param>
    /// <param name="path">Of the journal.</param>
    /// <param name="metadata">What its file says of itself.</param>
    /// <param name="options">Owner, clock, life of the lease, space to lay out.</param>
    /// <param name="prove">Throws when the journal is not fit to be owned; nothing is written then. Returns where it ends.</param>
    /// <exception cref="JournalException">InUse with the holder, what <paramref name="prove"/> throws, ReadOnly, NoSpace or
    /// DiskFailed.</exception>
    public static OwnershipLease Take(
        SqliteDatabase database, string path, JournalMetadata metadata, JournalOptions options, Func<(long Sequence, RecordHash Hash)> prove)
    {
        JournalLock? lockFile = null;
        HeadNote? head = null;
        try
        {
            Begin(database, path);
            JournalSchema.Upgrade(database, metadata);
            var last = LeaseTable.Last(database);
            var now = options.Clock.Now();
            lockFile = JournalLock.TryTake(path);
            if (lockFile is null && (last is null || last.IsReleased || !last.Holder.IsExpired(now)))
                throw JournalOwnership.InUse(path, last?.Holder);
            var (sequence, hash) = prove();
            // Nobody else appends to the log while this transaction lasts.
            LogReserve.LayOut(path, options.LogReserveBytes);
            var holder = new JournalHolder(options.Owner, Environment.ProcessId, Environment.MachineName,
                1 + Math.Max(last?.Holder.Fence ?? 0, options.FenceAfter), Since: now, Renewed: now, options.LeaseLife);
            LeaseTable.Write(database, holder);
            // The old owner is frozen. Its lock goes to nobody; the next one proves that we live.
            lockFile ??= JournalLock.Replace(path) ?? throw JournalOwnership.InUse(path, last!.Holder);
            head = HeadNote.Replace(path, sequence, hash);
            database.Execute("COMMIT");
            return new OwnershipLease(path, options, lockFile, head, holder.Fence);
        }
        catch
        {
            if (database.InTransaction)
                database.Execute("ROLLBACK");
            head?.Dispose();
            lockFile?.Dispose();
            throw;
        }
    }

    /// <summary>Tells that the owner lives. A commit without a sync: after a power cut nobody needs it.</summary>
    /// <exception cref="JournalException">Fenced: another took the journal over. InUse, NoSpace or DiskFailed: not renewed,
    /// try again.</exception>
    public void Renew()
    {
        lock (_guard)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            try
            {
                _transaction ??= Connect();
                _transaction.Run(WriteRenewal);
            }
            catch (JournalException e) when (e.Fault == JournalFault.Fenced)
            {
                _lost = e;
                throw;
            }
        }
    }

    /// <summary>Ends the heartbeat and gives the journal back, if it is still ours.</summary>
    /// <param name="database">The writer's connection, in no transaction.</param>
    public void Release(SqliteDatabase database)
    {
        Dispose();
        try
        {
            using var transaction = new FencedTransaction(database, _path, Fence);
            transaction.Run(() => database.Execute("UPDATE lease SET released=1"));
        }
        catch (JournalException)
        {
            // Taken over, busy or a full disk. The lock is dropped, which says the same.
        }
    }

    /// <summary>Ends the heartbeat and drops the lock, as a death of the process does.</summary>
    public void Dispose()
    {
        _heartbeat.Dispose();
        lock (_guard)
        {
            _isDisposed = true;
            _transaction?.Dispose();
            _database?.Dispose();
            Head.Dispose();
            _lock.Dispose();
        }
    }

    private static void Begin(SqliteDatabase database, string path)
    {
        try
        {
            database.Execute("BEGIN IMMEDIATE");
        }
        catch (JournalException e) when (e.Fault == JournalFault.InUse)
        {
            // Its owner is writing, or was frozen in the middle of a write and keeps SQLite's lock until it goes on or ends.
            throw JournalOwnership.InUse(path, LeaseTable.Last(database)?.Holder, e);
        }
    }

    private FencedTransaction Connect()
    {
        _database ??= SqliteDatabase.OpenForWriting(_path);
        _database.Execute("PRAGMA synchronous=NORMAL");
        return new FencedTransaction(_database, _path, Fence);
    }

    private void WriteRenewal()
    {
        using var update = _database!.Prepare("UPDATE lease SET renewed=?1");
        update.Bind(1, _clock.Now().Nanos);
        update.Run();
    }

    private void Beat()
    {
        try
        {
            lock (_guard)
            {
                if (!_isDisposed && Lost is null)
                    Renew();
            }
        }
        catch (JournalException)
        {
            // Fenced is remembered. Anything else is tried again at the next beat, and the writer meets it itself.
        }
    }
}
