using System.Runtime.ExceptionServices;
using Fairlead.Engine.Decision;
using Fairlead.Markets.Lean;

namespace Fairlead.Host.Backtest.Sweep;

/// <summary>Runs a grid over one shared tape on several threads.</summary>
/// <remarks>Each combination has its own desk and venue and shares only what never changes, so the thread count cannot
/// show in the rows.</remarks>
/// <param name="request">What every combination runs; its own parameters come on top.</param>
/// <param name="market">Shared, only read.</param>
/// <param name="reference">Shared, only read.</param>
/// <param name="threads">1 or more.</param>
public sealed class GridRun(BacktestRequest request, MarketSet market, DeskReference reference, int threads)
{
    /// <summary>One row a combination: best net profit first, unknown last, ties in the grid's order.</summary>
    /// <param name="grid">The combinations.</param>
    /// <param name="progress">Told the number of combinations done.</param>
    /// <param name="cancellation">Stops all threads.</param>
    public IReadOnlyList<SweepRow> Run(SweepGrid grid, IProgress<int>? progress, CancellationToken cancellation)
    {
        var rows = new SweepRow[grid.Combinations.Count];
        var done = 0;
        try
        {
            Parallel.For(0, rows.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, index =>
            {
                rows[index] = SweepRow.Of(grid.Combinations[index], One(grid.Combinations[index], keepsTrail: false, cancellation));
                progress?.Report(Interlocked.Increment(ref done));
            });
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }

        return [.. rows.OrderByDescending(row => row.NetProfitPct ?? double.NegativeInfinity)]; // OrderBy is stable.
    }

    /// <summary>One combination without a journal.</summary>
    internal BacktestResult One(
        IEnumerable<KeyValuePair<string, string>> combination, bool keepsTrail, CancellationToken cancellation)
    {
        var run = new BacktestRun(request with { Parameters = [.. request.Parameters, .. combination] }, market, reference);
        return run.Run(store: null, codec: null, keepsTrail, progress: null, cancellation);
    }
}
