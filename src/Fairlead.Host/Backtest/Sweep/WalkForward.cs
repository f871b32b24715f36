using Fairlead.Domain.Instruments;
using Fairlead.Engine.Decision;
using Fairlead.Markets.Lean;
using Fairlead.Quant.Statistics;

namespace Fairlead.Host.Backtest.Sweep;

/// <summary>
/// Chooses parameters on past days and tries them on the days that follow: the days with data are cut into folds + 1
/// blocks of equal length (the first takes the remainder); fold n is chosen on blocks 1 to n, all the days before, and
/// tried on block n + 1. Every run starts anew with the full cash and without warm-up.
/// </summary>
/// <param name="request">What to run.</param>
/// <param name="market">All the days.</param>
/// <param name="reference">Calendars and strategies.</param>
/// <param name="threads">For the grid in sample; does not show in the result.</param>
public sealed class WalkForward(BacktestRequest request, MarketSet market, DeskReference reference, int threads)
{
    public const int MaxFolds = 50;

    /// <param name="grid">Combinations to choose from.</param>
    /// <param name="folds">1 to <see cref="MaxFolds"/>.</param>
    /// <param name="progress">Told the number of runs done, of <paramref name="folds"/> x (combinations + 1).</param>
    /// <param name="cancellation">Stops all threads.</param>
    /// <exception cref="BacktestException">There are fewer days than folds + 1.</exception>
    public WalkForwardResult Run(SweepGrid grid, int folds, IProgress<int>? progress, CancellationToken cancellation)
    {
        if (folds is < 1 or > MaxFolds)
            throw new BacktestException($"--walk-forward {folds} is out of range 1 to {MaxFolds}");
        var days = new TradingDays(market, reference.Calendars[market.Instruments.All[0].Venue.CalendarName()]);
        if (days.Count < folds + 1)
            throw new BacktestException($"--walk-forward {folds} needs at least {folds + 1} trading days with data; there are {days.Count}");
        var block = days.Count / (folds + 1);
        var lines = new List<WalkForwardFold>();
        var together = new JoinedCurve();
        for (var fold = 1; fold <= folds; fold++)
        {
            var end = days.Count - ((folds - fold) * block);
            var runsBefore = (fold - 1) * (grid.Combinations.Count + 1);
            var inner = progress is null ? null : new Shifted(progress, runsBefore);
            lines.Add(RunFold(grid, days, fold, end - block, end, together, inner, cancellation));
            progress?.Report(runsBefore + grid.Combinations.Count + 1);
        }

        return new WalkForwardResult { Folds = lines, Together = together.Result(lines) };
    }

    private WalkForwardFold RunFold(
        SweepGrid grid, TradingDays days, int fold, int split, int end, JoinedCurve together, IProgress<int>? progress, CancellationToken cancellation)
    {
        var best = Over(days, first: 0, split).Run(grid, progress, cancellation)[0];
        var outOfSample = best.NetProfitPct is null
            ? null
            : Over(days, split, end).One(best.Parameters, keepsTrail: true, cancellation);
        if (outOfSample is not null)
            together.Add(outOfSample);
        return new WalkForwardFold
        {
            Fold = fold,
            InSampleFrom = days[0],
            InSampleTo = days[split - 1],
            OutOfSampleFrom = days[split],
            OutOfSampleTo = days[end - 1],
            InSample = best,
            OutOfSample = outOfSample is null ? null : SweepRow.Of([.. best.Parameters], outOfSample),
        };
    }

    private GridRun Over(TradingDays days, int first, int end) =>
        new(request with { From = days[first], To = days[end - 1] }, days.Slice(first, end), reference, threads);

    private sealed class Shifted(IProgress<int> whole, int by) : IProgress<int>
    {
        public void Report(int value) => whole.Report(by + value);
    }

    /// <summary>The out-of-sample curves, each starting from where the one before ended.</summary>
    private sealed class JoinedCurve
    {
        private readonly Drawdown _drawdown = new();
        private double? _factor = 1;

        public void Add(BacktestResult result)
        {
            if (_factor is not { } before)
                return;
            foreach (var point in result.Trail!.Equity)
                _drawdown.Update(before * (double)(point.Equity / result.StartEquity));
            _factor = result.NetProfitPct is { } percent ? before * (1 + (percent / 100)) : null;
        }

        public WalkForwardTotal Result(IReadOnlyList<WalkForwardFold> folds)
        {
            var known = folds.All(fold => fold.OutOfSample is not null) && _factor is not null;
            var tried = folds.Select(fold => fold.OutOfSample).OfType<SweepRow>().ToArray();
            return new WalkForwardTotal
            {
                NetProfitPct = known ? Math.Round((_factor!.Value - 1) * 100, 6) : null,
                MaxDrawdownPct = known && double.IsFinite(_drawdown.MaxPart) ? Math.Round(_drawdown.MaxPart * 100, 6) : null,
                FoldsWithGain = tried.Count(row => row.NetProfitPct > 0),
                Trades = tried.Sum(row => row.Trades),
                Charges = tried.Sum(row => row.Charges),
            };
        }
    }
}
