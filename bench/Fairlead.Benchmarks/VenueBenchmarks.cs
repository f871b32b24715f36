using BenchmarkDotNet.Attributes;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.PaperVenue;
using Fairlead.Host.Bench;

namespace Fairlead.Benchmarks;

/// <summary>A quote to the paper venue with 1,000 resting limit orders that it does not reach.</summary>
[MemoryDiagnoser]
public class VenueBenchmarks
{
    private const int Count = 10_000;

    private readonly MarketRecord[] _quotes = new MarketRecord[Count];
    private SimulatedVenue _venue = null!;

    [GlobalSetup]
    public void Setup()
    {
        var market = new SyntheticMarket(instrumentCount: 1);
        var profile = VenueProfiles.Ideal with { StartingCash = [new Money(1e12m, Currency.Usd)] };
        _venue = new SimulatedVenue(new InstrumentMaster(market.Instruments), market.Reference.Calendars, profile);
        var at = market.Open + TimeSpan.FromSeconds(1);
        _venue.OnMarket(QuoteAt(at, middleCents: 10_000));
        for (var index = 0; index < 1_000; index++)
        {
            var limit = OrderTerms.Limit(new Price((9_900 - index) * 10_000L));
            _venue.Submit(new ClientOrderId(index + 1), OrderRequest.Single(new InstrumentId(0), Side.Buy, new Quantity(1), limit, OrderPurpose.Entry), at);
        }

        _venue.AdvanceTo(at);
        while (_venue.TryTakeFact(at, out _, out var fact))
        {
            if (fact is OrderRejected rejected)
                throw new InvalidOperationException(rejected.Reason);
        }

        for (var index = 0; index < Count; index++)
            _quotes[index] = QuoteAt(at, 10_000 + (index % 7));
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void QuoteBesideRestingOrders()
    {
        foreach (ref readonly var quote in _quotes.AsSpan())
            _venue.OnMarket(in quote);
    }

    private static MarketRecord QuoteAt(Timestamp at, long middleCents) => MarketRecord.Of(
        new InstrumentId(0),
        new Quote(at, new Price((middleCents - 1) * 10_000), new Quantity(100), new Price((middleCents + 1) * 10_000), new Quantity(100), HasBid: true, HasAsk: true));
}
