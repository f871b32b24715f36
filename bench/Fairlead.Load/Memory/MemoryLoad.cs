using System.Diagnostics;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Host.Bench;
using Fairlead.Host.Loop;
using Fairlead.Host.Terminal.Tables;
using Fairlead.Journal.Store;

namespace Fairlead.Load.Memory;

/// <summary>
/// Memory of a desk under a feed of 500 symbols with 50 ticks a second each: the desk's own loop, tables, paper venue and
/// journal, in desk time as fast as it can. The heap is read after a full collection.
/// </summary>
internal static class MemoryLoad
{
    private const double BudgetMb = 1;

    public static void Run(LoadOptions options)
    {
        var report = new LoadReport();
        var folder = Directory.CreateTempSubdirectory("fairlead-memory-").FullName;
        try
        {
            var (symbols, rate) = (options.Number("symbols", 500), options.Number("rate", 50));
            var (warm, minutes, traded) = (options.Number("warm-minutes", 60), options.Number("minutes", 60), options.Number("traded", 0));
            var run = Measure(symbols, rate, warm + minutes, traded, options.Number("sample-minutes", 5), options.Text("journal") == "off" ? null : Path.Combine(folder, "journal.db"));
            var measured = run.Samples.Where(sample => sample.Minute >= warm).ToList();
            var growth = Math.Round((measured[^1].HeapMb - measured[0].HeapMb) / (measured[^1].Minute - measured[0].Minute) * 60, 3);
            report.Print(
                "memory",
                $"{symbols} symbols at {rate} ticks a second each through the desk's loop, tables (all quotes looked at), venue and journal{(options.Text("journal") == "off" ? " (off)" : "")}, "
                + $"{warm} min of desk time to warm up, then {minutes} min; {(traded == 0 ? "one buy-and-hold strategy" : $"sma-cross 4/12 on bars of 15 s on {traded} of them")}; heap after full collections",
                $"under {BudgetMb:0} MB/h once warm",
                growth < BudgetMb,
                new { growthMbPerHour = growth, run.Records, run.Messages, run.Seconds, run.Samples });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Result Measure(int symbols, int rate, int minutes, int traded, int sampleMinutes, string? journal)
    {
        var market = new SyntheticMarket(symbols);
        var open = market.Open;
        var settings = Settings(market, traded);
        using var codec = DeskMessages.NewCodec();
        using var store = journal is null ? null : SqliteJournalStore.Create(journal, new JournalMetadata(settings.Account, "fairlead load", settings.CalendarsVersion));
        IPatientRecorder recorder = store is null ? new NoRecorder() : new DeskRecorder(store, codec);
        var tables = new DeskTables();
        tables.Market.Want(Enumerable.Range(0, symbols));
        tables.Market.WantBars(0, TimeSpan.FromMinutes(1));
        var desk = SimulatedDesk.Of(settings, market.Reference, recorder);
        desk.Open(open - TimeSpan.FromSeconds(1));
        var samples = new List<Sample>();
        using var done = new ManualResetEventSlim();
        var end = TimeSpan.FromMinutes(minutes);
        var clock = new HurriedClock(open, TimeSpan.FromMinutes(sampleMinutes), passed =>
        {
            samples.Add(Sample.Take(passed));
            Console.Error.WriteLine($"{passed.TotalMinutes:0} min: {samples[^1].HeapMb:0.0} MB");
            if (passed >= end)
                done.Set();
        });
        var records = (long)symbols * rate * 60 * minutes;
        var loop = new DeskLoop(desk, new TickFeed(open, symbols, rate, records), clock, recorder, tables, TimeProvider.System) { Show = tables.Publish };
        var started = Stopwatch.GetTimestamp();
        loop.Start("desk");
        while (!done.Wait(TimeSpan.FromSeconds(1)))
        {
            if (loop.Fault is { } fault)
                throw new InvalidOperationException(fault);
        }

        loop.Stop().GetAwaiter().GetResult();
        return new Result(records, desk.Messages, Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 1), samples);
    }

    private static DeskSettings Settings(SyntheticMarket market, int traded)
    {
        if (traded == 0)
            return market.Settings("buy-and-hold", "paper", ("stop-percent", "50"), ("allocation", "0.01"));
        var settings = market.Settings("sma-cross", "paper", ("fast", "4"), ("slow", "12"), ("allocation", "0.5"));
        return settings with
        {
            Timeframe = new(TimeSpan.FromSeconds(15)),
            Strategies = [settings.Strategies[0] with { Instruments = [.. market.Instruments.Take(traded).Select(row => row.Id)] }],
        };
    }

    /// <summary>Keeps nothing, and is told where the sequence stands.</summary>
    private sealed class NoRecorder : IPatientRecorder
    {
        public Func<JournalException, bool>? Patience { get; set; }

        private long _sequence;

        public long Market(in Domain.Market.MarketRecord record) => ++_sequence;

        public long Input(object message, Timestamp at) => ++_sequence;

        public void Effects(EffectBuffer effects, int from, long causation, Timestamp at) => _sequence += effects.Count - from;

        public void Checkpoint(DeskSnapshot snapshot, Timestamp at) => _sequence++;

        public void Flush()
        {
        }
    }

    /// <param name="Minute">Of desk time since the start.</param>
    /// <param name="HeapMb">Live objects.</param>
    /// <param name="ResidentMb">Of the process.</param>
    private sealed record Sample(double Minute, double HeapMb, double ResidentMb)
    {
        public static Sample Take(TimeSpan passed)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            return new Sample(Math.Round(passed.TotalMinutes, 1), Math.Round(GC.GetTotalMemory(forceFullCollection: true) / 1048576.0, 3), Math.Round(Environment.WorkingSet / 1048576.0, 1));
        }
    }

    /// <param name="Records">Market records taken in.</param>
    /// <param name="Messages">Facts, commands and timers taken in.</param>
    /// <param name="Seconds">It took.</param>
    /// <param name="Samples">In order.</param>
    private sealed record Result(long Records, long Messages, double Seconds, List<Sample> Samples);
}
