namespace Fairlead.Host.Backtest.Report;

/// <summary>The figures at the head of the page, alarms before anything else.</summary>
internal static class FactsPart
{
    public static void Write(Markup page, BacktestResult result)
    {
        if (result.Alarms.Count > 0)
        {
            page.Raw("<div class=\"alarm\" role=\"note\"><h3 class=\"bad\">Alarms on the way</h3><ul>");
            foreach (var alarm in result.Alarms)
                page.Element("li", alarm);
            page.Raw("</ul></div>\n");
        }

        page.Raw("<dl class=\"facts\">\n");
        Fact(page, "Net profit", Markup.Percent(result.NetProfitPct), Sign(result.NetProfitPct));
        Fact(page, "End equity", Markup.Amount(result.EndEquity), note: $"from {Markup.Amount(result.StartEquity)} {result.Currency}");
        Fact(page, "Largest drawdown", Markup.Percent(result.MaxDrawdownPct));
        Fact(page, "Sharpe ratio", Markup.Ratio(result.Sharpe), note: result.Sharpe is null ? "needs three days" : "daily, annualised");
        Fact(page, "Round trips", Markup.Whole(result.Trades));
        Fact(page, "Won", Markup.Percent(result.WinRate * 100));
        Fact(page, "Profit factor", Markup.Ratio(result.ProfitFactor));
        Fact(page, "Average win / loss", $"{Average(result.AverageWin)} / {Average(result.AverageLoss)}");
        Fact(page, "Charges", Markup.Amount(result.Charges), note: result.FillsWithoutCharges == 0 ? null : $"unknown for {Markup.Whole(result.FillsWithoutCharges)} fills");
        Fact(page, "Orders / fills", $"{Markup.Whole(result.Orders)} / {Markup.Whole(result.Fills)}");
        Fact(page, "Refused / rejected", $"{Markup.Whole(result.Refusals)} / {Markup.Whole(result.Rejections)}", note: "by the desk / by the venue");
        Fact(page, "Still open", result.OpenPositions.Count == 0 ? "nothing" : string.Join(", ", result.OpenPositions.Select(pair => $"{Markup.Whole(pair.Value)} {pair.Key}")));
        page.Raw("</dl>\n<details><summary>Parameters</summary>").Table("What the strategy ran with, defaults included", "Parameter", "Value");
        foreach (var (name, value) in result.Parameters)
            page.Raw("<tr>").Cell(name).Cell(value).Raw("</tr>\n");
        page.EndTable().Raw("</details>\n");
    }

    private static void Fact(Markup page, string name, string value, string? style = null, string? note = null)
    {
        page.Raw("<div>").Element("dt", name).Raw(style is null ? "<dd>" : $"<dd class=\"{style}\">").Text(value);
        if (note is not null)
            page.Raw(" ").Element("small", note);
        page.Raw("</dd></div>\n");
    }

    private static string? Sign(double? value) => value switch { > 0 => "good", < 0 => "bad", _ => null };

    private static string Average(double? value) => value is { } known ? Markup.Amount((decimal)known) : "none";
}
