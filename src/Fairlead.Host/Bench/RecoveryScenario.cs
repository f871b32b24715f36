using Fairlead.Host.Loop;
using Fairlead.Host.Replay;
using Fairlead.Journal.Codec;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Bench;

/// <summary>A desk comes back from the journal of a day, without a snapshot: verify the chain, replay, compare every effect.</summary>
internal sealed class RecoveryScenario : IBenchScenario
{
    private const double Seconds = 3;

    public string Name => "recovery";

    public BenchResult Run(BenchSettings settings)
    {
        var market = new SyntheticMarket(instrumentCount: 100);
        var path = Path.Combine(settings.Folder, "day.journal");
        using var codec = DeskMessages.NewCodec();
        var stateHash = WriteDay(market, settings.Size(full: 1_000_000, quick: 50_000) / 100, path, codec, settings.Cancellation);
        GC.Collect();
        var watch = Watch.Start();
        using var store = SqliteJournalStore.Open(path);
        var replay = new JournalReplay(store, codec, market.Reference);
        var result = replay.Run(new DeskRecorder(store, codec), from: null, observer: null, progress: null, settings.Cancellation);
        watch.Stop();
        if (result.StateHash != stateHash)
            throw new InvalidOperationException("The bench recovered another desk than it wrote.");
        return new BenchResult
        {
            Name = Name,
            Measures = "recovery without snapshot: open a day's journal, verify its hash chain, replay it and compare every effect; the code is warm from writing it",
            Value = Math.Round(watch.Seconds, 3),
            Unit = "s",
            Budget = Seconds,
            Met = watch.Seconds <= Seconds,
            Items = result.Equal,
            CpuShare = watch.CpuShare,
            Note = $"{result.Desk.MarketRecords} market records of 100 instruments, {result.Desk.Messages} messages; same state hash",
        };
    }

    private static string WriteDay(SyntheticMarket market, int barsEach, string path, MessageCodec codec, CancellationToken cancellation)
    {
        var settings = market.Settings("sma-cross", "paper", ("fast", "50"), ("slow", "200"), ("allocation", "0.9"));
        using var store = SqliteJournalStore.Create(path, new JournalMetadata(settings.Account, "fairlead bench", settings.CalendarsVersion));
        var recorder = new DeskRecorder(store, codec);
        var desk = SimulatedDesk.Of(settings, market.Reference, recorder);
        desk.Open(market.Open - TimeSpan.FromMinutes(1));
        foreach (var record in market.Bars(barsEach))
        {
            cancellation.ThrowIfCancellationRequested();
            desk.Market(in record);
        }

        recorder.Flush();
        return desk.StateHash();
    }
}
