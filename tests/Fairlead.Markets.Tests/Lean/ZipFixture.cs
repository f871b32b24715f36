using System.IO.Compression;
using Fairlead.Domain.Time;
using Fairlead.Markets.Calendars;
using Fairlead.Markets.Lean;

namespace Fairlead.Markets.Tests.Lean;

/// <summary>A small data folder of made-up zips, removed afterwards.</summary>
public sealed class ZipFixture : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fairlead-markets-");

    internal static MarketCalendars Calendars { get; } = CalendarData.Load();

    public string Folder => _folder.FullName;

    /// <summary>A Monday, regular hours 09:30 to 16:00 New York (13:30Z to 20:00Z).</summary>
    public static DateOnly Monday => new(2013, 10, 7);

    public string Add(string relative, params (string Entry, string Text)[] entries)
    {
        var path = Path.Combine(Folder, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (entry, text) in entries)
        {
            using var writer = new StreamWriter(zip.CreateEntry(entry).Open());
            writer.Write(text);
        }

        return path;
    }

    /// <summary>Minute trade bars of SPY on the Monday.</summary>
    public string AddTrades(string rows) =>
        Add("equity/usa/minute/spy/20131007_trade.zip", ("20131007_spy_minute_trade.csv", rows));

    public string AddQuotes(string rows) =>
        Add("equity/usa/minute/spy/20131007_quote.zip", ("20131007_spy_minute_quote.csv", rows));

    public MarketRequest Request => new() { DataFolder = Folder, Symbols = ["SPY"], From = Monday, To = Monday };

    public MarketSet Load(MarketRequest? request = null) =>
        MarketLoader.Load(request ?? Request, Calendars, cancellation: TestContext.Current.CancellationToken);

    public MarketDataException LoadFails(MarketRequest? request = null)
    {
        var fault = Assert.Throws<MarketDataException>(() => Load(request));
        Assert.DoesNotContain('\n', fault.Message);
        return fault;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
