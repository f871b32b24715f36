using Fairlead.Cli.Views;
using Fairlead.Engine.Decision;
using Fairlead.Host.Backtest;
using Fairlead.Host.Backtest.Sweep;

namespace Fairlead.Cli.Verbs;

/// <summary>The part of <c>fairlead backtest</c> that runs a grid: one load, all cores.</summary>
internal static class SweepRun
{
    public static int Run(BacktestRequest request, SweepPlan plan, DeskReference reference, bool isJson, CancellationToken cancellation)
    {
        var grid = SweepGrid.Of(plan.Axes, request, reference.Catalogue);
        // The load checks one combination's strategy; the grid has checked them all.
        var loaded = BacktestVerb.Load(request with { Parameters = [.. request.Parameters, .. grid.Combinations[0]] }, reference, cancellation);
        var one = new BacktestRun(request, loaded.Market, reference);
        _ = one.Settings(); // Told once, not by every thread: what the request and the market disagree on.
        IReadOnlyList<string> notes = [.. grid.Note is { } note ? [note] : Array.Empty<string>(), .. loaded.Pretences, .. one.Notes()];
        if (isJson && grid.Note is not null)
            Console.Error.WriteLine(grid.Note); // Rows have no place for what was not run.
        var threads = Environment.ProcessorCount;
        if (plan.Folds is { } folds)
        {
            var walk = new WalkForward(request, loaded.Market, reference, threads);
            var total = folds * (grid.Combinations.Count + 1);
            var result = Screen.WithProgress("walking forward", bar => walk.Run(grid, folds, Counting(bar, total), cancellation));
            if (isJson)
                VerbRunner.Print(result);
            else
                SweepView.Show(Screen.Out(), request, grid, result, notes);
            return ExitCode.Success;
        }

        var rows = Screen.WithProgress("sweeping", bar =>
            new GridRun(request, loaded.Market, reference, threads).Run(grid, Counting(bar, grid.Combinations.Count), cancellation));
        if (isJson)
            VerbRunner.Print(rows);
        else
            SweepView.Show(Screen.Out(), request, grid, rows, notes);
        return ExitCode.Success;
    }

    private static Count? Counting(IProgress<double>? bar, int total) => bar is null ? null : new Count(bar, total);

    private sealed class Count(IProgress<double> bar, int total) : IProgress<int>
    {
        public void Report(int value) => bar.Report((double)value / total);
    }
}
