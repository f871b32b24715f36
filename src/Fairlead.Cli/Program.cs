using System.Globalization;
using Fairlead.Domain.Market;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Strategies;
using Fairlead.Host.Backtest;
using Fairlead.Journal.Codec;
using Fairlead.Journal.Store;
using Fairlead.Markets.Calendars;
using Fairlead.Markets.Lean;

// Thinnest path; the verbs replace it.
var calendars = CalendarData.Load();
var symbols = args[1].Split(',');
var resolution = args[4] switch { "1m" => Resolution.Minute, "1s" => Resolution.Second, "1d" => Resolution.Day, _ => Resolution.Tick };
var request = new BacktestRequest
{
    DataFolder = args[0],
    Instruments = symbols,
    From = DateOnly.Parse(args[2], CultureInfo.InvariantCulture),
    To = DateOnly.Parse(args[3], CultureInfo.InvariantCulture),
    Timeframe = Timeframe.TryParse(args[4], out var timeframe) ? timeframe : null,
    Strategy = args[5],
    Cash = 100_000,
    Parameters = [.. args.Skip(6).Select(each => KeyValuePair.Create(each.Split('=')[0], each.Split('=')[1]))],
};
var market = MarketLoader.Load(
    new MarketRequest
    {
        DataFolder = args[0],
        Symbols = args[5] == "short-strangle" ? [] : symbols,
        OptionChains = args[5] == "short-strangle" ? symbols : [],
        From = request.From,
        To = request.To,
        Resolution = resolution,
        Indexes = IndexTrading.AsIfEquity,
    },
    calendars);
Console.WriteLine($"{market.Instruments.Count} instruments, {market.Tape.Count} records");
var reference = new DeskReference(calendars, new StrategyCatalogue(StrategyCatalogue.BuiltIn));
using var codec = new MessageCodec([typeof(Fairlead.Domain.Fact), typeof(DeskCommand), typeof(DeskEffect)]);
for (var i = 0; i < 2; i++)
{
    using var store = new MemoryJournalStore(keepRecords: false);
    var run = new BacktestRun(request, market, reference);
    var result = run.Run(store, codec, keepsLines: true, progress: null, CancellationToken.None);
    Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(result with { Equity = [], ClosedTrades = [], FillLines = [], RefusalLines = [] }));
    if (i > 0)
        continue;
    foreach (var fill in result.FillLines.Take(10))
        Console.WriteLine(fill);
    foreach (var refusal in result.RefusalLines.Take(10))
        Console.WriteLine(refusal);
}
