using System.CommandLine;
using Fairlead.Cli.Views;
using Fairlead.Host.Backtest;
using Fairlead.Markets.Calendars;
using Fairlead.Markets.Lean;
using Spectre.Console;

namespace Fairlead.Cli.Verbs;

/// <summary><c>fairlead data import DIR</c>: recorded zips into a folder of tapes, complete or not at all.</summary>
internal static class DataImportVerb
{
    public static Command Build()
    {
        var folder = new Argument<string>("DIR") { Description = "Folder of recorded markets." };
        var instruments = new Option<string>("--instruments") { Description = "Symbols of stocks, funds and indexes, comma separated." };
        var chains = new Option<string>("--chains") { Description = "Underlyings whose whole option chain is wanted, comma separated." };
        var from = Arguments.Date("--from", "First trading day, yyyy-MM-dd.");
        var to = Arguments.Date("--to", "Last trading day, included.");
        (from.Required, to.Required) = (true, true);
        var timeframe = Arguments.OneOf("--timeframe", "Recorded data to import, default 1m.", "1m", "1s", "tick", "1d");
        var output = new Option<string>("--out") { Description = "Folder to make; must not exist or be empty.", Required = true };
        var json = VerbRunner.JsonOption();
        return new Command("import", "Turn recorded markets into a folder of tapes.") { folder, instruments, chains, from, to, timeframe, output, json }
            .Runs((parsed, cancellation) =>
            {
                var request = new MarketRequest
                {
                    DataFolder = parsed.GetValue(folder)!,
                    Symbols = List(parsed.GetValue(instruments)),
                    OptionChains = List(parsed.GetValue(chains)),
                    From = parsed.GetValue(from),
                    To = parsed.GetValue(to),
                    Resolution = parsed.GetValue(timeframe) switch { "tick" => Resolution.Tick, "1s" => Resolution.Second, "1d" => Resolution.Day, _ => Resolution.Minute },
                };
                if (request.Symbols.Count + request.OptionChains.Count == 0)
                    throw new CliException(ExitCode.Usage, "nothing to import: name --instruments, --chains or both");
                if (request.From > request.To)
                    throw new CliException(ExitCode.Usage, $"the first day {request.From:yyyy-MM-dd} is after the last {request.To:yyyy-MM-dd}");
                var result = Screen.WithProgress("importing", bar => DataImport.Run(
                    request, CalendarData.Load(), parsed.GetValue(output)!, bar is null ? null : new FileBar(bar), cancellation));
                var notes = DataNotes.Of(result.Report);
                if (parsed.GetValue(json))
                {
                    VerbRunner.Print(new { files = result.Files, records = result.Records, rowsRead = result.Report.RowsRead, rowsOutsideSession = result.Report.RowsOutsideSession, dataNotes = notes });
                    return ExitCode.Success;
                }

                var console = Screen.Out();
                console.WriteLine($"{Numbers.Whole(result.Records)} records in {Numbers.Whole(result.Files.Count)} tapes in {parsed.GetValue(output)}");
                BacktestView.List(console, "note", notes);
                return ExitCode.Success;
            });
    }

    private static string[] List(string? text) => text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
