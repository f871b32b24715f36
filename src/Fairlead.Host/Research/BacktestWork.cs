using Fairlead.Host.Loop;
using Fairlead.Engine.Decision;
using Fairlead.Host.Backtest;
using Fairlead.Host.Backtest.Report;
using Fairlead.Markets.Lean;

namespace Fairlead.Host.Research;

/// <summary>Runs one backtest from its data to its report.</summary>
/// <param name="reference">Calendars and strategies.</param>
/// <param name="scratch">Where its journal and report go.</param>
internal sealed class BacktestWork(DeskReference reference, ResearchScratch scratch)
{
    /// <summary>The share of the work that reading data counts for.</summary>
    private const double LoadingShare = 0.25;

    /// <summary>All of it.</summary>
    /// <exception cref="BacktestException">The request does not fit the data.</exception>
    /// <exception cref="Markets.MarketDataException">The data cannot be used.</exception>
    public BacktestOutcome Do(string id, BacktestRequest request, Action<double> progress, CancellationToken cancellation)
    {
        var loaded = LoadedMarket.Load(request, reference, new Reader(progress), cancellation);
        var run = new BacktestRun(request, loaded.Market, reference);
        var settings = run.Settings();
        BacktestResult result;
        using (var codec = DeskMessages.NewCodec())
        using (var store = scratch.CreateJournal(id, settings))
            result = loaded.Complete(run.Run(store, codec, keepsTrail: true, new Decider(progress), cancellation));
        File.WriteAllText(scratch.Report(id), HtmlReport.Of(result, loaded.Market));
        return new BacktestOutcome(
            BacktestFigures.Of(result), BacktestFigures.Curve(result.Trail!.Equity), result.StateHash, result.JournalHash!, scratch.JournalBytes(id));
    }

    private sealed class Reader(Action<double> progress) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value) => progress(LoadingShare * value.FilesDone / Math.Max(1, value.FilesTotal));
    }

    private sealed class Decider(Action<double> progress) : IProgress<double>
    {
        public void Report(double value) => progress(LoadingShare + ((1 - LoadingShare) * value));
    }
}
