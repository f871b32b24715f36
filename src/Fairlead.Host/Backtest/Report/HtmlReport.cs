using Fairlead.Markets.Lean;

namespace Fairlead.Host.Backtest.Report;

/// <summary>A backtest on one page that needs nothing else: no scripts, no requests, style and charts inside.</summary>
public static class HtmlReport
{
    /// <summary>Rows of one table; what is left out is said below it.</summary>
    internal const int MaxRows = 2_000;

    /// <param name="result">With its trail.</param>
    /// <param name="market">What it ran over; the price lines are drawn from it.</param>
    /// <exception cref="ArgumentException">The run kept no trail.</exception>
    public static string Of(BacktestResult result, MarketSet market)
    {
        var trail = result.Trail ?? throw new ArgumentException("The run kept no trail.", nameof(result));
        var page = new Markup();
        var title = $"{result.Strategy} on {string.Join(", ", result.Instruments)}";
        page.Raw("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
            .Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
            .Element("title", $"{title}, {result.From:yyyy-MM-dd} to {result.To:yyyy-MM-dd} · Fairlead backtest")
            .Raw("<style>").Raw(ReportStyle.Css).Raw("</style></head>\n<body><main>\n<header>")
            .Element("h1", title)
            .Element("p", $"Backtest over recorded markets, {result.From:yyyy-MM-dd} to {result.To:yyyy-MM-dd}, {(result.Timeframe == "tick" ? "every print" : result.Timeframe + " bars")}, profile {result.Profile}, {result.Currency}. Times are UTC.", "soft")
            .Raw("<nav aria-label=\"Sections\"><a href=\"#curve\">Equity</a><a href=\"#price\">Trades on the price</a><a href=\"#trips\">Round trips</a><a href=\"#charges\">Charges</a><a href=\"#refusals\">Refusals</a><a href=\"#fills\">Fills</a><a href=\"#data\">Data and proof</a></nav></header>\n");
        FactsPart.Write(page, result);
        var axis = new TimeAxis(trail.Equity);
        CurvePart.Write(page, result, trail, axis);
        PricePart.Write(page, result, trail, market, axis);
        TripsPart.Write(page, result, trail, market);
        ChargesPart.Write(page, result, trail);
        ReasonsPart.Write(page, result);
        FillsPart.Write(page, result, trail);
        ProofPart.Write(page, result);
        return page.Raw("</main></body></html>\n").ToString();
    }

    /// <summary>Says how many rows of a table are not on the page.</summary>
    internal static void Rest(Markup page, long shown, long all, string what)
    {
        if (all > shown)
            page.Element("p", $"The first {Markup.Whole(shown)} of {Markup.Whole(all)} {what}; a journal file (--journal) has them all.", "soft");
    }
}
