using Fairlead.Domain.Market;
using Fairlead.Practice.Days;
using Fairlead.Practice.Listing;
using Fairlead.Practice.Paths;
using Fairlead.Practice.Shocks;

namespace Fairlead.Practice.Tests;

/// <summary>A day looks like a day.</summary>
public sealed class DayShapeTests
{
    private static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);

    public static TheoryData<PracticeRegion, ulong> Seeds => Scene.Seeds(20);

    [Fact]
    public void Volume_OverADayInTheUs_HasABurstALullAndASurge()
    {
        long Volume(double hours)
        {
            var market = Scene.Market(PracticeRegion.Us, 1);
            var spy = market.Find("SPY").Id;
            return market.TakeFor(TimeSpan.FromHours(hours), HalfHour)
                .Where(record => record.Instrument == spy && record.Kind == MarketKind.Print).Sum(record => record.AsPrint().Size.Units);
        }

        var (opening, lunch, afternoon, closing) = (Volume(0), Volume(3), Volume(5), Volume(5.99));
        Assert.True(opening > 2 * lunch && closing > 2 * lunch, $"{opening}, {lunch}, {closing}");
        Assert.True(closing > 1.3 * afternoon, $"{afternoon}, {closing}");
        // A real day of SPY is some ten millions of shares: 13 half-hours of at least a million at noon.
        Assert.InRange(lunch, 1_000_000, 10_000_000);
    }

    [Theory]
    [InlineData(PracticeRegion.Us)]
    [InlineData(PracticeRegion.India)]
    public void Records_OverADay_ComeAtARateADeskCanCarry(PracticeRegion region)
    {
        int PerSecond(double hours) => Scene.Market(region, 4).TakeFor(TimeSpan.FromHours(hours), TimeSpan.FromMinutes(2)).Count / 120;

        Assert.InRange(PerSecond(3), 50, 125);
        Assert.InRange(PerSecond(0), 100, 400);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Volatility_Realised_LiesInABandAroundTheProfiles(PracticeRegion region, ulong seed)
    {
        var market = ListedMarket.Make(Scene.Settings(region, seed), Scene.Calendars);
        var plans = DayWalk.Of(market).Take(3).ToArray();
        for (var underlying = 0; underlying < market.Underlyings; underlying++)
        {
            var variance = plans.Average(plan => VarianceOf(new DayMarket(market, plan, new ShockBook()), underlying, plan.Hours.Seconds));
            var ratio = Math.Sqrt(variance) / market.Region.Underlyings[underlying].DayMove;
            // Wild days in a row move twice as much as usual ones.
            Assert.True(ratio is > 0.55 and < 2.3, $"seed {seed}: {market.Instruments[underlying]} moves {ratio:0.00} times its usual day");
        }
    }

    [Fact]
    public void Days_OfManySeeds_AreOfEveryKindAndGoAsTheirKindSays()
    {
        var plans = Enumerable.Range(1, 20).SelectMany(seed =>
            DayWalk.Of(ListedMarket.Make(Scene.Settings(PracticeRegion.India, (ulong)seed), Scene.Calendars))).ToArray();
        double Move(DayKind kind) => plans.Where(plan => plan.Kind == kind).Average(plan => plan.CloseLog[0] - plan.OpenLog[0]);
        double Size(DayKind kind) => plans.Where(plan => plan.Kind == kind).Average(plan => Math.Abs(plan.CloseLog[0] - plan.OpenLog[0]));

        Assert.All(Enum.GetValues<DayKind>(), kind => Assert.InRange(plans.Count(plan => plan.Kind == kind) / (double)plans.Length, 0.05, 0.6));
        Assert.True(Move(DayKind.TrendUp) > 0.004 && Move(DayKind.TrendDown) < -0.004);
        Assert.True(Size(DayKind.Chop) < 0.5 * Size(DayKind.Wild));
        Assert.All(plans, plan => Assert.Equal(plan.Kind == DayKind.Wild, plan.Spike is not null));
    }

    [Fact]
    public void Nights_OfManySeeds_HaveGapsAndNowAndThenALargeOne()
    {
        var gaps = Enumerable.Range(1, 20).SelectMany(seed =>
        {
            var plans = DayWalk.Of(ListedMarket.Make(Scene.Settings(PracticeRegion.Us, (ulong)seed), Scene.Calendars));
            return plans.Skip(1).Zip(plans, (today, before) => Math.Abs(today.OpenLog[0] - before.CloseLog[0]));
        }).ToArray();
        Assert.InRange(gaps.Average(), 0.001, 0.006);
        Assert.InRange(gaps.Count(gap => gap > 0.008) / (double)gaps.Length, 0.005, 0.08);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Volatility_FromDayToDay_RisesWhenPricesFall(PracticeRegion region, ulong seed)
    {
        var plans = DayWalk.Of(ListedMarket.Make(Scene.Settings(region, seed), Scene.Calendars));
        var pairs = plans.Skip(1).Zip(plans, (today, before) => (
            Move: today.OpenLog[0] - before.OpenLog[0], Rise: Math.Log(today.Volatility[0] / before.Volatility[0]))).ToArray();
        var (move, rise) = (pairs.Average(pair => pair.Move), pairs.Average(pair => pair.Rise));
        Assert.True(pairs.Sum(pair => (pair.Move - move) * (pair.Rise - rise)) < 0, $"seed {seed}");
        Assert.All(plans, plan => Assert.InRange(plan.Volatility[0], 0.05, 0.6));
    }

    [Fact]
    public void Indices_OfIndia_MoveTogether()
    {
        var market = ListedMarket.Make(Scene.Settings(PracticeRegion.India, 6), Scene.Calendars);
        var plan = DayWalk.Of(market)[0];
        var day = new DayMarket(market, plan, new ShockBook());
        Assert.True(Correlation(day, plan.Hours.Seconds, 0, 2) > 0.9);
        Assert.InRange(Correlation(day, plan.Hours.Seconds, 0, 1), 0.6, 0.97);
    }

    private static double[] MinuteMoves(DayMarket day, int underlying, int seconds) => [.. Enumerable.Range(0, seconds / 60)
        .Select(minute => day.PathAt(underlying, (minute + 1) * 60) - day.PathAt(underlying, minute * 60))];

    private static double VarianceOf(DayMarket day, int underlying, int seconds) => MinuteMoves(day, underlying, seconds).Sum(move => move * move);

    private static double Correlation(DayMarket day, int seconds, int a, int b)
    {
        var (first, second) = (MinuteMoves(day, a, seconds), MinuteMoves(day, b, seconds));
        return first.Zip(second, (x, y) => x * y).Sum() / Math.Sqrt(first.Sum(x => x * x) * second.Sum(y => y * y));
    }
}
