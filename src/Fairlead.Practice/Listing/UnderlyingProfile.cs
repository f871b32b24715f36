using Fairlead.Domain.Instruments;

namespace Fairlead.Practice.Listing;

/// <summary>What makes an underlying and its options behave as they do. Shares are per unit: 0.01 is one percent.</summary>
internal sealed record UnderlyingProfile
{
    public required string Symbol { get; init; }
    public required InstrumentKind Kind { get; init; }
    public required Venue Venue { get; init; }
    public required Venue OptionVenue { get; init; }
    public required TickRule Tick { get; init; }
    public required TickRule OptionTick { get; init; }

    /// <summary>Typical price on the first day; the seed moves it by a few percent.</summary>
    public required double Price { get; init; }

    /// <summary>Standard deviation of a day's return.</summary>
    public required double DayMove { get; init; }

    /// <summary>Correlation with the market's common factor.</summary>
    public required double Correlation { get; init; }

    /// <summary>Long-run at-the-money volatility of a 30-day option, per year.</summary>
    public required double Volatility { get; init; }

    /// <summary>How much the volatility rises, relatively, when the price falls by one (5: 1 % down lifts it by 5 %).</summary>
    public required double Leverage { get; init; }

    /// <summary>Slope of the smile; see VolatilitySurface.</summary>
    public required double Skew { get; init; }

    /// <summary>Continuous dividend yield per year.</summary>
    public required double DividendYield { get; init; }

    /// <summary>Finest distance of strikes; positive.</summary>
    public required decimal StrikeStep { get; init; }

    public required DayOfWeek ExpiryWeekday { get; init; }

    public long OptionLot { get; init; } = 1;
    public long? OptionFreeze { get; init; }
    public long OptionMultiplier { get; init; } = 1;

    /// <summary>Quoted spread of the underlying in ticks on a calm noon; an index has none.</summary>
    public double SpreadTicks { get; init; }

    /// <summary>Quotes and prints of the underlying a second on average over the day.</summary>
    public double QuoteRate { get; init; }

    public double PrintRate { get; init; }

    /// <summary>Mean size of a print in units; zero for an index.</summary>
    public double PrintSize { get; init; }

    /// <summary>Quoted spread of an option relative to its price, beyond the one tick that every option has.</summary>
    public required double OptionSpread { get; init; }

    /// <summary>Open interest of the busiest strike, in lots.</summary>
    public required double OpenInterestLots { get; init; }
}
