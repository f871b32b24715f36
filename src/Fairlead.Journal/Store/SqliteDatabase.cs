using SQLitePCL;

namespace Fairlead.Journal.Store;

/// <summary>A thin hand on one SQLite connection: no boxing, no allocation per call, errors as faults.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    /// <summary>Longest wait for another connection's lock (a reader recovering, a person's SQLite shell).</summary>
    private const int BusyTimeoutMs = 250;

    /// <summary>SQLITE_IOERR_SHMSIZE: the log's index beside the file could not grow; there is no space for it.</summary>
    private const int NoRoomForIndex = 10 | (19 << 8);

    private readonly string _path;
    private readonly sqlite3 _db;

    private SqliteDatabase(string path, sqlite3 db)
    {
        _path = path;
        _db = db;
    }

    /// <summary>A failed write may have ended the transaction by itself; this tells.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_db) == 0;

    /// <summary>Opens or creates for writing.</summary>
    public static SqliteDatabase OpenForWriting(string path) =>
        Open(path, path, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);

    /// <summary>Opens an existing file for reading, beside a writer if there is one.</summary>
    public static SqliteDatabase OpenForReading(string path)
    {
        var database = Open(path, path, raw.SQLITE_OPEN_READONLY);
        try
        {
            database.Execute("SELECT 1 FROM sqlite_master LIMIT 1");
            return database;
        }
        catch (JournalException e) when (e.Fault is JournalFault.ReadOnly && !File.Exists(path + "-wal"))
        {
            // A folder that cannot be written has no room for SQLite's shared memory, and for no writer either.
            database.Dispose();
            return Open(path, "file:" + Uri.EscapeDataString(path) + "?immutable=1",
                raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private static SqliteDatabase Open(string path, string name, int flags)
    {
        _ = SqliteLibrary.Version;
        var code = raw.sqlite3_open_v2(name, out var db, flags, null);
        var database = new SqliteDatabase(path, db);
        if (code != raw.SQLITE_OK)
        {
            var failure = database.Failure(code);
            database.Dispose();
            throw failure;
        }

        _ = raw.sqlite3_extended_result_codes(db, 1);
        _ = raw.sqlite3_busy_timeout(db, BusyTimeoutMs);
        return database;
    }

    public void Execute(string sql)
    {
        using var statement = Prepare(sql);
        while (statement.Step())
        {
            // A pragma may answer with rows; none is needed.
        }
    }

    /// <summary>The first column of the first row, 0 when there is none.</summary>
    public long Number(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Long(0) : 0;
    }

    /// <summary>The first column of all rows, joined by line feeds.</summary>
    public string Text(string sql)
    {
        using var statement = Prepare(sql);
        var lines = new List<string>();
        while (statement.Step())
            lines.Add(statement.Text(0));
        return string.Join('\n', lines);
    }

    public SqliteStatement Prepare(string sql)
    {
        var code = raw.sqlite3_prepare_v2(_db, sql, out var statement);
        return code == raw.SQLITE_OK ? new SqliteStatement(this, statement) : throw Failure(code);
    }

    /// <summary>The fault an SQLite result code stands for.</summary>
    public JournalException Failure(int code)
    {
        var fault = (code & 0xff) switch
        {
            raw.SQLITE_FULL => JournalFault.NoSpace,
            raw.SQLITE_READONLY or raw.SQLITE_PERM => JournalFault.ReadOnly,
            raw.SQLITE_CANTOPEN => File.Exists(_path) ? JournalFault.ReadOnly : JournalFault.Missing,
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => JournalFault.InUse,
            raw.SQLITE_NOTADB => JournalFault.NotAJournal,
            raw.SQLITE_IOERR when code == raw.SQLITE_IOERR_SHORT_READ => JournalFault.Altered,
            raw.SQLITE_IOERR when code == NoRoomForIndex => JournalFault.NoSpace,
            raw.SQLITE_IOERR => JournalFault.DiskFailed,
            // Malformed pages, a lost column, a key that is taken: what is in the file is not what we wrote.
            _ => JournalFault.Altered,
        };
        return new JournalException(fault, _path, sequence: null, $"{raw.sqlite3_errmsg(_db).utf8_to_string()} (SQLite {code})");
    }

    public void Dispose() => _db.Dispose();
}
