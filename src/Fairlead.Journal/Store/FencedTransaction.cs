namespace Fairlead.Journal.Store;

/// <summary>
/// Write transactions of one owner: each finds in the file, while it alone may write there, that the fence is still its
/// own, or writes nothing.
/// </summary>
internal sealed class FencedTransaction : IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly string _path;
    private readonly long _fence;
    private readonly SqliteStatement _begin, _fenceNow, _commit, _rollback;

    public FencedTransaction(SqliteDatabase database, string path, long fence)
    {
        (_database, _path, _fence) = (database, path, fence);
        _begin = database.Prepare("BEGIN IMMEDIATE");
        _fenceNow = database.Prepare("SELECT max(fence) FROM lease");
        _commit = database.Prepare("COMMIT");
        _rollback = database.Prepare("ROLLBACK");
    }

    /// <summary>Durable when this returns; when it throws, nothing was written.</summary>
    /// <exception cref="JournalException">Fenced, or InUse when another process keeps the file locked.</exception>
    public void Run(Action write)
    {
        var committed = false;
        try
        {
            _begin.Run();
            RequireFence();
            write();
            _commit.Run();
            committed = true;
        }
        finally
        {
            // SQLite ends the transaction itself after some failures.
            if (!committed && _database.InTransaction)
                _rollback.Run();
        }
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _begin, _fenceNow, _commit, _rollback })
            statement.Dispose();
    }

    private void RequireFence()
    {
        var found = _fenceNow.Step() ? _fenceNow.Long(0) : 0;
        _fenceNow.Reset();
        if (found == _fence)
            return;
        var holder = LeaseTable.Last(_database)?.Holder;
        throw new JournalException(JournalFault.Fenced, _path, sequence: null,
            $"taken over by {holder?.ToString() ?? "nobody known"}; fence {_fence} of this process writes no more") { Holder = holder };
    }
}
