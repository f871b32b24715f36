using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;

namespace Fairlead.Engine.PaperVenue.Lean;

/// <summary>R17: on the side's bar, else the trade bar; triggered strictly beyond the stop, and remembered; fills when the
/// close is strictly better than the limit, at the bar's far end but never beyond the limit.</summary>
internal sealed class LeanStopLimitRule : IFillRule
{
    internal static LeanStopLimitRule Instance { get; } = new();

    public FillDecision Decide(in FillQuestion question)
    {
        var source = LeanBars.SideKind(question);
        if (!LeanBars.TrySide(question, out var bar))
        {
            if (question.Market.HasOppositeBar(question.Side) || !LeanBars.TryTrade(question, out bar))
                return FillDecision.Wait;
            source = MarketKind.TradeBar;
        }

        if (!question.Order.IsTriggered)
        {
            var stop = question.Order.Trigger!.Value;
            return (question.IsBuy ? bar.High > stop : bar.Low < stop) ? FillDecision.Trigger : FillDecision.Wait;
        }

        var limit = question.Order.Terms.LimitPrice!.Value;
        return question.IsBetter(bar.Close, than: limit)
            ? FillDecision.Fill("R17", question.Better(limit, question.IsBuy ? bar.High : bar.Low), long.MaxValue, source,
                Liquidity.Taken)
            : FillDecision.Wait;
    }
}
