using Fairlead.Domain.Market;
using Fairlead.Engine.Protection;
using Fairlead.Engine.Quotes;
using Fairlead.Engine.Risk;

namespace Fairlead.Engine.Decision;

/// <summary>A market record: mark, protect, look at risk, then let the strategies see it.</summary>
internal static class MarketStep
{
    public static void Take(DeskState state, in MarketRecord record, EffectBuffer effects)
    {
        if (!state.Master.Contains(record.Instrument))
        {
            if (state.StrangeRecords++ == 0)
                effects.Add(new RaiseAlert(AlertLevel.Warning, "I12", $"a market record names instrument {record.Instrument}, which the desk does not know; it and its like are dropped"));
            return;
        }

        if (state.Market.Apply(in record, out var low, out var high, out var close) == PriceMove.Priced)
        {
            state.Positions.OnMark(record.Instrument, close);
            Protect(state, PriceSpan.Of(record.At, low, high, close), record.Instrument, effects);
            if (!state.Positions.NetQuantity(record.Instrument).IsZero)
                LookAtRisk(state, effects);
        }

        state.Bars.Take(state, in record, effects);
        StrategyStep.Hear(state, in record, effects);
    }

    private static void Protect(DeskState state, in PriceSpan span, Domain.Instruments.InstrumentId instrument, EffectBuffer effects)
    {
        var ids = state.Groups.On(instrument);
        for (var index = 0; index < ids.Count; index++)
        {
            var group = state.Groups[ids[index]];
            var reason = ExitReason.None;
            if (group.Guard is { } guard)
                reason = guard.OnPrice(in span);
            else if (group.PremiumGuard is { } premium)
                reason = premium.OnMark(group.LegIndexOf(instrument), span.Close, span.At);
            group.IsBlind = false;
            if (reason == ExitReason.None || group.IsClosing)
                continue;
            ExitStep.Begin(state, group, reason, "", effects);
            // Beginning an exit may close a group that has nothing open, which shortens the list.
            ids = state.Groups.On(instrument);
        }
    }

    private static void LookAtRisk(DeskState state, EffectBuffer effects)
    {
        if (state.Equity is not { } equity)
        {
            state.Risk.OnEquityUnknown();
            return;
        }

        var signal = state.Risk.OnEquity(equity, state.Now);
        if (signal != RiskSignal.None)
            HaltStep.Strike(state, effects);
    }
}
