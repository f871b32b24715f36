using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;

namespace Fairlead.Practice.Tests;

/// <summary>A desk that calls a price stale after five seconds stays calm about what it trades.</summary>
public sealed class FreshnessTests
{
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData(PracticeRegion.Us, 0.001)]
    [InlineData(PracticeRegion.Us, 3.0)]
    [InlineData(PracticeRegion.India, 0.001)]
    [InlineData(PracticeRegion.India, 3.0)]
    public void Underlyings_AtTheOpeningAndAtNoon_AreNeverStale(PracticeRegion region, double hours)
    {
        var market = Scene.Market(region, 2);
        var records = market.TakeFor(TimeSpan.FromHours(hours), TimeSpan.FromMinutes(20));
        foreach (var underlying in market.Instruments.Where(each => each.Kind != InstrumentKind.Option))
        {
            Assert.True(LongestGap(records, underlying, MarketKind.Print) < Stale, underlying.Symbol);
            if (underlying.Kind == InstrumentKind.Equity)
                Assert.True(LongestGap(records, underlying, MarketKind.Quote) < Stale, underlying.Symbol);
        }
    }

    [Theory]
    [InlineData(PracticeRegion.Us)]
    [InlineData(PracticeRegion.India)]
    public void Options_NearTheMoneyAtNoon_AreNeverStale(PracticeRegion region)
    {
        var market = Scene.Market(region, 2);
        var records = market.TakeFor(TimeSpan.FromHours(3), TimeSpan.FromMinutes(10));
        foreach (var underlying in market.Underlyings())
        {
            // Within what the price was during these minutes: near all the time.
            var prices = records.Where(record => record.Instrument == underlying.Id && record.Kind == MarketKind.Print)
                .Select(record => record.AsPrint().Price).ToArray();
            var near = market.Instruments.Where(each => each.Option?.Underlying == underlying.Id)
                .GroupBy(each => each.Option!.ExpiryAt).OrderBy(series => series.Key).Take(2)
                .SelectMany(series => Around(series, prices.Min()).Intersect(Around(series, prices.Max()))).ToList();
            Assert.InRange(near.Count, 24, 48);
            Assert.All(near, option => Assert.True(LongestGap(records, option, MarketKind.Quote) < Stale, option.Symbol));
        }
    }

    /// <summary>Calls and puts of the strike next to a price and of four on each side.</summary>
    private static IEnumerable<Instrument> Around(IEnumerable<Instrument> series, Price price)
    {
        var strikes = series.GroupBy(each => each.Option!.Strike).OrderBy(strike => strike.Key).ToList();
        var nearest = strikes.Index().MinBy(strike => Math.Abs(strike.Item.Key.Micros - price.Micros)).Index;
        return strikes.Skip(nearest - 4).Take(9).SelectMany(strike => strike);
    }

    private static TimeSpan LongestGap(List<MarketRecord> records, Instrument instrument, MarketKind kind)
    {
        var (longest, before) = (TimeSpan.Zero, records[0].At);
        foreach (var at in records.Where(record => record.Instrument == instrument.Id && record.Kind == kind).Select(record => record.At).Append(records[^1].At))
        {
            longest = at - before > longest ? at - before : longest;
            before = at;
        }

        return longest;
    }
}
