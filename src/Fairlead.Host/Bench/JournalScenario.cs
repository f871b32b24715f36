using Fairlead.Domain.Market;
using Fairlead.Host.Loop;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Bench;

/// <summary>The tick replay again with its journal on disk.</summary>
internal sealed class JournalScenario : IBenchScenario
{
    private const double EventsPerSecond = 250_000;
    private const int EventsPerFlush = 1_024;

    public string Name => "journal";

    public BenchResult Run(BenchSettings settings)
    {
        var market = new SyntheticMarket(instrumentCount: 1);
        var records = market.Ticks(settings.Size(full: 4_000_000, quick: 200_000));
        var warm = Math.Max(100_000, records.Length / 10);
        var path = Path.Combine(settings.Folder, "bench.journal");
        var watch = Replay(market, records, warm, path, settings.Cancellation, out var items);
        var measured = records.Length - warm;
        var rate = measured / watch.Seconds;
        return new BenchResult
        {
            Name = Name,
            Measures = $"journal on, durable: tick replay through desk and venue, journaled and synced to disk every {EventsPerFlush} events, one thread",
            Value = Math.Round(rate),
            Unit = "events/s",
            Budget = EventsPerSecond,
            Met = rate >= EventsPerSecond,
            Items = measured,
            CpuShare = watch.CpuShare,
            DiskBytesPerItem = Math.Round((double)new FileInfo(path).Length / items, 1),
            Note = $"SQLite {SqliteJournalStore.SqliteVersion}, full sync; waiting for the disk is in the time; disk bytes are the closed file's over all items",
        };
    }

    /// <summary>Replays and closes the journal, which moves what is still in SQLite's log into the file.</summary>
    private static Watch Replay(
        SyntheticMarket market, MarketRecord[] records, int warm, string path, CancellationToken cancellation, out long items)
    {
        var desks = market.Settings("buy-and-hold", "paper", ("stop-percent", "50"), ("allocation", "0.01"));
        using var store = SqliteJournalStore.Create(path, new JournalMetadata(desks.Account, "fairlead bench", desks.CalendarsVersion));
        using var codec = DeskMessages.NewCodec();
        var recorder = new DeskRecorder(store, codec);
        var desk = SimulatedDesk.Of(desks, market.Reference, recorder);
        desk.Open(market.Open - TimeSpan.FromMinutes(1));
        for (var index = 0; index < warm; index++)
            desk.Market(in records[index]);
        recorder.Flush();
        var watch = Watch.Start();
        for (var index = warm; index < records.Length; index++)
        {
            desk.Market(in records[index]);
            if ((index - warm) % EventsPerFlush != EventsPerFlush - 1)
                continue;
            recorder.Flush();
            cancellation.ThrowIfCancellationRequested();
        }

        recorder.Flush();
        watch.Stop();
        items = store.LastSequence;
        return store.DurableSequence == items ? watch : throw new InvalidOperationException("The bench's journal is not durable.");
    }
}
