using Fairlead.Engine.Decision;
using Fairlead.Engine.Strategies;
using Fairlead.Host.Backtest;
using Fairlead.Host.Loop;
using Fairlead.Journal.Store;
using Fairlead.Markets.Calendars;

namespace Fairlead.Cli.Tests.Backtest;

public sealed class CancellationTests : IDisposable
{
    private readonly MarketFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_CancelledOnTheWay_KeepsASoundJournalOfWhatWasFlushed()
    {
        var first = new DateOnly(2013, 10, 7);
        var days = Enumerable.Range(0, 32).Select(first.AddDays).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        _folder.WithSwings([.. days.Select(day => $"{day:yyyyMMdd}")]);
        var reference = new DeskReference(CalendarData.Load(), new StrategyCatalogue(StrategyCatalogue.BuiltIn));
        var request = new BacktestRequest
        {
            DataFolder = _folder.Data,
            Instruments = ["SPY"],
            From = first,
            To = first.AddDays(31),
            Strategy = "sma-cross",
            Cash = 100_000m,
        };
        var market = LoadedMarket.Load(request, reference, progress: null, TestContext.Current.CancellationToken).Market;
        var run = new BacktestRun(request, market, reference);
        var path = _folder.Output("j.db");
        using var codec = DeskMessages.NewCodec();
        using var cancel = new CancellationTokenSource();
        long flushed;
        using (var store = SqliteJournalStore.Create(path, new JournalMetadata(run.Settings().Account, "test", reference.Calendars.Version)))
        {
            Assert.Throws<OperationCanceledException>(() => run.Run(store, codec, keepsTrail: false, new CancelAtOnce(cancel), cancel.Token));
            flushed = store.DurableSequence;
        }

        Assert.InRange(flushed, 1_000, long.MaxValue);
        using var again = SqliteJournalStore.Open(path, OpenMode.ReadOnly);
        Assert.Equal(flushed, again.LastSequence);
    }

    /// <summary>Cancels at the first report; the run notices at its next look.</summary>
    private sealed class CancelAtOnce(CancellationTokenSource cancel) : IProgress<double>
    {
        public void Report(double value) => cancel.Cancel();
    }
}
