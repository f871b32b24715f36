using System.Diagnostics;
using Fairlead.Markets.Calendars;
using Fairlead.Markets.Lean;

namespace Fairlead.Markets.Tests.Lean;

/// <summary>Load times on the clock and of the processor (the fair one on a busy machine), by hand:
/// dotnet test -c Release tests/Fairlead.Markets.Tests -- xUnit.Explicit=only</summary>
public sealed class MeasureTests(ITestOutputHelper output)
{
    private const int Rounds = 5;

    [Fact(Explicit = true)]
    public void Load_BigDays_Times()
    {
        var folder = RecordedData.Require();
        var started = Stopwatch.GetTimestamp();
        var calendars = CalendarData.Load();
        output.WriteLine($"calendars: {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms");
        var chain = new MarketRequest
        {
            DataFolder = folder, OptionChains = ["GOOG"], From = new DateOnly(2015, 12, 24), To = new DateOnly(2015, 12, 24),
            Session = SessionFilter.All,
        };
        var ticks = new MarketRequest
        {
            DataFolder = folder, Symbols = ["SPY"], From = new DateOnly(2013, 10, 7), To = new DateOnly(2013, 10, 7),
            Resolution = Resolution.Tick, Session = SessionFilter.All,
        };
        foreach (var (name, request) in new[]
        {
            ("GOOG chain 2015-12-24", chain),
            ("SPY ticks 2013-10-07", ticks),
            ("SPY ticks 2013-10-08", ticks with { From = new DateOnly(2013, 10, 8), To = new DateOnly(2013, 10, 8) }),
        })
        {
            for (var round = 0; round < Rounds; round++)
            {
                var (start, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                var set = MarketLoader.Load(request, calendars, cancellation: TestContext.Current.CancellationToken);
                var loaded = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                var loadedProcessor = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds;
                var target = Directory.CreateTempSubdirectory("fairlead-measure").FullName;
                (start, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                DataImport.Run(request, calendars, target, cancellation: TestContext.Current.CancellationToken);
                output.WriteLine($"{name}: {set.Report.RowsRead} rows, {set.Tape.Count} records, load {loaded:0} ms (processor {loadedProcessor:0}), "
                    + $"load and write {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms (processor {(Environment.CpuUsage.TotalTime - processor).TotalMilliseconds:0})");
                Directory.Delete(target, recursive: true);
            }
        }
    }
}
