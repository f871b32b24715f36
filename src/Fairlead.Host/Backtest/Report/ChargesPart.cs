namespace Fairlead.Host.Backtest.Report;

/// <summary>What trading cost, by instrument.</summary>
internal static class ChargesPart
{
    public static void Write(Markup page, BacktestResult result, BacktestTrail trail)
    {
        page.Section("charges", "Charges");
        var gross = result.EndEquity - result.StartEquity + result.Charges;
        page.Element("p", $"{Markup.Amount(result.Charges)} {result.Currency} in all, {Markup.Percent((double)(result.Charges / result.StartEquity * 100))} of the starting cash; the result before charges was {Markup.Amount(gross)} {result.Currency}."
            + (result.FillsWithoutCharges == 0 ? "" : $" The true figure is higher: no schedule has rates for {Markup.Whole(result.FillsWithoutCharges)} of the fills."));
        if (trail.Fills.Count > 0)
        {
            page.Table($"By instrument, {result.Currency}", "Instrument", "#Fills", "#Units", "#Charges", "#A unit", "#Fills of unknown charges");
            foreach (var group in trail.Fills.GroupBy(fill => fill.Symbol).OrderBy(group => group.Key, StringComparer.Ordinal).Take(HtmlReport.MaxRows))
            {
                var (units, paid) = (group.Sum(fill => fill.Quantity), group.Sum(fill => fill.Charges ?? 0));
                page.Raw("<tr>").Cell(group.Key).Number(Markup.Whole(group.Count())).Number(Markup.Whole(units)).Number(Markup.Amount(paid))
                    .Number(Markup.Price(Math.Round(paid / units, 6))).Number(Markup.Whole(group.Count(fill => fill.Charges is null))).Raw("</tr>\n");
            }

            page.EndTable();
            HtmlReport.Rest(page, trail.Fills.Count, result.Fills, "fills are counted here");
        }

        page.EndSection();
    }
}
