using System.Text;
using SQLitePCL;

namespace Fairlead.Journal.Store;

/// <summary>A prepared statement. Parameters count from 1, columns from 0; spans are valid until the next step.</summary>
internal sealed class SqliteStatement(SqliteDatabase database, sqlite3_stmt statement) : IDisposable
{
    public void Bind(int parameter, long value) => Check(raw.sqlite3_bind_int64(statement, parameter, value));

    public void BindBlob(int parameter, ReadOnlySpan<byte> value) =>
        Check(raw.sqlite3_bind_blob(statement, parameter, value));

    /// <summary>UTF-8. Not for empty text, which SQLite would take for null.</summary>
    public void BindText(int parameter, ReadOnlySpan<byte> value) =>
        Check(raw.sqlite3_bind_text(statement, parameter, value));

    public void BindText(int parameter, string value) => Check(raw.sqlite3_bind_text(statement, parameter, value));

    /// <summary>True when there is a row.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
            return true;
        if (code == raw.SQLITE_DONE)
            return false;
        var failure = database.Failure(code);
        _ = raw.sqlite3_reset(statement);
        throw failure;
    }

    /// <summary>Runs a statement that answers no rows and makes it ready for the next use.</summary>
    public void Run()
    {
        _ = Step();
        Reset();
    }

    /// <summary>Ready for the next use. The code is that of the last step, told already.</summary>
    public void Reset() => _ = raw.sqlite3_reset(statement);

    public long Long(int column) => raw.sqlite3_column_int64(statement, column);

    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    public void Dispose() => statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            throw database.Failure(code);
    }
}
