using Fairlead.Practice.Listing;
using Fairlead.Practice.Paths;
using Fairlead.Practice.Seeding;

namespace Fairlead.Practice.Quotes;

/// <summary>
/// When an option is quoted again: in a rhythm that is quick near the money, and when the price of the underlying has come
/// to another step of a ladder, so that nothing stays far off for long.
/// </summary>
internal sealed class QuoteRhythm(ListedMarket market, DayMarket day)
{
    /// <summary>Strikes on each side of the money that are quoted at least every five seconds.</summary>
    public const int NearStrikes = 5;

    private const int FarStrikes = 10;
    private const int NearPeriod = 4;
    private const int MiddlePeriod = 10;
    private const int FarPeriod = 30;

    /// <summary>The ladder's step: how far a price usually gets in so many seconds.</summary>
    private const double StepSeconds = 120;

    /// <summary>Chance that a near option is quoted for no reason, at average activity.</summary>
    private const double ExtraChance = 0.03;

    /// <summary>An underlying's state in a second: how its options stand to the money, and whether it took a step.</summary>
    public readonly record struct Beat(int NearestOfFirst, int NearestOfNext, bool HasStepped);

    public Beat Of(int underlying, in Moment moment)
    {
        var series = market.Series[underlying];
        var first = 0;
        while (first < series.Length && series[first].ExpiryOn < day.Plan.Hours.Day)
            first++;
        var price = day.PriceAt(underlying, moment.Start);
        var step = market.Region.Underlyings[underlying].DayMove * Math.Sqrt(StepSeconds / day.Plan.Hours.Seconds);
        return new Beat(
            first < series.Length ? series[first].Nearest(price) : 0,
            first + 1 < series.Length ? series[first + 1].Nearest(price) : 0,
            Math.Floor(day.PathAt(underlying, moment.Second) / step) != Math.Floor(day.PathAt(underlying, moment.Second - 1) / step));
    }

    public static bool IsDue(ActiveOption option, in Beat beat, in Moment moment, ref SeededStream stream)
    {
        var away = Math.Abs(option.StrikeIndex - (option.SeriesOrder == 0 ? beat.NearestOfFirst : beat.NearestOfNext));
        if (away > NearStrikes)
            return (moment.Second + option.Phase) % (away > FarStrikes ? FarPeriod : MiddlePeriod) == 0;
        return (moment.Second + option.Phase) % NearPeriod == 0 || beat.HasStepped || stream.Chance(ExtraChance * moment.Busy);
    }

    /// <summary>Once in the first seconds, then in a slow rhythm.</summary>
    public bool TellsOpenInterest(ActiveOption option, int second) =>
        second < FarPeriod ? second == option.Phase % FarPeriod : (second + option.Phase) % market.Region.OpenInterestPeriod == 0;
}
