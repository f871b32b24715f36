using Fairlead.Markets.Lean;

namespace Fairlead.Host.Backtest.Report;

/// <summary>Round trips and settlements.</summary>
internal static class TripsPart
{
    public static void Write(Markup page, BacktestResult result, BacktestTrail trail, MarketSet market)
    {
        page.Section("trips", "Round trips");
        if (trail.Trades.Count == 0)
            page.Element("p", "No position was opened and closed again.");
        else
            WriteTrips(page, result, trail, market);
        if (trail.Settlements.Count > 0)
        {
            page.Table("Expiries settled", "Time", "Underlying", "Expiry", "#Price", "Where the price comes from");
            foreach (var line in trail.Settlements)
                page.Raw("<tr>").Cell(Markup.Time(line.At)).Cell(line.Underlying).Cell($"{line.ExpiryOn:yyyy-MM-dd}").Number(Markup.Price(line.Price)).Cell(line.Source).Raw("</tr>\n");
            page.EndTable();
        }

        page.EndSection();
    }

    private static void WriteTrips(Markup page, BacktestResult result, BacktestTrail trail, MarketSet market)
    {
        page.Table($"From flat to flat in one instrument; amounts in {result.Currency}",
            "Instrument", "Direction", "Opened", "Closed", "#Units", "#Entry", "#Exit", "#Gross", "#Charges", "#Net");
        foreach (var trade in trail.Trades.Take(HtmlReport.MaxRows))
        {
            page.Raw("<tr>").Cell(market.Instruments[trade.Instrument].Symbol)
                .Cell(trade.OpenedWith == Domain.Orders.Side.Buy ? "long" : "short")
                .Element("td", Markup.Time(trade.OpenedAt), "t").Element("td", Markup.Time(trade.ClosedAt), "t")
                .Number(Markup.Whole(trade.Quantity.Units))
                .Number(Markup.Price(Math.Round(trade.EntryAverage.ToDecimal(), 4))).Number(Markup.Price(Math.Round(trade.ExitAverage.ToDecimal(), 4)))
                .Gain(trade.Gross.Amount).Number(Markup.Amount(trade.Charges.Amount)).Gain(trade.Net.Amount).Raw("</tr>\n");
        }

        page.EndTable();
        HtmlReport.Rest(page, Math.Min(trail.Trades.Count, HtmlReport.MaxRows), result.Trades, "round trips");
    }
}
