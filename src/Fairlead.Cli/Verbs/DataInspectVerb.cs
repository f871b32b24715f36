using System.CommandLine;
using Fairlead.Cli.Views;
using Fairlead.Domain.Time;
using Fairlead.Markets;
using Fairlead.Markets.Calendars;
using Fairlead.Markets.Lean;

namespace Fairlead.Cli.Verbs;

/// <summary><c>fairlead data inspect DIR</c>: symbols, resolutions, days, gaps and sizes, from the files' names alone.</summary>
internal static class DataInspectVerb
{
    public static Command Build()
    {
        var folder = new Argument<string>("DIR") { Description = "Folder of recorded markets." };
        var json = VerbRunner.JsonOption();
        return new Command("inspect", "List what a folder of recorded markets holds, by the names of its files.") { folder, json }
            .Runs((parsed, _) =>
            {
                var report = Inspect(parsed.GetValue(folder)!);
                if (parsed.GetValue(json))
                    VerbRunner.Print(report);
                else
                    InspectView.Show(Screen.Out(), report);
                return ExitCode.Success;
            });
    }

    private static InspectReport Inspect(string folder)
    {
        var inventory = DataInventory.Scan(folder);
        var calendars = CalendarData.Load();
        try
        {
            var bytes = inventory.Files.GroupBy(file => file.Series)
                .ToDictionary(group => group.Key, group => group.Sum(file => new FileInfo(file.Path).Length));
            return new InspectReport(folder, inventory.Files.Count, bytes.Values.Sum(), inventory.Ignored,
            [
                .. inventory.Series.Select(each => new InspectSeries(
                    each.Series.Symbol, each.Series.Kind.ToString().ToLowerInvariant(), each.Series.Market, each.Series.Resolution,
                    each.Series.Content, each.Files, each.FirstOn, each.LastOn, inventory.MissingDays(each, calendars), bytes[each.Series])),
            ]);
        }
        catch (CalendarRangeException beyond)
        {
            throw new MarketDataException(folder, beyond.Message, beyond);
        }
    }
}

/// <summary>What a folder holds.</summary>
/// <param name="Folder">As asked.</param>
/// <param name="Files">Zips of known place and name.</param>
/// <param name="Bytes">Their size on disk.</param>
/// <param name="Ignored">Zips whose place or name fits nothing known.</param>
/// <param name="Series">One a symbol, resolution and content.</param>
internal sealed record InspectReport(
    string Folder, int Files, long Bytes, IReadOnlyList<string> Ignored, IReadOnlyList<InspectSeries> Series);

/// <summary>One series. Days are null for a daily file, which holds its days inside.</summary>
internal sealed record InspectSeries(
    string Symbol, string Kind, string Market, Resolution Resolution, MarketContent Content, int Files, DateOnly? FirstOn,
    DateOnly? LastOn, IReadOnlyList<DateOnly> MissingDays, long Bytes);
