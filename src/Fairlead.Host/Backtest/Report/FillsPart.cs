namespace Fairlead.Host.Backtest.Report;

/// <summary>Every fill and how the venue came to it.</summary>
internal static class FillsPart
{
    public static void Write(Markup page, BacktestResult result, BacktestTrail trail)
    {
        page.Section("fills", "Fills and how they came about");
        if (trail.Fills.Count == 0)
        {
            page.Element("p", "Nothing filled.").EndSection();
            return;
        }

        page.Table($"Prices and charges in {result.Currency}", "Time", "Order", "Instrument", "Side", "#Units", "#Price", "#Charges", "Sent because", "How it was priced");
        foreach (var fill in trail.Fills.Take(HtmlReport.MaxRows))
        {
            page.Raw("<tr>").Element("td", Markup.Time(fill.At), "t").Cell(fill.Order).Cell(fill.Symbol).Cell(fill.Side)
                .Number(Markup.Whole(fill.Quantity)).Number(Markup.Price(fill.Price))
                .Number(fill.Charges is { } paid ? Markup.Amount(paid) : "unknown").Cell(fill.Reason)
                .Raw("<td>").Text($"{fill.Rule}; liquidity {(fill.Liquidity == "Taken" ? "taken" : "added")}");
            if (fill.Basis is not null)
                page.Raw("<br><span class=\"soft\">").Text(fill.Basis).Raw("</span>");
            if (fill.Assumption is not null)
                page.Raw("<br>Assumed: ").Text(fill.Assumption);
            page.Raw("</td></tr>\n");
        }

        page.EndTable();
        HtmlReport.Rest(page, Math.Min(trail.Fills.Count, HtmlReport.MaxRows), result.Fills, "fills");
        page.EndSection();
    }
}
