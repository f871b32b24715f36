using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;

namespace Fairlead.Engine.PaperVenue.Lean;

/// <summary>R10: stocks, the open of the first trade bar that starts at or after the order and lies in the session;
/// options, the open of the side's bar.</summary>
/// <remarks>Orders are looked at only after records of the session, so a bar here lies in it.</remarks>
internal sealed class LeanOnOpenRule : IFillRule
{
    internal static LeanOnOpenRule Instance { get; } = new();

    public FillDecision Decide(in FillQuestion question)
    {
        var isOption = question.Instrument.Kind == InstrumentKind.Option;
        var isKnown = isOption ? question.Market.HasOppositeBar(question.Side) : question.Market.HasTradeBars;
        var bar = isOption ? question.Market.OppositeBar(question.Side) : question.Market.TradeBar;
        return isKnown && bar.StartAt >= question.Order.SentAt
            ? FillDecision.Fill("R10", bar.Open, long.MaxValue,
                isOption ? LeanBars.SideKind(question) : MarketKind.TradeBar, Liquidity.Taken)
            : FillDecision.Wait;
    }
}
