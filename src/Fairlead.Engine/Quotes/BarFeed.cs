using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Engine.Decision;

namespace Fairlead.Engine.Quotes;

/// <summary>Gives each strategy the bars it asked for: as they come, or built from smaller bars and prints.</summary>
public sealed class BarFeed(int instrumentCount)
{
    private readonly List<BarSeries>?[] _byInstrument = new List<BarSeries>?[instrumentCount];

    internal void Want(int owner, InstrumentId instrument, Timeframe timeframe)
    {
        var series = _byInstrument[instrument.Index] ??= [];
        var known = series.Find(each => each.Timeframe == timeframe);
        if (known is null)
            series.Add(known = new BarSeries(instrument, timeframe));
        known.AddOwner(owner);
    }

    internal void Take(DeskState state, in MarketRecord record, EffectBuffer effects)
    {
        if (record.Kind is not (MarketKind.TradeBar or MarketKind.Print) || _byInstrument[record.Instrument.Index] is not { } series)
            return;
        foreach (var each in series)
            each.Take(state, in record, effects);
    }
}
