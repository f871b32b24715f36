using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;

namespace Fairlead.Engine.Quotes;

/// <summary>The bars of one instrument in one timeframe, and who wants them.</summary>
internal sealed class BarSeries(InstrumentId instrument, Timeframe timeframe)
{
    private readonly InstrumentId _instrument = instrument;
    private int[] _owners = [];

    public Timeframe Timeframe { get; } = timeframe;

    public void AddOwner(int owner)
    {
        if (!_owners.Contains(owner))
            _owners = [.. _owners, owner];
    }

    public void Take(DeskState state, in MarketRecord record, EffectBuffer effects)
    {
        if (record.Kind == MarketKind.TradeBar && record.AsBar() is var bar && IsWhole(state, in bar))
            Deliver(state, in bar, effects);
    }

    /// <summary>The source's bar is of this timeframe already.</summary>
    private bool IsWhole(DeskState state, in Bar bar)
    {
        var length = bar.EndAt - bar.StartAt;
        return length == Timeframe.Period || (Timeframe.IsDay && length > TimeSpan.FromHours(1) && IsSession(state.CalendarOf(_instrument), in bar));
    }

    private static bool IsSession(MarketCalendar calendar, in Bar bar) =>
        calendar.LastOpened(bar.StartAt) is { } session && session.Open == bar.StartAt && session.Close == bar.EndAt;

    private void Deliver(DeskState state, in Bar bar, EffectBuffer effects)
    {
        foreach (var owner in _owners)
            StrategyStep.BarClosed(state, owner, _instrument, in bar, effects);
    }
}
