using Fairlead.Domain.Instruments;
using Fairlead.Practice.Days;
using Fairlead.Practice.Listing;
using Fairlead.Practice.Seeding;
using Fairlead.Practice.Surface;

namespace Fairlead.Practice.Quotes;

/// <summary>Which options are quoted on a day: those of the nearest two expiries.</summary>
internal static class ActiveOptions
{
    public const int Expiries = 2;

    private const int Phases = 1 << 20;

    /// <summary>Spread of open interest over strikes, in standard deviations.</summary>
    private const double OpenInterestWidth = 1.5;

    private const double NextExpiryShare = 0.45;

    /// <summary>By underlying.</summary>
    public static ActiveOption[][] Of(ListedMarket market, DayPlan plan)
    {
        var all = new ActiveOption[market.Underlyings][];
        for (var underlying = 0; underlying < all.Length; underlying++)
        {
            var options = new List<ActiveOption>();
            foreach (var series in market.Series[underlying].Where(series => series.ExpiryOn >= plan.Hours.Day).Take(Expiries))
            {
                var order = options.Count == 0 ? 0 : 1;
                for (var strike = 0; strike < series.Strikes.Length; strike++)
                {
                    options.Add(Make(market, plan, underlying, series, order, strike, OptionRight.Call));
                    options.Add(Make(market, plan, underlying, series, order, strike, OptionRight.Put));
                }
            }

            all[underlying] = [.. options];
        }

        return all;
    }

    private static ActiveOption Make(
        ListedMarket market, DayPlan plan, int underlying, OptionSeries series, int order, int strike, OptionRight right)
    {
        var id = right == OptionRight.Call ? series.CallId(strike) : series.PutId(strike);
        var trait = SeededStream.Of(market.Seed, StreamPurpose.OptionTrait, id);
        var (phase, beat, taste) = (trait.Below(Phases), trait.Uniform(), trait.Between(0.5, 1.5));
        return new ActiveOption
        {
            Id = new InstrumentId(id),
            Series = series,
            SeriesOrder = order,
            StrikeIndex = strike,
            Right = right,
            Phase = phase,
            Beat = beat,
            OpenInterest = OpenInterest(market.Region.Underlyings[underlying], plan, underlying, series, order, strike, right, taste),
            OpenInterestDrift = trait.Between(-0.08, 0.22),
        };
    }

    /// <summary>Most at round strikes out of the money, about a standard deviation from the price.</summary>
    private static long OpenInterest(
        UnderlyingProfile profile, DayPlan plan, int underlying, OptionSeries series, int order, int strike, OptionRight right, double taste)
    {
        var years = Math.Max(1.0, series.ExpiryOn.DayNumber - plan.Hours.Day.DayNumber) / VolatilitySurface.DaysPerYear;
        var deviation = plan.Volatility[underlying] * Math.Sqrt(years);
        var distance = (Math.Log(series.Strikes[strike]) - plan.OpenLog[underlying]) / deviation * (right == OptionRight.Call ? 1 : -1);
        var fromPeak = (distance - 0.6) / OpenInterestWidth;
        var isRound = series.Strikes[strike] % (double)(profile.StrikeStep * 10) == 0;
        var lots = profile.OpenInterestLots * Math.Exp(-0.5 * fromPeak * fromPeak) * taste * (isRound ? 1.7 : 1)
            * (order == 0 ? 1 : NextExpiryShare);
        return ((long)lots + 1) * profile.OptionLot;
    }
}
