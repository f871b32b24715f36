using System.Text.Json.Nodes;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Host.OpenAlgo.Calls;
using Fairlead.Host.OpenAlgo.Keys;
using Fairlead.Host.OpenAlgo.Symbols;

namespace Fairlead.Host.OpenAlgo.Endpoints;

/// <summary>Option chains and what is reckoned from them.</summary>
internal static class OptionCalls
{
    private const int MostStrikes = 100;

    public static Route<ChainAsked> Chain { get; } = new(
        ApiScope.Read, RateClass.Other, ErrorStyle.Options,
        fields =>
        {
            fields.Number("interest_rate", 0m);
            return new ChainAsked(
                fields.Text("underlying"), fields.OneOf("exchange", Exchanges.All), fields.TextOrNull("expiry_date"),
                fields.WholeOrNull("strike_count", 1, MostStrikes, $"Must be between 1 and {MostStrikes}."), fields.Flag("with_greeks", fallback: false));
        },
        ChainAsync);

    public static Route<ChainAsked> Synthetic { get; } = new(
        ApiScope.Read, RateClass.Other, ErrorStyle.Options,
        fields => new ChainAsked(fields.Text("underlying"), fields.OneOf("exchange", Exchanges.All), fields.Text("expiry_date"), Strikes: 1, WithGreeks: false), SyntheticAsync);

    /// <param name="Underlying">As sent.</param>
    /// <param name="Exchange">In upper case.</param>
    /// <param name="Expiry">Null takes what the underlying names, else the next one.</param>
    /// <param name="Strikes">On each side of the money; null is all.</param>
    /// <param name="WithGreeks">Each option has its volatility and Greeks.</param>
    internal sealed record ChainAsked(string Underlying, string Exchange, string? Expiry, int? Strikes, bool WithGreeks);

    /// <summary>A series with the price it is measured from, as one look at the desk's state.</summary>
    /// <param name="Underlying">What the series is written on.</param>
    /// <param name="ExpiryOn">Its expiry.</param>
    /// <param name="Quoted">Whose price is the underlying's.</param>
    /// <param name="Price">That price; positive.</param>
    /// <param name="Rows">All strikes, rising.</param>
    /// <param name="Atm">Index of the strike at the money.</param>
    private sealed record Series(Underlying Underlying, DateOnly ExpiryOn, Contract Quoted, decimal Price, IReadOnlyList<ChainStrike> Rows, int Atm);

    private static Task<JsonObject> ChainAsync(Caller caller, ChainAsked asked) => caller.AskAsync(state =>
    {
        var series = SeriesOf(caller, state, asked);
        var first = asked.Strikes is { } each ? Math.Max(0, series.Atm - each) : 0;
        var last = asked.Strikes is { } count ? Math.Min(series.Rows.Count - 1, series.Atm + count) : series.Rows.Count - 1;
        var expiryAt = state.Master[(series.Rows[0].Call ?? series.Rows[0].Put)!.Instrument].Option!.ExpiryAt;
        return new JsonObject
        {
            ["underlying"] = series.Underlying.Name,
            ["underlying_symbol"] = series.Quoted.Symbol,
            ["underlying_exchange"] = series.Quoted.Exchange,
            ["underlying_ltp"] = series.Price,
            ["underlying_prev_close"] = Seen.Of(caller, state, series.Quoted).Row.PreviousClose ?? 0m,
            ["expiry_date"] = SymbolGrammar.Compact(series.ExpiryOn),
            ["expiry_ts"] = expiryAt.Nanos / Timestamp.NanosPerSecond,
            ["server_ts"] = state.Now.Nanos / Timestamp.NanosPerSecond,
            ["atm_strike"] = series.Rows[series.Atm].Strike,
            ["quotes_included"] = true,
            ["greeks_included"] = asked.WithGreeks,
            ["forward_price"] = Forward(caller, state, series) ?? series.Price,
            ["chain"] = new JsonArray([.. Enumerable.Range(first, last - first + 1).Select(index => (JsonNode)new JsonObject
            {
                ["strike"] = series.Rows[index].Strike,
                ["ce"] = Option(caller, state, series.Rows[index].Call, StrikeList.Label(index, series.Atm, OptionRight.Call), asked.WithGreeks),
                ["pe"] = Option(caller, state, series.Rows[index].Put, StrikeList.Label(index, series.Atm, OptionRight.Put), asked.WithGreeks),
            })]),
        };
    });

    private static Task<JsonObject> SyntheticAsync(Caller caller, ChainAsked asked) => caller.AskAsync(state =>
    {
        var series = SeriesOf(caller, state, asked);
        return new JsonObject
        {
            ["underlying"] = series.Underlying.Name,
            ["underlying_ltp"] = series.Price,
            ["expiry"] = SymbolGrammar.Compact(series.ExpiryOn),
            ["atm_strike"] = series.Rows[series.Atm].Strike,
            ["synthetic_future_price"] = Forward(caller, state, series)
                ?? throw new OpenAlgoException(409, "PRICE_UNKNOWN", "The call or the put at the money has no price."),
        };
    });

    private static Series SeriesOf(Caller caller, DeskState state, ChainAsked asked)
    {
        var table = caller.Contracts;
        var underlying = Underlying.Of(table, asked.Underlying, asked.Exchange);
        var next = table.Expiries(underlying.Name, underlying.OptionExchange, isOptions: true, IndiaTime.DayOf(state.Now));
        var expiryOn = asked.Expiry is null && underlying.ExpiryOn is null && next.Count > 0 ? next[0] : underlying.Expiry(asked.Expiry);
        var rows = table.Chain(underlying.Name, expiryOn, underlying.OptionExchange);
        if (rows.Count == 0)
            throw SymbolFaults.Strikes(underlying.Name, expiryOn, OptionRight.Call, underlying.OptionExchange);
        var quoted = underlying.Quoted(table, expiryOn);
        if (Seen.Of(caller, state, quoted).Last is not { } price || price <= 0)
            throw SymbolFaults.Price(quoted);
        return new Series(underlying, expiryOn, quoted, price, rows, StrikeList.AtmIndex([.. rows.Select(row => row.Strike)], price));
    }

    /// <summary>Of the strike at the money: strike + call - put; null when one of them has no price.</summary>
    private static decimal? Forward(Caller caller, DeskState state, Series series)
    {
        var row = series.Rows[series.Atm];
        return row is { Call: { } call, Put: { } put } ? row.Strike + Seen.Of(caller, state, call).Row.Mark - Seen.Of(caller, state, put).Row.Mark : null;
    }

    private static JsonObject? Option(Caller caller, DeskState state, Contract? contract, string label, bool withGreeks)
    {
        if (contract is null)
            return null;
        var seen = Seen.Of(caller, state, contract);
        var leg = seen.Quote();
        (leg["symbol"], leg["label"], leg["lotsize"], leg["tick_size"]) = (contract.Symbol, label, contract.LotSize, contract.TickSize);
        (leg["bid_qty"], leg["ask_qty"]) = (seen.Row.BidSize ?? 0, seen.Row.AskSize ?? 0);
        if (!withGreeks)
            return leg;
        // Unknown stays unknown: a volatility of 0 would be a number to trade on.
        var greeks = seen.Row.Greeks;
        (leg["implied_volatility"], leg["delta"], leg["gamma"]) = (greeks?.ImpliedVolatility, greeks?.Delta, greeks?.Gamma);
        (leg["theta"], leg["vega"]) = (greeks?.Theta, greeks?.Vega);
        return leg;
    }
}
