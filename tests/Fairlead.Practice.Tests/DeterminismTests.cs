using Fairlead.Domain.Time;

namespace Fairlead.Practice.Tests;

public sealed class DeterminismTests
{
    private const int Many = 40_000;

    public static TheoryData<PracticeRegion, ulong> Seeds => Scene.Seeds(3);

    /// <summary>At the first record, in the opening's burst, in the middle of a second, at noon, before the close, and days later.</summary>
    public static TheoryData<PracticeRegion, double> Hours
    {
        get
        {
            var data = new TheoryData<PracticeRegion, double>();
            foreach (var hours in new[] { 0.0, 0.000_1, 0.004_321, 0.25, 3.0, 6.2, 72.5, 1_000.0 })
            {
                data.Add(PracticeRegion.Us, hours);
                data.Add(PracticeRegion.India, hours);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Market_OfTheSameSeed_IsTheSameByteForByte(PracticeRegion region, ulong seed)
    {
        var first = Scene.Market(region, seed);
        var second = Scene.Market(region, seed);
        Assert.Equal(first.Instruments, second.Instruments);
        Assert.Equal(first.Take(Many).Bytes(), second.Take(Many).Bytes());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Market_OfAnotherSeed_IsAnother(PracticeRegion region, ulong seed) =>
        Assert.NotEqual(Scene.Market(region, seed).Take(100).Bytes(), Scene.Market(region, seed + 100).Take(100).Bytes());

    [Fact]
    public void Markets_OfTwoRegionsWithOneSeed_DoNotMoveAlike()
    {
        var plans = new[] { PracticeRegion.Us, PracticeRegion.India }
            .Select(region => Days.DayWalk.Of(Listing.ListedMarket.Make(Scene.Settings(region, 7), Scene.Calendars)).Select(plan => plan.Kind)).ToArray();
        Assert.NotEqual(plans[0].Take(30), plans[1].Take(30));
    }

    [Theory]
    [MemberData(nameof(Hours))]
    public void SkipThrough_AnyInstant_LeavesTheRestAsItWas(PracticeRegion region, double hours)
    {
        var whole = Scene.Market(region, 11);
        var at = whole.NextAt!.Value + TimeSpan.FromHours(hours);
        // Far instants are reached by another skip and minutes without one; a whole day would take many seconds.
        if (hours > 1)
            whole.SkipThrough(at - TimeSpan.FromMinutes(3));
        whole.TakeUntil(new Timestamp(at.Nanos + 1));
        var skipped = Scene.Market(region, 11);
        skipped.SkipThrough(at);
        Assert.Equal(whole.NextAt, skipped.NextAt);
        Assert.Equal(whole.Take(Many).Bytes(), skipped.Take(Many).Bytes());
    }

    [Theory]
    [InlineData(PracticeRegion.Us)]
    [InlineData(PracticeRegion.India)]
    public void SkipThrough_OverTheEndOfADay_LeavesTheNextDayAsItWas(PracticeRegion region)
    {
        var whole = Scene.Market(region, 5);
        var at = whole.NextAt!.Value + TimeSpan.FromHours(6.2);
        whole.SkipThrough(at);
        var day = at.ToUtc().Date;
        while (whole.NextAt!.Value.ToUtc().Date == day)
            whole.Take();
        var skipped = Scene.Market(region, 5);
        skipped.SkipThrough(at + TimeSpan.FromHours(4));
        Assert.Equal(whole.NextAt, skipped.NextAt);
        Assert.Equal(whole.Take(Many).Bytes(), skipped.Take(Many).Bytes());
    }

    [Fact]
    public void SkipThrough_AnInstantThatIsGone_DropsNothing()
    {
        var market = Scene.Market(PracticeRegion.Us, 1);
        market.Take(500);
        var next = market.NextAt;
        market.SkipThrough(next!.Value - TimeSpan.FromSeconds(1));
        Assert.Equal(next, market.NextAt);
    }

    [Fact]
    public void SkipThrough_TheLastExpiry_EndsTheMarket()
    {
        var market = Scene.Market(PracticeRegion.India, 1, weeks: 1);
        var last = market.Instruments.Max(each => each.Option?.ExpiryAt ?? Timestamp.MinValue);
        market.SkipThrough(last - TimeSpan.FromSeconds(1));
        Assert.NotEmpty(market.TakeUntil(last));
        Assert.Null(market.NextAt);
        Assert.Throws<InvalidOperationException>(() => market.Take());
    }

    [Theory]
    [InlineData(PracticeRegion.Us)]
    [InlineData(PracticeRegion.India)]
    public void Restart_WithTheSameShocksInjectedFirst_GoesOnAsBefore(PracticeRegion region)
    {
        var running = Scene.Market(region, 9);
        running.Take(10_000);
        var now = running.NextAt!.Value;
        MarketShock[] shocks = [new Gap(now, -1.5m, Instrument: null), new VolatilitySpike(now + TimeSpan.FromSeconds(20.5), 6, TimeSpan.FromMinutes(10))];
        foreach (var shock in shocks)
            running.Inject(shock);
        var at = now + TimeSpan.FromSeconds(90.25);
        running.TakeUntil(new Timestamp(at.Nanos + 1));

        var restarted = Scene.Market(region, 9);
        foreach (var shock in shocks)
            restarted.Inject(shock);
        restarted.SkipThrough(at);
        Assert.Equal(running.Take(Many).Bytes(), restarted.Take(Many).Bytes());
    }
}
