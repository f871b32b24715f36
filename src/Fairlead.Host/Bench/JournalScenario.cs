using System.Diagnostics;
using Fairlead.Engine.Decision;
using Fairlead.Host.Loop;
using Fairlead.Journal.Codec;
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
        var desks = market.Settings("buy-and-hold", "paper", ("stop-percent", "50"), ("allocation", "0.01"));
        var path = Path.Combine(settings.Folder, "bench.journal");
        using var store = SqliteJournalStore.Create(path, new JournalMetadata(desks.Account, "fairlead bench", desks.CalendarsVersion));
        using var codec = new MessageCodec([typeof(Domain.Fact), typeof(DeskCommand), typeof(DeskEffect)]);
        var recorder = new DeskRecorder(store, codec);
        var desk = SimulatedDesk.Of(desks, market.Reference, recorder);
        desk.Open(market.Open - TimeSpan.FromMinutes(1));
        var warm = Math.Max(100_000, records.Length / 10);
        for (var index = 0; index < warm; index++)
            desk.Market(in records[index]);
        recorder.Flush();
        var flushes = 0;
        var started = Stopwatch.GetTimestamp();
        for (var index = warm; index < records.Length; index++)
        {
            desk.Market(in records[index]);
            if ((index - warm) % EventsPerFlush != EventsPerFlush - 1)
                continue;
            recorder.Flush();
            flushes++;
            settings.Cancellation.ThrowIfCancellationRequested();
        }

        recorder.Flush();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (store.DurableSequence != store.LastSequence)
            throw new InvalidOperationException("The bench's journal is not durable.");
        var measured = records.Length - warm;
        var rate = measured / seconds;
        return new BenchResult
        {
            Name = Name,
            Measures = $"journal on, durable: tick replay through desk and venue, journaled and synced to disk every {EventsPerFlush} events, one thread",
            Value = Math.Round(rate),
            Unit = "events/s",
            Budget = EventsPerSecond,
            Met = rate >= EventsPerSecond,
            Items = measured,
            DiskBytesPerItem = Math.Round((double)new FileInfo(path).Length / store.LastSequence, 1),
            Note = $"{flushes} syncs; SQLite {SqliteJournalStore.SqliteVersion}, full sync; disk bytes are the main file's over all items",
        };
    }
}
