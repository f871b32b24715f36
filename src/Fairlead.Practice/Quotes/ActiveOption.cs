using Fairlead.Domain.Instruments;
using Fairlead.Practice.Listing;

namespace Fairlead.Practice.Quotes;

/// <summary>An option that is quoted today, with what stays the same about it all day.</summary>
internal sealed record ActiveOption
{
    public required InstrumentId Id { get; init; }
    public required OptionSeries Series { get; init; }

    /// <summary>0 for the nearest expiry, 1 for the next.</summary>
    public required int SeriesOrder { get; init; }

    public required int StrikeIndex { get; init; }
    public required OptionRight Right { get; init; }

    /// <summary>Spreads options with the same rhythm over its seconds.</summary>
    public required int Phase { get; init; }

    /// <summary>When in a second it likes to be quoted, 0 to 1.</summary>
    public required double Beat { get; init; }

    /// <summary>Open interest at the opening, in units.</summary>
    public required long OpenInterest { get; init; }

    /// <summary>Relative change of open interest until the close.</summary>
    public required double OpenInterestDrift { get; init; }

    public double Strike => Series.Strikes[StrikeIndex];
}
