using Fairlead.Domain.Amounts;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;

namespace Fairlead.Engine.PaperVenue.Rules;

/// <summary>Set off when the side it would take is quoted at the trigger or beyond, or a print is; then a market order.
/// Within a bar it fills at the worse of trigger and open.</summary>
internal sealed class TapeStopRule : IFillRule
{
    internal static TapeStopRule Instance { get; } = new();

    public FillDecision Decide(in FillQuestion question)
    {
        if (question.Order.IsTriggered)
            return TapeMarketRule.Instance.Decide(question);
        if (TapeData.TryBar(question, out var bar))
            return WithinBar(question, question.Order.Trigger!.Value, bar);
        return IsSetOff(question) ? FillDecision.Trigger : FillDecision.Wait;
    }

    internal static bool IsSetOff(in FillQuestion question)
    {
        var trigger = question.Order.Trigger!.Value;
        if (TapeData.TryPrint(question, out var print))
            return TapeData.Reaches(question, print.Price, trigger);
        return TapeData.TryQuote(question, out var side) && TapeData.Reaches(question, side.Price, trigger);
    }

    internal static FillDecision WithinBar(in FillQuestion question, Price trigger, in Bar bar) =>
        TapeData.Reaches(question, TapeData.TowardsTrigger(question, bar), trigger)
            ? FillDecision.Fill("stop within bar", question.Slipped(question.Worse(trigger, bar.Open)),
                question.Room(MarketKind.TradeBar), MarketKind.TradeBar, Liquidity.Taken,
                "bars only: filled at the trigger, or at the open beyond it")
            : FillDecision.Wait;
}
