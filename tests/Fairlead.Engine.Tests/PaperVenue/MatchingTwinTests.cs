using Fairlead.Domain.Amounts;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Engine.PaperVenue;
using static Fairlead.Engine.Tests.PaperVenue.Bench;

namespace Fairlead.Engine.Tests.PaperVenue;

/// <summary>Random streams: the sorted books against a naive scan, a venue against its equal, books against cash.</summary>
public class MatchingTwinTests
{
    private const int Steps = 600;

    public static TheoryData<int> Seeds { get; } = [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Matching_RandomStream_FillsLikeANaiveScan(int seed)
    {
        var bench = new Bench(OrderTypeTests.Plain);
        var twin = new NaiveMatching();
        var random = new Random(seed);
        long id = 0;
        var first = RandomQuote(random, at: 1); // the twin knows no market without quotes
        bench.Venue.OnMarket(MarketRecord.Of(Stock, first));
        twin.OnQuote(first);
        for (var step = 0; step < Steps; step++)
        {
            var at = 10 + step;
            switch (random.Next(6))
            {
                case 0 or 1:
                    var (side, units, terms) = RandomOrder(random);
                    bench.Send(at, Request(side, units, terms));
                    twin.Submit(new ClientOrderId(++id), side, units, terms);
                    break;
                case 2 when id > 0:
                    var cancelled = new ClientOrderId(random.NextInt64(1, id + 1));
                    bench.Venue.Cancel(cancelled, At(at));
                    twin.Cancel(cancelled);
                    break;
                case 3:
                    var print = new TradePrint(At(at), Near(random), Q(random.Next(1, 200)), 0, 0, false);
                    bench.Venue.OnMarket(MarketRecord.Of(Stock, print));
                    twin.OnPrint(print);
                    break;
                default:
                    var quote = RandomQuote(random, at);
                    bench.Venue.OnMarket(MarketRecord.Of(Stock, quote));
                    twin.OnQuote(quote);
                    break;
            }

            Assert.Equal(twin.Fills, bench.Told(at).Where(told => told.Contains("filled", StringComparison.Ordinal)));
            twin.Fills.Clear();
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Venue_SameCallsInOtherSteps_TellsTheSameFacts(int seed)
    {
        var once = RunPaper(seed, extraSteps: false);
        var stepwise = RunPaper(seed, extraSteps: true);
        Assert.True(once.Count > 100, $"only {once.Count} facts");
        Assert.Equal(once, stepwise);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Account_RandomStream_EqualsTheSumOfItsFills(int seed)
    {
        var bench = new Bench(OrderTypeTests.Plain);
        var random = new Random(seed);
        var ordered = new Dictionary<long, long>();
        for (var step = 0; step < Steps; step++)
        {
            if (random.Next(3) > 0)
            {
                bench.Venue.OnMarket(MarketRecord.Of(Stock, RandomQuote(random, step)));
                continue;
            }

            var (side, units, terms) = RandomOrder(random);
            ordered.Add(bench.Send(step, Request(side, units, terms)).Value, units);
        }

        var fills = bench.Fills(Steps);
        Assert.NotEmpty(fills);
        Assert.Equal(fills.Count, fills.Select(fill => fill.Id).Distinct().Count());
        Assert.All(fills.GroupBy(fill => fill.Order.Value), order =>
            Assert.True(order.Sum(fill => fill.Quantity.Units) <= ordered[order.Key]));
        Assert.Equal(fills.Sum(fill => fill.Quantity.Units * fill.Side.Sign()), bench.Venue.PositionOf(Stock).Units);
        Assert.Equal(-fills.Sum(fill => fill.Price.ToDecimal() * fill.Quantity.Units * fill.Side.Sign()),
            bench.Venue.Cash(Currency.Usd).Amount);
    }

    [Fact]
    public void OnMarket_ThousandRestingOrdersNothingToFill_AllocatesNothing()
    {
        var bench = new Bench(OrderTypeTests.Plain);
        bench.Quote(1, 99.99m, 100.01m);
        for (var order = 0; order < 500; order++)
        {
            bench.Buy(2, 10, OrderTerms.Limit(P(99m - (order * 0.01m))));
            bench.Sell(2, 10, OrderTerms.Limit(P(101m + (order * 0.01m))));
        }

        bench.Told(2);
        var records = Enumerable.Range(0, 1000).Select(step => MarketRecord.Of(Stock, new Quote(
            At(3 + (step * 0.001)), P(99.98m + (step % 2 * 0.01m)), Q(5), P(100.02m), Q(5), true, true))).ToArray();
        bench.Venue.OnMarket(records[0]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var record in records)
            bench.Venue.OnMarket(record);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Empty(bench.Told(4));
    }

    private static List<string> RunPaper(int seed, bool extraSteps)
    {
        var bench = new Bench(VenueProfiles.Paper with { SlippageTicks = 1, StartingCash = [new Money(1_000_000m, Currency.Usd)] });
        var random = new Random(seed);
        List<string> facts = [];
        long id = 0;
        for (var step = 0; step < Steps; step++)
        {
            var at = 9_100 + (step * 0.03);
            if (extraSteps)
                facts.AddRange(bench.Facts(at - 0.001).Select(told => $"{told.At} {told.Fact}"));
            switch (random.Next(5))
            {
                case 0:
                    var (side, units, terms) = RandomOrder(random);
                    id = bench.Send(at, Request(side, units, terms)).Value;
                    break;
                case 1 when id > 0:
                    bench.Venue.Cancel(new ClientOrderId(random.NextInt64(1, id + 1)), At(at));
                    break;
                case 2 when id > 0:
                    bench.Venue.Amend(new ClientOrderId(random.NextInt64(1, id + 1)), Q(random.Next(1, 200)), RandomOrder(random).Terms, At(at));
                    break;
                default:
                    bench.Venue.OnMarket(MarketRecord.Of(Stock, RandomQuote(random, at)));
                    break;
            }
        }

        facts.AddRange(bench.Facts(Close + 1).Select(told => $"{told.At} {told.Fact}"));
        return facts;
    }

    private static (Side Side, long Units, OrderTerms Terms) RandomOrder(Random random)
    {
        var side = random.Next(2) == 0 ? Side.Buy : Side.Sell;
        var terms = random.Next(6) switch
        {
            0 => OrderTerms.Market,
            1 => OrderTerms.Stop(Near(random)),
            2 => OrderTerms.StopLimit(Near(random), Near(random)),
            3 => OrderTerms.TrailingStop(P(random.Next(1, 8) * 0.01m)),
            _ => OrderTerms.Limit(Near(random)),
        };
        return (side, random.Next(1, 150), terms);
    }

    private static Price Near(Random random) => P(10m + (random.Next(-8, 9) * 0.01m));

    /// <summary>A quote around 10, now and then crossed.</summary>
    private static Quote RandomQuote(Random random, double at)
    {
        var bid = Near(random);
        return new Quote(At(at), bid, Q(random.Next(0, 120)), bid + P((random.Next(0, 6) - 1) * 0.01m), Q(random.Next(0, 120)), true, true);
    }
}
