using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Practice.Days;
using Fairlead.Practice.Listing;

namespace Fairlead.Practice.Tests;

public sealed class ListingTests
{
    public static TheoryData<PracticeRegion, ulong> Seeds => Scene.Seeds(20);

    [Theory]
    [InlineData(PracticeRegion.Us)]
    [InlineData(PracticeRegion.India)]
    public void Listing_OfARegion_IsASoundMasterOfBoundedSize(PracticeRegion region)
    {
        var instruments = PracticeListing.Of(Scene.Settings(region, 1), Scene.Calendars);
        var master = new InstrumentMaster(instruments);
        Assert.InRange(master.Count, 3_000, 3_500);
        Assert.Equal(instruments, Scene.Market(region, 1).Instruments);
    }

    [Fact]
    public void Listing_OfIndia_HasTheLotsFreezesAndTicksOfItsVenues()
    {
        var options = PracticeListing.Of(Scene.Settings(PracticeRegion.India, 1), Scene.Calendars).Where(each => each.Option is not null)
            .ToLookup(each => each.Option!.Underlying.Index);
        Assert.All(options[0], each => Assert.Equal((65, 1_800, Venue.Nfo), (each.LotSize, each.FreezeQuantity, each.Venue)));
        Assert.All(options[1], each => Assert.Equal((30, 600, Venue.Nfo), (each.LotSize, each.FreezeQuantity, each.Venue)));
        Assert.All(options[2], each => Assert.Equal((20, 1_000, Venue.Bfo), (each.LotSize, each.FreezeQuantity, each.Venue)));
        Assert.All(options.SelectMany(each => each), each => Assert.Equal(
            (ExerciseStyle.European, SettlementStyle.Cash, Price.Of(0.05m)), (each.Option!.Exercise, each.Option.Settlement, each.Tick.From)));
    }

    [Fact]
    public void Expiries_OfAWeekWithHolidays_MoveToTheSessionBefore()
    {
        DateOnly[] Days(PracticeRegion region, string symbol) => [.. PracticeListing.Of(Scene.Settings(region, 1), Scene.Calendars)
            .Where(each => each.Symbol.StartsWith(symbol + " ", StringComparison.Ordinal)).Select(each => each.Option!.ExpiryOn).Distinct()];

        // 2026-11-24 is a holiday in India; 2026-12-25 one in both.
        Assert.Equal([new(2026, 11, 23), new(2026, 12, 1)], Days(PracticeRegion.India, "NIFTY")[..2]);
        Assert.Equal([new(2026, 11, 26), new(2026, 12, 3)], Days(PracticeRegion.India, "SENSEX")[..2]);
        Assert.Contains(new DateOnly(2026, 12, 24), Days(PracticeRegion.Us, "SPY"));
        Assert.Equal(13, Days(PracticeRegion.Us, "TSLA").Length);
    }

    [Fact]
    public void Expiry_OnAnEarlyClose_IsAtThatClose()
    {
        var option = PracticeListing.Of(Scene.Settings(PracticeRegion.Us, 1), Scene.Calendars)
            .First(each => each.Option?.ExpiryOn == new DateOnly(2026, 11, 27));
        Assert.Equal("2026-11-27T18:00:00Z", option.Option!.ExpiryAt.ToString());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Chain_InTheFirstWeeks_HasStrikesOnBothSidesOfTheMoney(PracticeRegion region, ulong seed)
    {
        var market = ListedMarket.Make(Scene.Settings(region, seed), Scene.Calendars);
        foreach (var plan in DayWalk.Of(market).Take(20))
        {
            for (var underlying = 0; underlying < market.Underlyings; underlying++)
            {
                foreach (var series in market.Series[underlying].Where(each => each.ExpiryOn >= plan.Hours.Day).Take(2))
                {
                    foreach (var price in new[] { Math.Exp(plan.OpenLog[underlying]), Math.Exp(plan.CloseLog[underlying]) })
                    {
                        Assert.True(series.Strikes.Count(strike => strike < price) >= 2 && series.Strikes.Count(strike => strike > price) >= 2,
                            $"seed {seed}: {market.Instruments[underlying]} at {price:0.00} on {plan.Hours.Day}, strikes {series.Strikes[0]} to {series.Strikes[^1]}");
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(10, 0.02)]
    [InlineData(20, 0.02)]
    [InlineData(20, 0.10)]
    public void Strikes_ForAnyHorizon_AreEvenInTwoZonesAndReachFarEnough(int aSide, double deviation)
    {
        var profile = RegionProfile.Of(PracticeRegion.India).Underlyings[0];
        var strikes = StrikeLadder.Around(profile, 25_800, deviation, aSide);
        Assert.Equal((2 * aSide) + 1, strikes.Length);
        var steps = strikes.Zip(strikes.Skip(1), (low, high) => high - low).ToArray();
        Assert.InRange(steps.Distinct().Count(), 1, 2);
        Assert.All(steps, step => Assert.True(step > 0 && step % profile.StrikeStep == 0));
        Assert.Equal(steps.Min(), steps[aSide]);
        Assert.True((double)strikes[^1] >= 25_800 * (1 + (2.5 * deviation)), $"highest {strikes[^1]}");
        Assert.True((double)strikes[0] <= 25_800 * (1 - (2.5 * deviation)), $"lowest {strikes[0]}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(53)]
    public void Listing_OfTooFewOrManyWeeks_IsRefused(int weeks) => Assert.Throws<ArgumentOutOfRangeException>(
        () => PracticeListing.Of(Scene.Settings(PracticeRegion.Us, 1, weeks), Scene.Calendars));
}
