using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;

namespace Fairlead.Practice.Tests.Shocks;

public sealed class ShockTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(PracticeRegion.Us, -3)]
    [InlineData(PracticeRegion.Us, 2)]
    [InlineData(PracticeRegion.India, -2)]
    public void Gap_OfAllOfTheMarket_ShowsAtItsInstantAndNotBefore(PracticeRegion region, int percent)
    {
        var (calm, shocked) = (AtNoon(region, 1), AtNoon(region, 1));
        var at = calm.NextAt!.Value + TimeSpan.FromSeconds(10.4);
        shocked.Inject(new Gap(at, percent, Instrument: null));
        Assert.Equal(calm.TakeUntil(at).Bytes(), shocked.TakeUntil(at).Bytes());

        var (before, after) = (Prices(calm, calm.TakeUntil(at + Second)), Prices(shocked, shocked.TakeUntil(at + Second)));
        foreach (var underlying in calm.Underlyings())
            Assert.Equal(1 + (percent / 100.0), after[underlying.Id].First / before[underlying.Id].First, tolerance: 0.002);
    }

    [Fact]
    public void Gap_InTheMiddleOfASecond_RequotesEveryOptionWithinIt()
    {
        var market = AtNoon(PracticeRegion.Us, 1);
        var at = market.NextAt!.Value + TimeSpan.FromSeconds(10.4);
        market.Inject(new Gap(at, -2m, Instrument: null));
        market.TakeUntil(at);
        var quoted = market.TakeUntil(at + Second).Where(record => record.Kind == MarketKind.Quote && market.Of(record).Option is not null)
            .Select(record => record.Instrument).Distinct().Count();
        Assert.Equal(5 * 2 * 25 * 2, quoted);
    }

    [Fact]
    public void Gap_OfOneInstrument_LeavesTheOthersAlone()
    {
        var (calm, shocked) = (AtNoon(PracticeRegion.Us, 1), AtNoon(PracticeRegion.Us, 1));
        var at = calm.NextAt!.Value + Second;
        var aapl = calm.Find("AAPL").Id;
        shocked.Inject(new Gap(at, 5m, aapl));
        var (before, after) = (calm.TakeUntil(at + (TimeSpan.FromSeconds(30))), shocked.TakeUntil(at + (30 * Second)));
        bool IsOther(MarketRecord record) => record.Instrument != aapl && calm.Of(record).Option?.Underlying != aapl;
        // Option prints draw strikes by price, all from one stream; quotes and the shares' own prints are each their own.
        bool IsOwn(MarketRecord record) => IsOther(record) && (record.Kind != MarketKind.Print || calm.Of(record).Option is null);
        Assert.Equal(before.Where(IsOwn).ToList().Bytes(), after.Where(IsOwn).ToList().Bytes());
        Assert.True(Prices(shocked, after)[aapl].Last > 1.04 * Prices(calm, before)[aapl].Last);
    }

    [Fact]
    public void Gap_StillThereNextDay_BecauseItStays()
    {
        var (calm, shocked) = (AtNoon(PracticeRegion.India, 1), AtNoon(PracticeRegion.India, 1));
        shocked.Inject(new Gap(shocked.NextAt!.Value, -4m, Instrument: null));
        foreach (var market in new[] { calm, shocked })
            market.SkipThrough(market.NextAt!.Value + TimeSpan.FromDays(7));
        var (before, after) = (Prices(calm, calm.Take(2_000)), Prices(shocked, shocked.Take(2_000)));
        Assert.Equal(0.96, after[new InstrumentId(0)].First / before[new InstrumentId(0)].First, tolerance: 0.002);
    }

    [Fact]
    public void Spike_OfVolatility_LiftsTheIndexAtOnceAndHalvesInItsHalfLife()
    {
        double Lift(TimeSpan after)
        {
            var (calm, shocked) = (AtNoon(PracticeRegion.India, 1), AtNoon(PracticeRegion.India, 1));
            var vix = calm.Find("INDIAVIX").Id;
            var at = calm.NextAt!.Value;
            shocked.Inject(new VolatilitySpike(at, 8, TimeSpan.FromMinutes(5)));
            double Next(PracticeMarket market)
            {
                market.SkipThrough(at + after);
                return Prices(market, market.TakeUntil(at + after + (4 * Second)))[vix].First;
            }

            return Next(shocked) - Next(calm);
        }

        // The strip sees the wings too, so that 8 points at the money are a little more in the index.
        Assert.InRange(Lift(TimeSpan.Zero), 7.5, 9.5);
        Assert.InRange(Lift(TimeSpan.FromMinutes(5)), 3.4, 5);
        Assert.InRange(Lift(TimeSpan.FromMinutes(60)), -0.6, 0.6);
    }

    [Fact]
    public void Spike_OfVolatility_MakesOptionsDearerAndPricesRestless()
    {
        var (calm, shocked) = (AtNoon(PracticeRegion.India, 1), AtNoon(PracticeRegion.India, 1));
        var at = calm.NextAt!.Value;
        shocked.Inject(new VolatilitySpike(at, 20, TimeSpan.FromMinutes(20)));
        var (before, after) = (calm.TakeUntil(at + TimeSpan.FromMinutes(10)), shocked.TakeUntil(at + TimeSpan.FromMinutes(10)));
        double Straddle(List<MarketRecord> records) => records.Where(record => record.At < at + (20 * Second) && record.Kind == MarketKind.Quote)
            .Where(record => calm.Of(record).Option is { } option && option.Underlying.Index == 2 && record.AsQuote().HasBid)
            .GroupBy(record => record.Instrument).Sum(quotes => quotes.First().AsQuote().Middle.ToDouble());
        double Restlessness(List<MarketRecord> records)
        {
            var prices = records.Where(record => record.Instrument.Index == 0).GroupBy(record => record.At.Nanos / (10 * Timestamp.NanosPerSecond))
                .Select(group => Math.Log(group.First().AsPrint().Price.ToDouble())).ToArray();
            return prices.Skip(1).Zip(prices, (a, b) => (a - b) * (a - b)).Sum();
        }

        Assert.True(Straddle(after) > Straddle(before) * 1.1);
        Assert.True(Restlessness(after) > 2 * Restlessness(before));
    }

    [Fact]
    public void Shock_OvernightOrBeforeTheOpening_ShowsAtTheNextOpening()
    {
        var (calm, shocked) = (Scene.Market(PracticeRegion.Us, 1), Scene.Market(PracticeRegion.Us, 1));
        shocked.Inject(new Gap(calm.NextAt!.Value - TimeSpan.FromHours(2), -5m, Instrument: null));
        var (before, after) = (Prices(calm, calm.Take(500)), Prices(shocked, shocked.Take(500)));
        Assert.Equal(0.95, after[new InstrumentId(0)].First / before[new InstrumentId(0)].First, tolerance: 0.001);
    }

    [Fact]
    public void Inject_BeforeTheLastRecordTaken_IsRefused()
    {
        var market = AtNoon(PracticeRegion.Us, 1);
        var at = market.Take().At;
        var refusal = Assert.Throws<ArgumentException>(() => market.Inject(new Gap(at - Second, -1m, Instrument: null)));
        Assert.Contains("has gone on", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Inject_OutOfRange_IsRefused()
    {
        var market = AtNoon(PracticeRegion.India, 1);
        var at = market.NextAt!.Value;
        var option = market.Instruments.First(each => each.Option is not null).Id;
        MarketShock[] faulty =
        [
            new Gap(at, -51m, Instrument: null), new Gap(at, 101m, Instrument: null), new Gap(at, 1m, option), new Gap(at, 1m, market.Find("INDIAVIX").Id),
            new VolatilitySpike(at, 0m, TimeSpan.FromMinutes(5)), new VolatilitySpike(at, 101m, TimeSpan.FromMinutes(5)),
            new VolatilitySpike(at, 5m, TimeSpan.Zero), new VolatilitySpike(at, 5m, TimeSpan.FromDays(31)),
        ];
        Assert.All(faulty, shock => Assert.Throws<ArgumentException>(() => market.Inject(shock)));
    }

    private static PracticeMarket AtNoon(PracticeRegion region, ulong seed)
    {
        var market = Scene.Market(region, seed);
        market.SkipThrough(market.NextAt!.Value + TimeSpan.FromHours(3));
        return market;
    }

    /// <summary>First and last print of each instrument.</summary>
    private static Dictionary<InstrumentId, (double First, double Last)> Prices(PracticeMarket market, List<MarketRecord> records) => records
        .Where(record => record.Kind == MarketKind.Print && market.Of(record).Option is null).GroupBy(record => record.Instrument)
        .ToDictionary(prints => prints.Key, prints => (prints.First().AsPrint().Price.ToDouble(), prints.Last().AsPrint().Price.ToDouble()));
}
