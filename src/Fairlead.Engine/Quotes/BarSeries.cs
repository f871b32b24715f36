using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Quant.Bars;

namespace Fairlead.Engine.Quotes;

/// <summary>
/// The bars of one instrument in one timeframe, and who wants them: the source's own where they fit, else built from
/// its smaller bars or prints, anchored at the session's opening.
/// </summary>
internal sealed class BarSeries(InstrumentId instrument, Timeframe timeframe)
{
    private readonly InstrumentId _instrument = instrument;
    private int[] _owners = [];
    private BarBuilder? _builder;
    private Timestamp _open;
    private Timestamp _close;

    public Timeframe Timeframe { get; } = timeframe;

    public void AddOwner(int owner)
    {
        if (!_owners.Contains(owner))
            _owners = [.. _owners, owner];
    }

    public void Take(DeskState state, in MarketRecord record, EffectBuffer effects)
    {
        if (record.Kind == MarketKind.Print)
        {
            TakePrint(state, record.AsPrint(), effects);
            return;
        }

        var bar = record.AsBar();
        if (IsWhole(state, in bar))
            Deliver(state, in bar, effects);
        else
            TakePart(state, in bar, effects);
    }

    private void TakePrint(DeskState state, in TradePrint print, EffectBuffer effects)
    {
        if (print.IsSuspicious || print.Price.Micros <= 0 || !Anchor(state, print.At, effects))
            return;
        if (_builder!.AddTrade(print.Price.Micros, print.Size.Units, print.At.Nanos, out var closed))
            Deliver(state, in closed, effects);
    }

    private void TakePart(DeskState state, in Bar bar, EffectBuffer effects)
    {
        if (bar.EndAt - bar.StartAt > Timeframe.Period || !Anchor(state, bar.StartAt, effects))
            return;
        var part = new PriceBar(bar.Open.Micros, bar.High.Micros, bar.Low.Micros, bar.Close.Micros, bar.Volume.Units, bar.StartAt.Nanos, bar.EndAt.Nanos);
        if (_builder!.AddBar(in part, out var closed))
            Deliver(state, in closed, effects);
        if (_builder.AdvanceTo(bar.EndAt.Nanos, out closed))
            Deliver(state, in closed, effects);
    }

    /// <summary>Stands the builder on the session of an instant; false outside every session.</summary>
    private bool Anchor(DeskState state, Timestamp at, EffectBuffer effects)
    {
        if (at >= _open && at < _close)
            return true;
        if (state.CalendarOf(_instrument).OpenAt(at) is not { } session)
            return false;
        // A new session: what was forming ended with the old one.
        if (_builder is not null && _builder.AdvanceTo(long.MaxValue, out var closed))
            Deliver(state, in closed, effects);
        var period = Timeframe.IsDay ? session.Close.Nanos - session.Open.Nanos : Timeframe.Period.Ticks * 100;
        _builder = new BarBuilder(period, session.Open.Nanos);
        (_open, _close) = (session.Open, session.Close);
        return true;
    }

    /// <summary>The source's bar is of this timeframe already.</summary>
    private bool IsWhole(DeskState state, in Bar bar)
    {
        var length = bar.EndAt - bar.StartAt;
        return length == Timeframe.Period || (Timeframe.IsDay && length > TimeSpan.FromHours(1) && IsSession(state.CalendarOf(_instrument), in bar));
    }

    private static bool IsSession(MarketCalendar calendar, in Bar bar) =>
        calendar.LastOpened(bar.StartAt) is { } session && session.Open == bar.StartAt && session.Close == bar.EndAt;

    private void Deliver(DeskState state, in PriceBar closed, EffectBuffer effects)
    {
        var bar = new Bar(new Timestamp(closed.StartNanos), new Timestamp(closed.EndNanos), new Price(closed.OpenMicros),
            new Price(closed.HighMicros), new Price(closed.LowMicros), new Price(closed.CloseMicros), new Quantity(closed.Volume));
        Deliver(state, in bar, effects);
    }

    private void Deliver(DeskState state, in Bar bar, EffectBuffer effects)
    {
        foreach (var owner in _owners)
            StrategyStep.BarClosed(state, owner, _instrument, in bar, effects);
    }
}
