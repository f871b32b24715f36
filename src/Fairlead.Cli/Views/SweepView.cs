using Fairlead.Host.Backtest;
using Fairlead.Host.Backtest.Sweep;
using Spectre.Console;

namespace Fairlead.Cli.Views;

/// <summary>A sweep's rows and a walk forward's folds for a person.</summary>
internal static class SweepView
{
    /// <summary>Rows shown; --json has them all.</summary>
    private const int MaxShown = 50;

    public static void Show(
        IAnsiConsole console, BacktestRequest request, SweepGrid grid, IReadOnlyList<SweepRow> rows, IReadOnlyList<string> notes)
    {
        Head(console, request, grid);
        var table = new Table().Border(TableBorder.Simple);
        foreach (var axis in grid.Axes)
            table.AddColumn(new TableColumn(Markup.Escape(axis.Name)).RightAligned());
        foreach (var name in (string[])["net profit", "drawdown", "Sharpe", "won", "round trips", "charges", "refusals"])
            table.AddColumn(new TableColumn(name).RightAligned().NoWrap());
        foreach (var row in rows.Take(MaxShown))
        {
            table.AddRow([.. row.Parameters.Values.Select(value => new Text(value)), new Text(Numbers.Percent(row.NetProfitPct)),
                new Text(Numbers.Percent(row.MaxDrawdownPct)), new Text(Numbers.Ratio(row.Sharpe)), new Text(Numbers.Share(row.WinRate)),
                new Text(Numbers.Whole(row.Trades)), new Text(Numbers.Amount(row.Charges)), new Text(Numbers.Whole(row.Refusals))]);
        }

        console.Write(table);
        if (rows.Count > MaxShown)
            console.WriteLine($"the best {MaxShown} of {Numbers.Whole(rows.Count)}; --json prints all");
        console.WriteLine("The best of many tries flatters itself; --walk-forward shows what is left on days it was not chosen on.");
        BacktestView.List(console, "note", notes);
    }

    public static void Show(
        IAnsiConsole console, BacktestRequest request, SweepGrid grid, WalkForwardResult result, IReadOnlyList<string> notes)
    {
        Head(console, request, grid);
        var table = new Table().Border(TableBorder.Simple).AddColumn("fold").AddColumn("chosen on").AddColumn("tried on").AddColumn("parameters");
        foreach (var name in (string[])["net profit in", "net profit out", "drawdown out", "round trips out", "charges out"])
            table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var fold in result.Folds)
        {
            table.AddRow(new Text($"{fold.Fold}"), new Text($"{fold.InSampleFrom:yyyy-MM-dd} to {fold.InSampleTo:yyyy-MM-dd}"),
                new Text($"{fold.OutOfSampleFrom:yyyy-MM-dd} to {fold.OutOfSampleTo:yyyy-MM-dd}"),
                new Text(string.Join(" ", fold.InSample.Parameters.Select(pair => $"{pair.Key}={pair.Value}"))),
                new Text(Numbers.Percent(fold.InSample.NetProfitPct)), new Text(Numbers.Percent(fold.OutOfSample?.NetProfitPct)),
                new Text(Numbers.Percent(fold.OutOfSample?.MaxDrawdownPct)),
                new Text(fold.OutOfSample is { } tried ? Numbers.Whole(tried.Trades) : Numbers.Unknown), new Text(Numbers.Amount(fold.OutOfSample?.Charges)));
        }

        console.Write(table);
        var together = result.Together;
        console.WriteLine($"out of sample together: net profit {Numbers.Percent(together.NetProfitPct)}, largest drawdown {Numbers.Percent(together.MaxDrawdownPct)}, {together.FoldsWithGain} of {result.Folds.Count} folds with a gain, {Numbers.Whole(together.Trades)} round trips, charges {Numbers.Amount(together.Charges)}");
        console.WriteLine("Each fold is chosen on all the days before it; every run starts with the full cash and without warm-up.");
        BacktestView.List(console, "note", notes);
    }

    private static void Head(IAnsiConsole console, BacktestRequest request, SweepGrid grid) => console.WriteLine(
        $"{request.Strategy} on {string.Join(", ", request.Instruments)}, {request.From:yyyy-MM-dd} to {request.To:yyyy-MM-dd}, profile {request.Profile}, {Numbers.Whole(grid.Combinations.Count)} combinations of {string.Join(", ", grid.Axes.Select(axis => axis.Name))}");
}
