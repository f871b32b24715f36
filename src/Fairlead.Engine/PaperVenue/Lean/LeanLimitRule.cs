using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;

namespace Fairlead.Engine.PaperVenue.Lean;

/// <summary>R13, stocks: when the trade bar goes through the limit, at the limit or a better open. R14, options: when the
/// side's bar does, at the bar's far end but never beyond the limit.</summary>
internal sealed class LeanLimitRule : IFillRule
{
    internal static LeanLimitRule Instance { get; } = new();

    public FillDecision Decide(in FillQuestion question)
    {
        var limit = question.Order.Terms.LimitPrice!.Value;
        if (question.Instrument.Kind != InstrumentKind.Option)
        {
            return LeanBars.TryTrade(question, out var trade)
                && question.IsBetter(question.IsBuy ? trade.Low : trade.High, than: limit)
                ? FillDecision.Fill("R13", question.Better(limit, trade.Open), long.MaxValue, MarketKind.TradeBar, Liquidity.Added)
                : FillDecision.Wait;
        }

        if (!LeanBars.TrySide(question, out var bar))
            return FillDecision.Wait;
        var (near, far) = question.IsBuy ? (bar.Low, bar.High) : (bar.High, bar.Low);
        return question.IsBetter(near, than: limit)
            ? FillDecision.Fill("R14", question.Better(limit, far), long.MaxValue, LeanBars.SideKind(question), Liquidity.Added)
            : FillDecision.Wait;
    }
}
