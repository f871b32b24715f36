using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Fairlead.Domain.Accounts;

namespace Fairlead.Journal.Store;

/// <summary>The tables of a journal file, its settings, and what it says of itself.</summary>
internal static class JournalSchema
{
    /// <summary>"Fair", SQLite's application id: tells a journal from any other database.</summary>
    private const long ApplicationId = 0x46616972;

    // The log is folded into the file after 4,096 pages (16 MiB), so that few commits wait for it.
    private const string WriterSettings = """
        PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA wal_autocheckpoint=4096;
        PRAGMA foreign_keys=OFF;PRAGMA trusted_schema=OFF
        """;

    // A payload is text (JSON) for any SQLite tool to show, or a blob (market page). Times are nanoseconds UTC.
    private const string Tables = """
        CREATE TABLE metadata(name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE record(
          sequence INTEGER NOT NULL PRIMARY KEY, count INTEGER NOT NULL, at INTEGER NOT NULL, kind INTEGER NOT NULL,
          name TEXT NOT NULL, version INTEGER NOT NULL, causation INTEGER NOT NULL, correlation INTEGER NOT NULL,
          payload BLOB NOT NULL, hash BLOB NOT NULL);
        CREATE TABLE snapshot(
          sequence INTEGER NOT NULL PRIMARY KEY, fingerprint TEXT NOT NULL, bytes BLOB NOT NULL, seal BLOB NOT NULL)
        """;

    /// <summary>The last format whose files have no lease.</summary>
    private const int WithoutLease = 1;

    public static void ApplyWriterSettings(SqliteDatabase database) => ExecuteAll(database, WriterSettings);

    /// <summary>Makes a new journal file, whole or not at all.</summary>
    public static void CreateFile(string path, JournalMetadata metadata)
    {
        var draft = path + ".new";
        try
        {
            File.Delete(draft);
            using (var database = SqliteDatabase.OpenForWriting(draft))
                Create(database, metadata, JournalMetadata.FormatVersion);
            File.Move(draft, path);
        }
        catch (JournalException)
        {
            File.Delete(draft);
            throw;
        }
    }

    /// <param name="database">An empty file.</param>
    /// <param name="metadata">What the file will say of itself.</param>
    /// <param name="format">Tests make old ones.</param>
    internal static void Create(SqliteDatabase database, JournalMetadata metadata, int format)
    {
        ApplyWriterSettings(database);
        database.Execute("BEGIN IMMEDIATE");
        database.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id={ApplicationId}"));
        foreach (var table in TablesOf(format))
            database.Execute(table);
        using (var insert = database.Prepare("INSERT INTO metadata(name,value) VALUES(?1,?2)"))
        {
            foreach (var (name, value) in Rows(metadata, format))
            {
                insert.BindText(1, name);
                insert.BindText(2, value);
                insert.Run();
            }
        }

        database.Execute("COMMIT");
    }

    /// <summary>Proves that the file is a journal this Fairlead understands, and reads what it says of itself.</summary>
    /// <param name="database">In a transaction, so that all of it is of one moment.</param>
    /// <param name="path">For the fault.</param>
    /// <exception cref="JournalException">NotAJournal, NewerVersion or Altered.</exception>
    public static JournalMetadata Read(SqliteDatabase database, string path)
    {
        RequireJournal(database, path);
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        using (var select = database.Prepare("SELECT name,value FROM metadata"))
        {
            while (select.Step())
                rows[select.Text(0)] = select.Text(1);
        }

        if (int.TryParse(rows.GetValueOrDefault("format"), NumberStyles.None, CultureInfo.InvariantCulture, out var format)
            && format > JournalMetadata.FormatVersion)
            throw new JournalException(JournalFault.NewerVersion, path, sequence: null,
                $"file format {format} is newer than this Fairlead reads ({JournalMetadata.FormatVersion})");
        var metadata = Parse(rows);
        // The rows written for these values include the seal over them: equal rows, untouched metadata.
        if (format < WithoutLease || !Rows(metadata, format).ToHashSet().SetEquals(rows.Select(row => (row.Key, row.Value))))
            throw new JournalException(JournalFault.Altered, path, sequence: null, "its metadata was changed");
        var tables = string.Join('\n', TablesOf(format).Order(StringComparer.Ordinal));
        if (database.Text("SELECT sql FROM sqlite_master ORDER BY name") != tables)
            throw new JournalException(JournalFault.Altered, path, sequence: null, "its tables were changed");
        return metadata;
    }

    /// <exception cref="JournalException">NotAJournal: the file is something else.</exception>
    public static void RequireJournal(SqliteDatabase database, string path)
    {
        if (database.Number("PRAGMA application_id") != ApplicationId)
            throw new JournalException(JournalFault.NotAJournal, path, sequence: null, "the file is no Fairlead journal");
    }

    /// <summary>Raises a file of format 1 to this one; part of the caller's transaction.</summary>
    public static void Upgrade(SqliteDatabase database, JournalMetadata metadata)
    {
        if (database.Text("SELECT value FROM metadata WHERE name='format'") != WithoutLease.ToString(CultureInfo.InvariantCulture))
            return;
        database.Execute(LeaseTable.Definition);
        using var update = database.Prepare("UPDATE metadata SET value=?2 WHERE name=?1");
        foreach (var (name, value) in Rows(metadata, JournalMetadata.FormatVersion))
        {
            update.BindText(1, name);
            update.BindText(2, value);
            update.Run();
        }
    }

    private static JournalMetadata Parse(Dictionary<string, string> rows) => new(
        new AccountRef(rows.GetValueOrDefault("broker", ""), rows.GetValueOrDefault("account", ""),
            Enum.TryParse<TradingMode>(rows.GetValueOrDefault("mode"), out var mode) ? mode : default),
        rows.GetValueOrDefault("created-by", ""), rows.GetValueOrDefault("calendars", ""));

    private static string[] TablesOf(int format) =>
        format == WithoutLease ? Statements(Tables) : [LeaseTable.Definition, .. Statements(Tables)];

    private static IEnumerable<(string Name, string Value)> Rows(JournalMetadata metadata, int format)
    {
        (string Name, string Value)[] rows =
        [
            ("format", format.ToString(CultureInfo.InvariantCulture)),
            ("broker", metadata.Account.Broker),
            ("account", metadata.Account.Account),
            ("mode", metadata.Account.Mode.ToString()),
            ("created-by", metadata.CreatedBy),
            ("calendars", metadata.CalendarsVersion),
        ];
        var sealedText = string.Join('\n', rows.Select(row => $"{row.Name}={row.Value}"));
        return [.. rows, ("seal", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sealedText))))];
    }

    private static void ExecuteAll(SqliteDatabase database, string statements)
    {
        foreach (var statement in Statements(statements))
            database.Execute(statement);
    }

    private static string[] Statements(string script) =>
        script.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
