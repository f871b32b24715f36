using System.Text.Json.Nodes;
using Fairlead.Domain.Instruments;
using Fairlead.Host.OpenAlgo.Calls;
using Fairlead.Host.OpenAlgo.Keys;
using Fairlead.Host.OpenAlgo.Symbols;

namespace Fairlead.Host.OpenAlgo.Endpoints;

/// <summary>What can be traded, and options by their distance from the money.</summary>
internal static class SymbolCalls
{
    private static readonly string[] Kinds = ["FUTURES", "OPTIONS"];
    private static readonly string[] Rights = ["CE", "PE"];

    public static Route<(string Symbol, string Exchange)> Symbol { get; } = new(
        ApiScope.Read, RateClass.Other, ErrorStyle.Map, MarketCalls.ReadSymbol,
        (caller, asked) => Task.FromResult(new JsonObject { ["data"] = RowOf(caller.Contract(asked.Symbol, asked.Exchange)) }));

    public static Route<(string Query, string? Exchange)> Search { get; } = new(
        ApiScope.Read, RateClass.Other, ErrorStyle.Map, fields => (fields.Text("query"), ReadExchange(fields)), SearchAsync);

    public static Route<(string Name, string Exchange, bool IsOptions)> Expiry { get; } = new(
        ApiScope.Read, RateClass.Other, ErrorStyle.Map,
        fields => (fields.Text("symbol"), fields.OneOf("exchange", Exchanges.Derivatives), fields.OneOf("instrumenttype", Kinds) == "OPTIONS"), ExpiryAsync);

    public static Route<string?> Instruments { get; } = new(ApiScope.Read, RateClass.Other, ErrorStyle.Map, ReadExchange, (caller, exchange) =>
        Task.FromResult(new JsonObject { ["data"] = new JsonArray([.. caller.Contracts.All(exchange).Select(RowOf)]) }));

    public static Route<OptionRequest> Option { get; } = new(ApiScope.Read, RateClass.Other, ErrorStyle.Options, ReadOption, OptionAsync);

    private static string? ReadExchange(Fields fields) => fields.TextOrNull("exchange") is null ? null : fields.OneOf("exchange", Exchanges.All);

    private static Task<JsonObject> SearchAsync(Caller caller, (string Query, string? Exchange) asked)
    {
        var found = caller.Contracts.Search(asked.Query, asked.Exchange);
        return Task.FromResult(new JsonObject
        {
            ["message"] = found.Count == 0 ? "No matching symbols found" : $"Found {found.Count} matching symbols",
            ["data"] = new JsonArray([.. found.Select(RowOf)]),
        });
    }

    private static async Task<JsonObject> ExpiryAsync(Caller caller, (string Name, string Exchange, bool IsOptions) asked)
    {
        var today = await caller.AskAsync(state => IndiaTime.DayOf(state.Now));
        var days = caller.Contracts.Expiries(asked.Name, asked.Exchange, asked.IsOptions, today);
        return new JsonObject
        {
            ["message"] = $"Found {days.Count} expiry dates for {asked.Name} in {asked.Exchange}",
            ["data"] = new JsonArray([.. days.Select(day => (JsonNode)SymbolGrammar.Dashed(day))]),
        };
    }

    private static OptionRequest ReadOption(Fields fields)
    {
        fields.TextOrNull("strategy");
        var offset = fields.Text("offset");
        if (offset.Length > 0 && !OptionOffset.TryParse(offset, out _))
            fields.Add("offset", "Offset must be ATM, ITM1-ITM50, or OTM1-OTM50");
        return new OptionRequest
        {
            Underlying = fields.Text("underlying"),
            Exchange = fields.OneOf("exchange", Exchanges.All),
            ExpiryDate = fields.TextOrNull("expiry_date"),
            StrikeStep = fields.WholeOrNull("strike_int", 1, int.MaxValue, "Must be greater than or equal to 1."),
            Offset = offset,
            Right = fields.OneOf("option_type", Rights) == "PE" ? OptionRight.Put : OptionRight.Call,
        };
    }

    private static async Task<JsonObject> OptionAsync(Caller caller, OptionRequest asked)
    {
        var found = await caller.AskAsync(state => OptionResolver.Resolve(caller.Contracts, asked, contract => Seen.Of(caller, state, contract).Last));
        return new JsonObject
        {
            ["symbol"] = found.Option.Symbol,
            ["exchange"] = found.Option.Exchange,
            ["lotsize"] = found.Option.LotSize,
            ["tick_size"] = found.Option.TickSize,
            ["freeze_qty"] = found.Option.FreezeQuantity ?? 1,
            ["freeze_quantity"] = found.Option.FreezeQuantity,
            ["underlying_ltp"] = found.UnderlyingPrice,
        };
    }

    private static JsonNode RowOf(Contract contract) => new JsonObject
    {
        ["id"] = contract.Instrument.Index,
        ["symbol"] = contract.Symbol,
        ["brsymbol"] = contract.BrokerSymbol,
        ["name"] = contract.Name,
        ["exchange"] = contract.Exchange,
        ["brexchange"] = contract.BrokerExchange,
        ["token"] = contract.Token,
        ["expiry"] = contract.Expiry,
        ["strike"] = contract.Strike,
        ["lotsize"] = contract.LotSize,
        ["instrumenttype"] = contract.Type,
        ["tick_size"] = contract.TickSize,
        // Clients read 1 as unknown; the new member says so itself.
        ["freeze_qty"] = contract.FreezeQuantity ?? 1,
        ["freeze_quantity"] = contract.FreezeQuantity,
    };
}
