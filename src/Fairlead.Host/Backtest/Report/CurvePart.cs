namespace Fairlead.Host.Backtest.Report;

/// <summary>Equity and its falls.</summary>
internal static class CurvePart
{
    public static void Write(Markup page, BacktestResult result, BacktestTrail trail, TimeAxis axis)
    {
        page.Section("curve", "Equity and drawdown");
        var peak = 0m;
        var deepest = trail.Equity[0];
        var worst = 0m;
        var falls = new List<(double Place, double Value)>(trail.Equity.Count);
        foreach (var point in trail.Equity)
        {
            peak = Math.Max(peak, point.Equity);
            var fall = peak > 0 ? (point.Equity / peak * 100) - 100 : 0;
            if (fall < worst)
                (worst, deepest) = (fall, point);
            falls.Add((axis.Place(point.At), (double)fall));
        }

        new Chart
        {
            Id = "equity",
            Title = "Equity",
            Description = $"Account equity in {result.Currency} from {Markup.Amount(trail.Equity[0].Equity)} at the start to {Markup.Amount(result.EndEquity)} at the end; lowest {Markup.Amount(trail.Equity.Min(point => point.Equity))}, highest {Markup.Amount(trail.Equity.Max(point => point.Equity))}.",
            Axis = axis,
            Line = Sampling.Thin(trail.Equity.Select(point => (axis.Place(point.At), (double)point.Equity))),
            Baseline = (double)result.StartEquity,
            Height = 320,
        }.WriteTo(page);
        page.Element("p", $"Equity in {result.Currency}; dashed: the starting cash. Nights and days without data take no room.", "soft");
        new Chart
        {
            Id = "drawdown",
            Title = "Drawdown",
            Description = $"Fall from the highest equity so far, percent; deepest {worst:0.00} % at {Markup.Time(deepest.At)}.",
            Axis = axis,
            Line = Sampling.Thin(falls),
            AreaTo = 0,
            Style = "fall",
            Unit = " %",
            Height = 170,
        }.WriteTo(page);
        page.Element("p", worst < 0 ? $"Fall from the high so far; deepest at {Markup.Time(deepest.At)}." : "Equity never fell below its high.", "soft").EndSection();
    }
}
