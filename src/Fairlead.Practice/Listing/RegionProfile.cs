using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;

namespace Fairlead.Practice.Listing;

/// <summary>What the underlyings of a region have in common.</summary>
internal sealed record RegionProfile
{
    public required Currency Currency { get; init; }

    /// <summary>Continuous interest rate per year.</summary>
    public required double Rate { get; init; }

    public required ExerciseStyle Exercise { get; init; }
    public required SettlementStyle Settlement { get; init; }

    /// <summary>Strikes listed on each side of the first day's price.</summary>
    public required int StrikesASide { get; init; }

    /// <summary>Option prints a second over all chains, on average over the day.</summary>
    public required double OptionPrintRate { get; init; }

    /// <summary>Seconds between two tellings of an option's open interest.</summary>
    public required int OpenInterestPeriod { get; init; }

    /// <summary>Open interest moves within the day (as in India) and not only overnight (as in the US).</summary>
    public required bool HasLiveOpenInterest { get; init; }

    /// <summary>In order of their instrument ids.</summary>
    public required UnderlyingProfile[] Underlyings { get; init; }

    /// <summary>Symbol of the index of implied volatility, made from the first underlying's options; null when there is none.</summary>
    public string? VarianceIndex { get; init; }

    public static RegionProfile Of(PracticeRegion region) => region switch
    {
        PracticeRegion.Us => UsProfile.Make(),
        PracticeRegion.India => IndiaProfile.Make(),
        _ => throw new ArgumentOutOfRangeException(nameof(region), region, "Not a region of the practice market."),
    };
}
