using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;

namespace Fairlead.Practice;

/// <summary>Something a person does to the practice market, effective at an instant.</summary>
public abstract record MarketShock
{
    private protected MarketShock(Timestamp at) => At = at;

    /// <summary>From when on it shows. Outside trading hours: from the next opening.</summary>
    public Timestamp At { get; init; }
}

/// <summary>Prices jump and stay there; volatility rises with the size of the jump and calms down within the hour.</summary>
/// <param name="At">The instant of the jump.</param>
/// <param name="Percent">-50 to 100; -2 means two percent down.</param>
/// <param name="Instrument">The share or index that jumps, its options with it; null means all of the market.</param>
public sealed record Gap(Timestamp At, decimal Percent, InstrumentId? Instrument) : MarketShock(At);

/// <summary>Implied volatility jumps up, of near expiries more than of far ones, and halves again and again. Prices move
/// more while it lasts.</summary>
/// <param name="At">The instant of the jump.</param>
/// <param name="Points">Volatility points of a 30-day option, above 0 to 100: 5 lifts 13 % to 18 %.</param>
/// <param name="HalfLife">Time in which half of it is gone, a second to 30 days; closed hours count.</param>
public sealed record VolatilitySpike(Timestamp At, decimal Points, TimeSpan HalfLife) : MarketShock(At);
