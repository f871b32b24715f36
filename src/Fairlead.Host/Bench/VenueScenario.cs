using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Engine.PaperVenue;

namespace Fairlead.Host.Bench;

/// <summary>The paper venue with 1,000 orders resting: how long a quote takes that fills one of them.</summary>
internal sealed class VenueScenario : IBenchScenario
{
    private const double MaxMicros = 50;
    private const double PerSecond = 20_000;
    private const int Resting = 1_000;
    private const long Cent = 10_000;
    private const long Middle = 100_000_000;

    private readonly VenueProfile _profile = VenueProfiles.Ideal with { IgnoresSize = false, StartingCash = [new Money(1e12m, Currency.Usd)] };
    private long _nextId = 1;

    public string Name => "venue-match";

    public BenchResult Run(BenchSettings settings)
    {
        var count = settings.Size(full: 100_000, quick: 5_000);
        var market = new SyntheticMarket(instrumentCount: 1);
        var venue = new SimulatedVenue(new InstrumentMaster(market.Instruments), market.Reference.Calendars, _profile);
        var at = market.Open + TimeSpan.FromSeconds(1);
        venue.OnMarket(QuoteAt(at, Middle + (2 * Resting * Cent)));
        // Buy limits, one at every cent under the middle: a quote whose ask reaches the topmost fills just that one.
        for (var level = 0; level < Resting; level++)
            Submit(venue, Middle - (level * Cent), at);
        Drain(venue, at);
        var watch = Watch.Start();
        var latencies = new Latencies(count, PerSecond);
        var fills = 0;
        for (var index = -settings.Size(full: 20_000, quick: 2_000); index < count; index++)
        {
            at += TimeSpan.FromTicks(1_000);
            if (index == 0)
            {
                watch = Watch.Start();
                latencies.Start();
            }

            if (index >= 0)
                latencies.WaitFor(index);
            venue.OnMarket(QuoteAt(at, Middle));
            var filled = Drain(venue, at);
            if (index >= 0)
            {
                latencies.Done();
                fills += filled;
            }

            // The order filled is replaced, outside the measured span, so that there are always as many.
            at += TimeSpan.FromTicks(10);
            venue.OnMarket(QuoteAt(at, Middle + Cent));
            for (; filled > 0; filled--)
                Submit(venue, Middle, at);
            Drain(venue, at);
            if (index % 1_024 == 0)
                settings.Cancellation.ThrowIfCancellationRequested();
        }

        watch.Stop();
        if (fills != count)
            throw new InvalidOperationException($"{count} quotes filled {fills} orders.");
        return latencies.Result(
            Name,
            $"paper venue: a quote arrives that fills one of {Resting} resting limit orders, until the fill is told; {PerSecond} quotes a second",
            MaxMicros,
            watch,
            "from the instant the quote was due to be sent; putting a new order in the filled one's place is part of the schedule and not of the figure");
    }

    private static MarketRecord QuoteAt(Domain.Time.Timestamp at, long ask) => MarketRecord.Of(
        new InstrumentId(0),
        new Quote(at, new Price(ask - (3 * Resting * Cent)), new Quantity(100), new Price(ask), new Quantity(100), HasBid: true, HasAsk: true));

    private void Submit(SimulatedVenue venue, long limit, Domain.Time.Timestamp at) => venue.Submit(
        new ClientOrderId(_nextId++),
        OrderRequest.Single(new InstrumentId(0), Side.Buy, new Quantity(100), OrderTerms.Limit(new Price(limit)), OrderPurpose.Entry),
        at);

    private static int Drain(SimulatedVenue venue, Domain.Time.Timestamp at)
    {
        venue.AdvanceTo(at);
        var fills = 0;
        while (venue.TryTakeFact(at, out _, out var fact))
        {
            if (fact is OrderRejected rejected)
                throw new InvalidOperationException($"The venue refused the bench's order: {rejected.Reason}");
            fills += fact is OrderFilled ? 1 : 0;
        }

        return fills;
    }
}
