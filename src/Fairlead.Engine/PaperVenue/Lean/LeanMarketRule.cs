using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;

namespace Fairlead.Engine.PaperVenue.Lean;

/// <summary>R7: at once, at the close of the newest ask (buy) or bid (sell) bar, else at the last trade. R8: waits while
/// the newest data are more than an hour older than the order; options on hour or day bars then take the open.</summary>
internal sealed class LeanMarketRule : IFillRule
{
    private static readonly TimeSpan StaleAfter = TimeSpan.FromHours(1);

    internal static LeanMarketRule Instance { get; } = new();

    public FillDecision Decide(in FillQuestion question)
    {
        var market = question.Market;
        // R8's second test, one bar, decides nothing: a bar shorter than an hour is past it, longer ones are exempt.
        if (market.NewestAt < question.Order.SentAt - StaleAfter)
            return FillDecision.Wait;
        if (market.HasOppositeBar(question.Side))
        {
            var bar = market.OppositeBar(question.Side);
            var atOpen = question.Instrument.Kind == InstrumentKind.Option
                && bar.EndAt - bar.StartAt >= StaleAfter && bar.StartAt >= question.Order.SentAt;
            return FillDecision.Fill(atOpen ? "R8" : "R7", atOpen ? bar.Open : bar.Close, long.MaxValue,
                LeanBars.SideKind(question), Liquidity.Taken);
        }

        var side = market.Opposite(question.Side);
        if (side.IsPresent)
            return FillDecision.Fill("R7", side.Price, long.MaxValue, MarketKind.Quote, Liquidity.Taken);
        return market.LastTrade is { IsKnown: true } trade
            ? FillDecision.Fill("R7", trade.Price, long.MaxValue, trade.Source, Liquidity.Taken, "no such side: the last trade")
            : FillDecision.Wait;
    }
}
