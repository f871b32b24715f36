using Fairlead.Practice.Listing;
using Fairlead.Practice.Seeding;

namespace Fairlead.Practice.Days;

/// <summary>
/// The market from day to day: overnight gaps, days of different kinds in a loose persistence, prices that wander yet are
/// drawn back to where they began, so that listed strikes stay around them, and volatility that rises when prices fall.
/// </summary>
internal static class DayWalk
{
    /// <summary>Part of its distance from the first price that a price makes good every night.</summary>
    private const double PriceReversion = 0.015;

    private const double VolatilityReversion = 0.12;
    private const double VolatilityNoise = 0.03;

    /// <summary>Overnight move relative to a usual day's.</summary>
    private const double GapSize = 0.35;

    /// <summary>One night in so many has news: a gap three times as large.</summary>
    private const double NewsChance = 0.06;

    private const double NewsFactor = 3;
    private const double Persistence = 0.25;

    /// <summary>Trends that last carry prices further than days on their own would.</summary>
    private const double TrendFactor = 1.1;

    /// <summary>Standard deviation of the price after some days, in units of a usual day's move.</summary>
    public static double DeviationAfter(int days) =>
        TrendFactor * Math.Sqrt((1 - Math.Exp(-2 * PriceReversion * days)) / (2 * PriceReversion));

    public static DayPlan[] Of(ListedMarket market)
    {
        var plans = new DayPlan[market.Days.Length];
        DayPlan? before = null;
        for (var index = 0; index < plans.Length; index++)
            before = plans[index] = Next(market, market.Days[index], before);
        return plans;
    }

    private static DayPlan Next(ListedMarket market, TradingDay hours, DayPlan? before)
    {
        var stream = SeededStream.Of(market.Seed, StreamPurpose.DayOfMarket, hours.Day.DayNumber);
        var drawn = KindOf(stream.Uniform());
        var kind = stream.Chance(Persistence) && before is not null ? before.Kind : drawn;
        var commonGap = stream.Normal() * GapSize * (stream.Chance(NewsChance) ? NewsFactor : 1);
        var commonMove = MoveOf(kind, stream.Normal());
        var spike = SpikeOf(kind, hours, ref stream);
        var (open, close, volatility) = (new double[market.Underlyings], new double[market.Underlyings], new double[market.Underlyings]);
        for (var index = 0; index < market.Underlyings; index++)
        {
            var profile = market.Region.Underlyings[index];
            var own = SeededStream.Of(market.Seed, StreamPurpose.DayOfUnderlying, hours.Day.DayNumber, index);
            var apart = Math.Sqrt(1 - (profile.Correlation * profile.Correlation));
            var ownGap = apart * own.Normal() * GapSize * (own.Chance(NewsChance) ? NewsFactor : 1);
            var gap = profile.DayMove * ((profile.Correlation * commonGap) + ownGap);
            var move = profile.DayMove * ((profile.Correlation * commonMove) + (apart * own.Normal()));
            var first = Math.Log(market.FirstPrices[index]);
            open[index] = before is null ? first : before.CloseLog[index] + gap - (PriceReversion * (before.CloseLog[index] - first));
            close[index] = open[index] + move;
            volatility[index] = Volatility(profile, before, index, open[index], own.Normal());
        }

        return new DayPlan(hours, kind, open, close, volatility, spike);
    }

    private static double Volatility(UnderlyingProfile profile, DayPlan? before, int index, double openLog, double noise)
    {
        if (before is null)
            return profile.Volatility * Math.Exp(2 * VolatilityNoise * noise);
        var moved = openLog - before.OpenLog[index];
        var relative = Math.Log(before.Volatility[index] / profile.Volatility);
        var after = (relative * (1 - VolatilityReversion)) - (profile.Leverage * moved) + (VolatilityNoise * noise)
            + (before.Kind == DayKind.Wild ? 0.05 : 0);
        return profile.Volatility * Math.Exp(Math.Clamp(after, -0.5, 1.1));
    }

    private static DayKind KindOf(double drawn) => drawn switch
    {
        < 0.46 => DayKind.Chop,
        < 0.68 => DayKind.TrendUp,
        < 0.86 => DayKind.TrendDown,
        _ => DayKind.Wild,
    };

    /// <summary>From opening to closing, in units of a usual day's move.</summary>
    private static double MoveOf(DayKind kind, double normal) => kind switch
    {
        DayKind.TrendUp => 0.95 + (0.35 * normal),
        DayKind.TrendDown => -1.0 + (0.35 * normal),
        DayKind.Wild => 1.45 * normal,
        _ => 0.4 * normal,
    };

    private static VolatilitySpike? SpikeOf(DayKind kind, TradingDay hours, ref SeededStream stream)
    {
        var second = (int)stream.Between(0.1 * hours.Seconds, 0.8 * hours.Seconds);
        var points = Math.Round((decimal)stream.Between(1.5, 5), 2);
        var halfLife = TimeSpan.FromMinutes(Math.Round(stream.Between(15, 50)));
        return kind == DayKind.Wild ? new VolatilitySpike(hours.AtSecond(second), points, halfLife) : null;
    }
}
