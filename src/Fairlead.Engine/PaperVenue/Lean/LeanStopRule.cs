using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;

namespace Fairlead.Engine.PaperVenue.Lean;

/// <summary>R15, stocks: the trade bar touches the stop; at the stop, or at an open beyond it. The profile is silent on
/// options: as the original is read, the side's bar goes beyond the stop, at the worse of stop and close.</summary>
internal sealed class LeanStopRule : IFillRule
{
    internal static LeanStopRule Instance { get; } = new();

    public FillDecision Decide(in FillQuestion question)
    {
        var stop = question.Order.Trigger!.Value;
        if (question.Instrument.Kind != InstrumentKind.Option)
        {
            if (!LeanBars.TryTrade(question, out var trade))
                return FillDecision.Wait;
            var touched = question.IsBuy ? trade.High >= stop : trade.Low <= stop;
            return touched
                ? FillDecision.Fill("R15", question.Worse(stop, trade.Open), long.MaxValue, MarketKind.TradeBar, Liquidity.Taken)
                : FillDecision.Wait;
        }

        if (!LeanBars.TrySide(question, out var bar))
            return FillDecision.Wait;
        var passed = question.IsBuy ? bar.High > stop : bar.Low < stop;
        return passed
            ? FillDecision.Fill("R15 option", question.Worse(stop, bar.Close), long.MaxValue, LeanBars.SideKind(question),
                Liquidity.Taken)
            : FillDecision.Wait;
    }
}
