using System.Text.Json.Nodes;
using Fairlead.Domain.Time;
using Fairlead.Host.OpenAlgo.Calls;
using Fairlead.Host.OpenAlgo.Keys;
using Fairlead.Host.OpenAlgo.Symbols;

namespace Fairlead.Host.OpenAlgo.Endpoints;

/// <summary>Prices: quotes, depth, bars. A price that is not known is 0, as the contract has it; how old the others are is said beside them.</summary>
internal static class MarketCalls
{
    private const int MostSymbols = 1_000;
    private const int DepthLevels = 5;

    private static readonly string[] Sources = ["API", "DB"];

    /// <summary>By OpenAlgo's name; the desk keeps bars of five seconds and of a minute, and builds the others.</summary>
    private static readonly IReadOnlyDictionary<string, TimeSpan> Intervals = new Dictionary<string, TimeSpan>
    {
        ["5s"] = TimeSpan.FromSeconds(5), ["10s"] = TimeSpan.FromSeconds(10), ["15s"] = TimeSpan.FromSeconds(15), ["30s"] = TimeSpan.FromSeconds(30),
        ["1m"] = TimeSpan.FromMinutes(1), ["2m"] = TimeSpan.FromMinutes(2), ["3m"] = TimeSpan.FromMinutes(3), ["5m"] = TimeSpan.FromMinutes(5),
        ["10m"] = TimeSpan.FromMinutes(10), ["15m"] = TimeSpan.FromMinutes(15), ["20m"] = TimeSpan.FromMinutes(20), ["30m"] = TimeSpan.FromMinutes(30),
        ["1h"] = TimeSpan.FromHours(1), ["60m"] = TimeSpan.FromHours(1), ["2h"] = TimeSpan.FromHours(2), ["3h"] = TimeSpan.FromHours(3), ["4h"] = TimeSpan.FromHours(4),
        ["D"] = TimeSpan.FromDays(1),
    };

    public static Route<(string Symbol, string Exchange)> Quotes { get; } = new(ApiScope.Read, RateClass.Other, ErrorStyle.Map, ReadSymbol, QuotesAsync);

    public static Route<IReadOnlyList<(string Symbol, string Exchange)>> ManyQuotes { get; } = new(
        ApiScope.Read, RateClass.Other, ErrorStyle.Map, fields => ReadSymbols(fields, "symbols"), ManyQuotesAsync);

    public static Route<(string Symbol, string Exchange)> Depth { get; } = new(ApiScope.Read, RateClass.Other, ErrorStyle.Map, ReadSymbol, DepthAsync);

    public static Route<HistoryAsked> History { get; } = new(ApiScope.Read, RateClass.Other, ErrorStyle.Map, ReadHistory, HistoryAsync);

    public static Route<bool> IntervalList { get; } = new(ApiScope.Read, RateClass.Other, ErrorStyle.Map, _ => true, (_, _) => Task.FromResult(new JsonObject
    {
        ["data"] = new JsonObject
        {
            ["seconds"] = Names("s"), ["minutes"] = Names("m"), ["hours"] = Names("h"), ["days"] = Names("D"), ["weeks"] = new JsonArray(), ["months"] = new JsonArray(),
        },
    }));

    /// <param name="Symbol">Uniform.</param>
    /// <param name="Exchange">In upper case.</param>
    /// <param name="Period">Of a bar.</param>
    /// <param name="From">First day, in India.</param>
    /// <param name="To">Last day.</param>
    internal sealed record HistoryAsked(string Symbol, string Exchange, TimeSpan Period, DateOnly From, DateOnly To);

    public static (string Symbol, string Exchange) ReadSymbol(Fields fields) => (fields.Text("symbol"), fields.OneOf("exchange", Exchanges.All));

    private static List<(string Symbol, string Exchange)> ReadSymbols(Fields fields, string name)
    {
        var items = fields.Objects(name, MostSymbols);
        var symbols = new List<(string Symbol, string Exchange)>(items.Count);
        foreach (var item in items)
        {
            var each = new Fields(item);
            symbols.Add(ReadSymbol(each));
            foreach (var (field, faults) in each.Faults)
                fields.Add($"{name}.{symbols.Count - 1}.{field}", faults![0]!.GetValue<string>());
        }

        return symbols;
    }

    private static HistoryAsked ReadHistory(Fields fields)
    {
        var (symbol, exchange) = ReadSymbol(fields);
        var interval = fields.Text("interval");
        if (!Intervals.TryGetValue(interval, out var period) && !fields.Faults.ContainsKey("interval"))
            fields.Add("interval", $"Must be one of: {string.Join(", ", Intervals.Keys)}.");
        var (from, to) = (fields.Day("start_date"), fields.Day("end_date"));
        if (from > to)
            fields.Add("start_date", "Must not be after end_date.");
        fields.OneOf("source", Sources, "API");
        return new HistoryAsked(symbol, exchange, period, from, to);
    }

    private static async Task<JsonObject> QuotesAsync(Caller caller, (string Symbol, string Exchange) asked)
    {
        var contract = caller.Contract(asked.Symbol, asked.Exchange);
        return new JsonObject { ["data"] = await caller.AskAsync(state => Seen.Of(caller, state, contract).Quote()) };
    }

    private static async Task<JsonObject> ManyQuotesAsync(Caller caller, IReadOnlyList<(string Symbol, string Exchange)> asked)
    {
        var rows = await caller.AskAsync(state => asked.Select(each =>
        {
            var row = new JsonObject { ["symbol"] = each.Symbol, ["exchange"] = each.Exchange };
            if (caller.Contracts.Find(each.Symbol, each.Exchange) is { } contract)
                row["data"] = Seen.Of(caller, state, contract).Quote();
            else
                row["error"] = $"Symbol {each.Symbol} not found in exchange {each.Exchange}";
            return (JsonNode)row;
        }).ToList());
        if (rows.Count > 0 && rows.TrueForAll(row => row["error"] is not null))
        {
            throw new OpenAlgoException(400, "SYMBOL_NOT_FOUND", "None of the symbols was found.")
            {
                Errors = new JsonObject { ["invalid_symbols"] = new JsonArray([.. asked.Select(each => (JsonNode)each.Symbol)]) },
            };
        }

        return new JsonObject { ["results"] = new JsonArray([.. rows]) };
    }

    private static async Task<JsonObject> DepthAsync(Caller caller, (string Symbol, string Exchange) asked)
    {
        var contract = caller.Contract(asked.Symbol, asked.Exchange);
        return new JsonObject
        {
            ["data"] = await caller.AskAsync(state =>
            {
                var seen = Seen.Of(caller, state, contract);
                var data = seen.Quote();
                data["ltq"] = 0;
                data["bids"] = Levels(seen.Row.Bid, seen.Row.BidSize);
                data["asks"] = Levels(seen.Row.Ask, seen.Row.AskSize);
                data["totalbuyqty"] = seen.Row.BidSize ?? 0;
                data["totalsellqty"] = seen.Row.AskSize ?? 0;
                return data;
            }),
        };
    }

    /// <summary>The desk's feeds tell the best level; the others are padding.</summary>
    private static JsonArray Levels(decimal? price, long? units) =>
        new([.. Enumerable.Range(0, DepthLevels).Select(level => (JsonNode)new JsonObject { ["price"] = level == 0 ? price ?? 0m : 0m, ["quantity"] = level == 0 ? units ?? 0 : 0 })]);

    private static async Task<JsonObject> HistoryAsync(Caller caller, HistoryAsked asked)
    {
        var contract = caller.Contract(asked.Symbol, asked.Exchange);
        var (from, end) = (IndiaTime.StartOf(asked.From), IndiaTime.StartOf(asked.To.AddDays(1)));
        var isDaily = asked.Period >= TimeSpan.FromDays(1);
        var (bars, first) = await caller.AskAsync(state =>
        {
            var seen = caller.Account.Tables.Market.BarsOf(contract.Instrument, asked.Period, Timestamp.MinValue);
            return (seen.Where(bar => bar.Start >= from && bar.Start < end).ToList(), seen.Count > 0 ? seen[0].Start : (Timestamp?)null);
        });
        var reply = new JsonObject
        {
            ["data"] = new JsonArray([.. bars.Select(bar => (JsonNode)new JsonObject
            {
                ["timestamp"] = isDaily ? Midnight(bar.Start) : bar.Start.Nanos / Timestamp.NanosPerSecond,
                ["open"] = bar.Open.ToDecimal(), ["high"] = bar.High.ToDecimal(), ["low"] = bar.Low.ToDecimal(), ["close"] = bar.Close.ToDecimal(),
                ["volume"] = bar.Volume, ["oi"] = 0,
            })]),
        };
        if (first is null || from < first)
        {
            reply["incomplete"] = true;
            reply["known_from"] = first?.ToString();
        }

        return reply;
    }

    /// <summary>Clients do not shift days: read as UTC it must show the trading date.</summary>
    private static long Midnight(Timestamp at) =>
        new DateTimeOffset(IndiaTime.DayOf(at).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeSeconds();

    private static JsonArray Names(string unit) =>
        new([.. Intervals.Keys.Where(name => name.EndsWith(unit, StringComparison.Ordinal) && name != "60m").Select(name => (JsonNode)name)]);
}
