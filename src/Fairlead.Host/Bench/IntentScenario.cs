using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Host.Loop;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Bench;

/// <summary>How long until an order's intent is on disk, at a steady rate.</summary>
internal sealed class IntentScenario : IBenchScenario
{
    private const double MaxMicros = 2_000;
    private const double PerSecond = 100;

    public string Name => "order-intent";

    public BenchResult Run(BenchSettings settings)
    {
        var count = settings.Size(full: 3_000, quick: 200);
        var warm = settings.Size(full: 300, quick: 50);
        var market = new SyntheticMarket(instrumentCount: 1);
        // Every quote makes an order, so each record of the schedule is one intent; prints are left out.
        var records = Array.FindAll(market.Ticks((count + warm) * 2), record => record.Kind == MarketKind.Quote);
        var desks = market.Settings("orderer", "ideal", ("every", "1"));
        var path = Path.Combine(settings.Folder, "intent.journal");
        using var store = SqliteJournalStore.Create(path, new JournalMetadata(desks.Account, "fairlead bench", desks.CalendarsVersion));
        using var codec = DeskMessages.NewCodec();
        var seen = new DurableOrders(new DeskRecorder(store, codec));
        var desk = SimulatedDesk.Of(desks, market.Reference, seen);
        desk.Open(market.Open - TimeSpan.FromMinutes(1));
        for (var index = 0; index < warm; index++)
            desk.Market(in records[index]);
        var latencies = new Latencies(count, PerSecond);
        seen.Latencies = latencies;
        var watch = Watch.Start();
        latencies.Start();
        for (var index = 0; index < count; index++)
        {
            settings.Cancellation.ThrowIfCancellationRequested();
            latencies.WaitFor(index);
            seen.IsArmed = true;
            desk.Market(in records[warm + index]);
        }

        watch.Stop();
        if (latencies.Count < count)
            throw new InvalidOperationException($"Only {latencies.Count} of {count} quotes made an order.");
        return latencies.Result(
            Name,
            $"one order intent durable: a tick is due, decided, judged, its order effect appended and synced to disk; {PerSecond} a second",
            MaxMicros,
            watch,
            "from the instant the tick was due to be sent; includes the sync of SQLite's log");
    }

    /// <summary>The real recorder; stops the watch when the first flush after a tick is done.</summary>
    private sealed class DurableOrders(DeskRecorder inner) : IDeskRecorder
    {
        public Latencies? Latencies { get; set; }
        public bool IsArmed { get; set; }

        public long Market(in MarketRecord record) => inner.Market(in record);
        public long Input(object message, Timestamp at) => inner.Input(message, at);
        public void Effects(EffectBuffer effects, int from, long causation, Timestamp at) => inner.Effects(effects, from, causation, at);
        public void Checkpoint(DeskSnapshot snapshot, Timestamp at) => inner.Checkpoint(snapshot, at);

        public void Flush()
        {
            inner.Flush();
            if (!IsArmed)
                return;
            IsArmed = false;
            Latencies?.Done();
        }
    }
}
