using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Host.Loop;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Bench;

/// <summary>How long from a tick to the order effect it causes, in process, the journal's flush left out.</summary>
internal sealed class OrderLatencyScenario : IBenchScenario
{
    private const double MaxMicros = 50;
    private const double PerSecond = 20_000;
    private const int Every = 20;

    public string Name => "tick-to-order";

    public BenchResult Run(BenchSettings settings)
    {
        var orders = settings.Size(full: 20_000, quick: 2_000);
        var warm = settings.Size(full: 200_000, quick: 60_000);
        var ticks = orders * Every;
        var market = new SyntheticMarket(instrumentCount: 1);
        var records = Array.FindAll(market.Ticks((warm + ticks) * 3 / 2), record => record.Kind == MarketKind.Quote);
        var desks = market.Settings("orderer", "ideal", ("every", Every.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        using var codec = DeskMessages.NewCodec();
        using var store = new MemoryJournalStore(keepRecords: false);
        var desk = SimulatedDesk.Of(desks, market.Reference, new DeskRecorder(store, codec));
        desk.Open(market.Open - TimeSpan.FromMinutes(1));
        for (var index = 0; index < warm; index++)
            desk.Market(in records[index]);
        var latencies = new Latencies(orders, PerSecond);
        desk.Observer = new OrderWatch(latencies);
        var watch = Watch.Start();
        latencies.Start();
        for (var index = 0; index < ticks; index++)
        {
            if (index % 1_024 == 0)
                settings.Cancellation.ThrowIfCancellationRequested();
            latencies.WaitFor(index);
            desk.Market(in records[warm + index]);
        }

        watch.Stop();
        if (latencies.Count < orders)
            throw new InvalidOperationException($"Only {latencies.Count} of {orders} orders were made.");
        return latencies.Result(
            Name,
            $"tick to order effect: {PerSecond} ticks a second, every {Every}th makes an order; strategy, arbiter, gatekeeper, journal encoded and hashed in memory, no flush",
            MaxMicros,
            watch,
            "from the instant the tick was due to be sent");
    }

    private sealed class OrderWatch(Latencies latencies) : IDeskObserver
    {
        public void Saw(DeskState state, in DeskEvent input, Timestamp at, EffectBuffer effects)
        {
            for (var index = 0; index < effects.Count; index++)
            {
                if (effects[index] is SubmitOrder)
                    latencies.Done();
            }
        }
    }
}
