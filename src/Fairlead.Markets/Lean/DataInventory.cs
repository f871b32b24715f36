using System.Globalization;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;

namespace Fairlead.Markets.Lean;

/// <summary>The catalogue of a data folder: which instruments, days, resolutions and contents it holds, by file name.</summary>
/// <remarks>Immutable. Nothing is unzipped; a listed file may still prove unreadable.</remarks>
public sealed class DataInventory
{
    /// <summary>Most files looked at; more is taken for a wrong folder.</summary>
    public const int MaxFiles = 1_000_000;

    private DataInventory(string folder, IReadOnlyList<DataFile> files, IReadOnlyList<string> ignored)
    {
        Folder = folder;
        Files = files;
        Ignored = ignored;
        Series = [.. files.GroupBy(file => file.Series)
            .Select(group => new DataSeriesSummary(group.Key, group.Count(), group.Min(file => file.On), group.Max(file => file.On)))];
    }

    public string Folder { get; }

    /// <summary>In a fixed order: kind, market, resolution, symbol, content, day.</summary>
    public IReadOnlyList<DataFile> Files { get; }

    /// <summary>One row a series, in the order of <see cref="Files"/>.</summary>
    public IReadOnlyList<DataSeriesSummary> Series { get; }

    /// <summary>Zips whose place or name fits nothing known, by path relative to the folder.</summary>
    public IReadOnlyList<string> Ignored { get; }

    /// <exception cref="MarketDataException">The folder is missing, unreadable or too large.</exception>
    public static DataInventory Scan(string folder)
    {
        if (!Directory.Exists(folder))
            throw new MarketDataException(folder, "there is no such data folder");
        var files = new List<DataFile>();
        var ignored = new List<string>();
        try
        {
            foreach (var path in Directory.EnumerateFiles(folder, "*.zip", SearchOption.AllDirectories))
            {
                if (files.Count + ignored.Count >= MaxFiles)
                    throw new MarketDataException(folder, $"holds more than {MaxFiles} zips");
                var relative = Path.GetRelativePath(folder, path);
                if (Parse(relative, path) is { } file)
                    files.Add(file);
                else
                    ignored.Add(relative);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new MarketDataException(folder, fault.Message, fault);
        }

        ignored.Sort(StringComparer.Ordinal);
        return new DataInventory(folder, [.. files.OrderBy(file => file.Series.Kind)
            .ThenBy(file => file.Series.Market, StringComparer.Ordinal)
            .ThenBy(file => file.Series.Resolution)
            .ThenBy(file => file.Series.Symbol, StringComparer.Ordinal)
            .ThenBy(file => file.Series.Content)
            .ThenBy(file => file.On)], ignored);
    }

    /// <summary>Files of a symbol (options: of an underlying), any case.</summary>
    public IEnumerable<DataFile> Of(InstrumentKind kind, string symbol) =>
        Files.Where(file => file.Series.Kind == kind && file.Series.Symbol.Equals(symbol, StringComparison.OrdinalIgnoreCase));

    /// <summary>Trading days between a series' first and last file that have none; empty for a daily file, whose days are
    /// inside.</summary>
    /// <exception cref="CalendarRangeException">A file is of a day beyond the calendar.</exception>
    public IReadOnlyList<DateOnly> MissingDays(DataSeriesSummary summary, MarketCalendars calendars)
    {
        if (summary.FirstOn is not { } first || summary.LastOn is not { } last)
            return [];
        var market = LeanMarket.Find(summary.Series.Market)!;
        var calendar = calendars[(summary.Series.Kind == InstrumentKind.Option ? market.Options : market.Cash).CalendarName()];
        var recorded = Files.Where(file => file.Series == summary.Series).Select(file => file.On).ToHashSet();
        return [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays)
            .Where(day => calendar.On(day) is not null && !recorded.Contains(day))];
    }

    private static DataFile? Parse(string relative, string path)
    {
        var parts = relative.Split(Path.DirectorySeparatorChar);
        if (parts.Length is < 4 or > 5 || LeanMarket.Find(parts[1]) is null || KindOf(parts[0]) is not { } kind
            || ResolutionOf(parts[2]) is not { } resolution)
            return null;
        var name = Path.GetFileNameWithoutExtension(parts[^1]);
        if (resolution == Resolution.Day)
        {
            return parts.Length == 4 && kind != InstrumentKind.Option && !name.Contains('_', StringComparison.Ordinal)
                ? new DataFile(new DataSeries(kind, parts[1], resolution, name.ToUpperInvariant(), MarketContent.Trades), null, path)
                : null;
        }

        var words = name.Split('_');
        if (parts.Length != 5 || words.Length < 2 || words.Length != (kind == InstrumentKind.Option ? 3 : 2)
            || ContentOf(words[1]) is not { } content
            || !DateOnly.TryParseExact(words[0], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return null;
        return new DataFile(new DataSeries(kind, parts[1], resolution, parts[3].ToUpperInvariant(), content), day, path);
    }

    private static InstrumentKind? KindOf(string folder) => folder switch
    {
        "equity" => InstrumentKind.Equity,
        "index" => InstrumentKind.Index,
        "option" => InstrumentKind.Option,
        _ => null,
    };

    private static Resolution? ResolutionOf(string folder) => folder switch
    {
        "tick" => Resolution.Tick,
        "second" => Resolution.Second,
        "minute" => Resolution.Minute,
        "daily" => Resolution.Day,
        _ => null,
    };

    private static MarketContent? ContentOf(string word) => word switch
    {
        "trade" => MarketContent.Trades,
        "quote" => MarketContent.Quotes,
        "openinterest" => MarketContent.OpenInterest,
        _ => null,
    };
}
