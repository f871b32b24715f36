using System.Text.Json.Nodes;
using Fairlead.Engine.Decision;
using Fairlead.Host.OpenAlgo.Calls;
using Fairlead.Host.OpenAlgo.Symbols;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Host.Terminal.Rows;

namespace Fairlead.Host.OpenAlgo.Endpoints;

/// <summary>The latest of a contract, as the desk has seen it.</summary>
/// <param name="Contract">Which.</param>
/// <param name="Row">Its prices; null is unknown.</param>
internal readonly record struct Seen(Contract Contract, QuoteRow Row)
{
    /// <summary>The latest trade's price; an instrument that trades seldom has its quote's middle.</summary>
    public decimal? Last => Row.Last ?? Row.Mark;

    /// <summary>On the desk's thread.</summary>
    public static Seen Of(Caller caller, DeskState state, Contract contract) =>
        new(contract, QuoteRows.Of(state, contract.Instrument, caller.Account.Tables.Market.SessionOf(contract.Instrument)));

    /// <summary>In the contract's words: unknown is 0 there.</summary>
    public JsonObject Quote() => new()
    {
        ["open"] = Row.Open ?? 0m, ["high"] = Row.High ?? 0m, ["low"] = Row.Low ?? 0m, ["ltp"] = Last ?? 0m,
        ["bid"] = Row.Bid ?? 0m, ["ask"] = Row.Ask ?? 0m, ["prev_close"] = Row.PreviousClose ?? 0m,
        ["volume"] = Row.Volume, ["oi"] = Row.OpenInterest ?? 0,
        ["ltp_at"] = (Row.LastAt ?? Row.QuoteAt)?.ToString(),
    };
}
