using Fairlead.Domain.Orders;

namespace Fairlead.Engine.PaperVenue.Lean;

/// <summary>R16: on the side's bar for stocks too; touch fills at the worse of stop and close; only when not filled is the
/// stop drawn towards the bar's low (buy) or high (sell). Starts at the last trade.</summary>
internal sealed class LeanTrailingStopRule : IFillRule
{
    internal static LeanTrailingStopRule Instance { get; } = new();

    public FillDecision Decide(in FillQuestion question)
    {
        var distance = question.Order.Terms.TrailBy!.Value;
        if (question.Order.Trigger is not { } stop)
        {
            return question.Market.LastTrade is { IsKnown: true } trade
                ? FillDecision.Trail(question.IsBuy ? trade.Price + distance : trade.Price - distance)
                : FillDecision.Wait;
        }

        if (!LeanBars.TrySide(question, out var bar))
            return FillDecision.Wait;
        if (question.IsBuy ? bar.High >= stop : bar.Low <= stop)
        {
            return FillDecision.Fill("R16", question.Worse(stop, bar.Close), long.MaxValue, LeanBars.SideKind(question),
                Liquidity.Taken);
        }

        var drawn = question.IsBuy ? bar.Low + distance : bar.High - distance;
        return question.IsBetter(drawn, than: stop) ? FillDecision.Trail(drawn) : FillDecision.Wait;
    }
}
