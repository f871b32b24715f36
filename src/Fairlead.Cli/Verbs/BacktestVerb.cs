using System.CommandLine;
using System.Globalization;
using Fairlead.Domain.Market;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Strategies;
using Fairlead.Host.Backtest;
using Fairlead.Journal.Store;
using Fairlead.Markets.Calendars;
using Fairlead.Markets.Lean;

namespace Fairlead.Cli.Verbs;

/// <summary><c>fairlead backtest</c>: a strategy over recorded markets.</summary>
internal static class BacktestVerb
{
    public static Command Build()
    {
        var data = new Option<string>("--data") { Description = "Folder of recorded markets.", Required = true };
        var instruments = new Option<string>("--instruments") { Description = "Symbols, comma separated.", Required = true };
        var from = new Option<string>("--from") { Required = true };
        var to = new Option<string>("--to") { Required = true };
        var timeframe = new Option<string>("--timeframe") { DefaultValueFactory = _ => "1m" };
        var strategy = new Option<string>("--strategy") { Required = true };
        var set = new Option<string[]>("--set") { DefaultValueFactory = _ => [] };
        var cash = new Option<decimal>("--cash") { DefaultValueFactory = _ => 100_000m };
        var json = VerbRunner.JsonOption();
        return new Command("backtest", "Run a strategy over recorded markets.") { data, instruments, from, to, timeframe, strategy, set, cash, json }
            .Runs((parsed, cancellation) =>
            {
                var calendars = CalendarData.Load();
                var symbols = parsed.GetValue(instruments)!.Split(',');
                var name = parsed.GetValue(strategy)!;
                var text = parsed.GetValue(timeframe)!;
                var isChain = name == "short-strangle";
                var request = new BacktestRequest
                {
                    DataFolder = parsed.GetValue(data)!,
                    Instruments = symbols,
                    From = DateOnly.Parse(parsed.GetValue(from)!, CultureInfo.InvariantCulture),
                    To = DateOnly.Parse(parsed.GetValue(to)!, CultureInfo.InvariantCulture),
                    Timeframe = Timeframe.TryParse(text, out var bars) ? bars : null,
                    Strategy = name,
                    Cash = parsed.GetValue(cash),
                    Parameters = [.. parsed.GetValue(set)!.Select(each => KeyValuePair.Create(each.Split('=')[0], each.Split('=')[1]))],
                };
                var market = MarketLoader.Load(
                    new MarketRequest
                    {
                        DataFolder = request.DataFolder,
                        Symbols = isChain ? [] : symbols,
                        OptionChains = isChain ? symbols : [],
                        From = request.From,
                        To = request.To,
                        Resolution = text switch { "1m" => Resolution.Minute, "1s" => Resolution.Second, "1d" => Resolution.Day, _ => Resolution.Tick },
                        Indexes = IndexTrading.AsIfEquity,
                    },
                    calendars,
                    cancellation: cancellation);
                var reference = new DeskReference(calendars, new StrategyCatalogue(StrategyCatalogue.BuiltIn));
                using var codec = VerbRunner.NewCodec();
                using var store = new MemoryJournalStore(keepRecords: false);
                var result = new BacktestRun(request, market, reference).Run(store, codec, keepsLines: false, progress: null, cancellation);
                VerbRunner.Print(result with { Equity = [], ClosedTrades = [], FillLines = [], RefusalLines = [] });
                return ExitCode.Success;
            });
    }
}
