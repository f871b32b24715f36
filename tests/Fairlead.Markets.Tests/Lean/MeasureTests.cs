using System.Diagnostics;
using Fairlead.Markets.Calendars;
using Fairlead.Markets.Lean;

namespace Fairlead.Markets.Tests.Lean;

/// <summary>Load times, by hand: dotnet test -c Release tests/Fairlead.Markets.Tests -- xUnit.Explicit=only</summary>
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
                var start = Stopwatch.GetTimestamp();
                var set = MarketLoader.Load(request, calendars, cancellation: TestContext.Current.CancellationToken);
                var loaded = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                var target = Directory.CreateTempSubdirectory("fairlead-measure").FullName;
                start = Stopwatch.GetTimestamp();
                DataImport.Run(request, calendars, target, cancellation: TestContext.Current.CancellationToken);
                output.WriteLine($"{name}: {set.Report.RowsRead} rows, {set.Tape.Count} records, load {loaded:0} ms, load and write {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms");
                Directory.Delete(target, recursive: true);
            }
        }
    }
}
