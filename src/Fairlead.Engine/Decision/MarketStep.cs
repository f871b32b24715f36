using Fairlead.Domain.Market;
using Fairlead.Engine.Orders;
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

        var isPriced = state.Market.Apply(in record, out var low, out var high, out var close) == PriceMove.Priced;
        if (isPriced)
            state.Positions.OnMark(record.Instrument, close);
        Judge(state, in record, isPriced ? PriceSpan.Of(record.At, low, high, close) : null);
        Strike(state, effects);
        if (isPriced && !state.Positions.NetQuantity(record.Instrument).IsZero)
            LookAtRisk(state, effects);
        state.Bars.Take(state, in record, effects);
        StrategyStep.Hear(state, in record, effects);
    }

    /// <summary>Asks every guard on the instrument, and remembers which strike: acting at once would change the list.</summary>
    private static void Judge(DeskState state, in MarketRecord record, PriceSpan? span)
    {
        state.Strikes.Clear();
        var ids = state.Groups.On(record.Instrument);
        for (var index = 0; index < ids.Count; index++)
        {
            var group = state.Groups[ids[index]];
            var reason = ExitReason.None;
            if (group.PremiumGuard is not null)
                reason = Guards.Mark(state, group, record.Instrument);
            else if (span is { } priced && LivedThrough(group, in record, in priced) is { } lived)
                reason = group.Guard?.OnPrice(in lived) ?? ExitReason.None;
            if (span is not null && group.PremiumGuard?.IsBlindAt(state.Now) != true)
                group.IsBlind = false;
            if (reason != ExitReason.None && !group.IsClosing)
                state.Strikes.Add((group.Id, reason));
        }
    }

    private static void Strike(DeskState state, EffectBuffer effects)
    {
        for (var index = 0; index < state.Strikes.Count; index++)
        {
            var (id, reason) = state.Strikes[index];
            if (state.Groups.Find(id) is { IsClosing: false } group)
                ExitStep.Begin(state, group, reason, "", effects);
        }
    }

    /// <summary>Of a bar that began before the group's latest entry only the close is its own; of one that ended before,
    /// nothing is.</summary>
    private static PriceSpan? LivedThrough(Group group, in MarketRecord record, in PriceSpan span)
    {
        if (record.Kind != MarketKind.TradeBar || record.AsBar().StartAt >= group.LastEntryAt)
            return span;
        return record.At < group.LastEntryAt ? null : PriceSpan.Of(span.At, span.Close);
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
            HaltStep.Strike(state, HaltScope.Account, effects);
    }
}
