namespace Fairlead.Markets;

/// <summary>
/// Market data that cannot be used: missing, unreadable, contradictory, or a request that makes no sense. The message
/// is one line that names the file and, where known, the zip entry and the row (from 1).
/// </summary>
public sealed class MarketDataException : Exception
{
    public MarketDataException(string path, string reason, Exception? inner = null)
        : base($"{path}: {OneLine(reason)}", inner) => Path = path;

    public MarketDataException(string path, string entry, int row, string reason)
        : base($"{path}!{entry} row {row}: {OneLine(reason)}") => (Path, Entry, Row) = (path, entry, row);

    /// <summary>The file or folder at fault.</summary>
    public string Path { get; }

    /// <summary>The zip entry at fault, or null when the whole file is.</summary>
    public string? Entry { get; }

    /// <summary>The row at fault, from 1, or null when no single row is.</summary>
    public int? Row { get; }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
