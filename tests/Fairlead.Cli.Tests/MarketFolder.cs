using System.Globalization;
using System.IO.Compression;

namespace Fairlead.Cli.Tests;

/// <summary>A data folder of made-up minute bars of SPY and a place for output, removed afterwards.</summary>
public sealed class MarketFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("fairlead-cli-");

    public string Data => Path.Combine(_root.FullName, "data");

    public string Output(string name) => Path.Combine(_root.FullName, name);

    public IEnumerable<string> Outputs => _root.EnumerateFiles().Select(file => file.Name);

    /// <summary>Adds a zip with one entry; the name is its path under the data folder.</summary>
    public string Add(string day, string kind, string rows, string symbol = "spy")
    {
        var path = Path.Combine(Data, "equity/usa/minute", symbol, $"{day}_{kind}.zip");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        using var writer = new StreamWriter(zip.CreateEntry($"{day}_{symbol}_minute_{kind}.csv").Open());
        writer.Write(rows);
        return path;
    }

    /// <summary>A week of days whose closes swing, so that a cross of averages trades.</summary>
    public MarketFolder WithSwings(params string[] days)
    {
        foreach (var (day, order) in days.Select((day, order) => (day, order)))
            Add(day, "trade", Swings(order));
        return this;
    }

    public void Dispose() => _root.Delete(recursive: true);

    private static string Swings(int order)
    {
        var rows = new List<string>();
        for (var minute = 0; minute < 390; minute++)
        {
            var close = 1_000_000 + (int)(20_000 * Math.Sin((minute + (order * 7)) / (9.0 + order))) / 100 * 100;
            var startMs = ((9 * 60) + 30 + minute) * 60_000;
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"{startMs},{close},{close + 500},{close - 500},{close},100000"));
        }

        return string.Join('\n', rows) + "\n";
    }
}
