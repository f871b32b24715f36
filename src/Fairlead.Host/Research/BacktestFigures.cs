using Fairlead.Host.Backtest;
using Fairlead.Host.Backtest.Report;
using Fairlead.Host.Terminal.Contract;

namespace Fairlead.Host.Research;

/// <summary>A backtest's result as the page shows it.</summary>
internal static class BacktestFigures
{
    /// <summary>Points of the curve.</summary>
    public const int MaxPoints = 2_000;

    /// <summary>Name and text; alarms, warnings and notes last.</summary>
    public static IReadOnlyList<FigureView> Of(BacktestResult result)
    {
        List<FigureView> figures =
        [
            new("Net profit", Markup.Percent(result.NetProfitPct)),
            new("End equity", $"{Markup.Amount(result.EndEquity)} {result.Currency}"),
            new("Start equity", $"{Markup.Amount(result.StartEquity)} {result.Currency}"),
            new("Largest drawdown", Markup.Percent(result.MaxDrawdownPct)),
            new("Sharpe ratio", Markup.Ratio(result.Sharpe)),
            new("Round trips", Markup.Whole(result.Trades)),
            new("Won", Markup.Percent(result.WinRate * 100)),
            new("Profit factor", Markup.Ratio(result.ProfitFactor)),
            new("Charges", result.FillsWithoutCharges == 0
                ? $"{Markup.Amount(result.Charges)} {result.Currency}"
                : $"{Markup.Amount(result.Charges)} {result.Currency}, unknown for {Markup.Whole(result.FillsWithoutCharges)} fills"),
            new("Orders", Markup.Whole(result.Orders)),
            new("Fills", Markup.Whole(result.Fills)),
            new("Refused by the desk", Markup.Whole(result.Refusals)),
            new("Rejected by the venue", Markup.Whole(result.Rejections)),
            new("Still open", result.OpenPositions.Count == 0 ? "nothing" : string.Join(", ", result.OpenPositions.Select(pair => $"{Markup.Whole(pair.Value)} {pair.Key}"))),
            new("Events", $"{Markup.Whole(result.Events)}, {Markup.Whole((long)result.EventsPerSecond)} a second"),
        ];
        figures.AddRange(result.Alarms.Select(text => new FigureView("Alarm", text)));
        figures.AddRange(result.Warnings.Select(text => new FigureView("Warning", text)));
        figures.AddRange(result.DataNotes.Select(text => new FigureView("Note", text)));
        return figures;
    }

    /// <summary>The curve with its first and last point; where it is too long, the least and the most of each piece.</summary>
    public static IReadOnlyList<EquityRow> Curve(IReadOnlyList<EquityPoint> points)
    {
        if (points.Count <= MaxPoints)
            return [.. points.Select(point => new EquityRow(point.At, point.Equity))];
        const int Pieces = (MaxPoints / 2) - 1;
        var kept = new SortedSet<int> { 0, points.Count - 1 };
        for (var piece = 0; piece < Pieces; piece++)
        {
            var (from, to) = ((int)((long)points.Count * piece / Pieces), (int)((long)points.Count * (piece + 1) / Pieces));
            var inside = Enumerable.Range(from, to - from).ToList();
            kept.Add(inside.MinBy(index => points[index].Equity));
            kept.Add(inside.MaxBy(index => points[index].Equity));
        }

        return [.. kept.Select(index => new EquityRow(points[index].At, points[index].Equity))];
    }
}
