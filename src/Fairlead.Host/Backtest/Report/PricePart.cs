using Fairlead.Markets.Lean;

namespace Fairlead.Host.Backtest.Report;

/// <summary>Each traded instrument's price with its fills.</summary>
internal static class PricePart
{
    private const int MaxCharts = 8;
    private const int MaxMarks = 600;

    public static void Write(Markup page, BacktestResult result, BacktestTrail trail, MarketSet market, TimeAxis axis)
    {
        page.Section("price", "Trades on the price");
        var bySymbol = trail.Fills.GroupBy(fill => fill.Symbol).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).ToArray();
        if (bySymbol.Length == 0)
            page.Element("p", "Nothing was traded.");
        else
            page.Raw("<p class=\"keys\"><span class=\"key buy\">bought</span><span class=\"key sell\">sold</span></p>\n");
        for (var index = 0; index < Math.Min(bySymbol.Length, MaxCharts); index++)
            WriteOne(page, result, bySymbol[index].Key, [.. bySymbol[index]], market, axis, $"price{index}");
        if (bySymbol.Length > MaxCharts)
            page.Element("p", $"{Markup.Whole(bySymbol.Length - MaxCharts)} more instruments were traded less often and are not drawn.", "soft");
        page.EndSection();
    }

    private static void WriteOne(Markup page, BacktestResult result, string symbol, FillLine[] fills, MarketSet market, TimeAxis axis, string id)
    {
        page.Element("h3", symbol);
        var bought = fills.Count(fill => fill.Side == "Buy");
        new Chart
        {
            Id = id,
            Title = $"Price of {symbol} with fills",
            Description = $"{symbol} in {result.Currency} with {bought} buying and {fills.Length - bought} selling fills; the table of fills lists them.",
            Axis = axis,
            Line = Sampling.Prices(market, market.Instruments.Find(symbol)!.Id, axis),
            Style = "price",
            Marks = [.. fills.Take(MaxMarks).Select(fill => new ChartMark(
                axis.Place(fill.At), (double)fill.Price, fill.Side == "Buy",
                $"{Markup.Time(fill.At)} {fill.Side} {Markup.Whole(fill.Quantity)} at {Markup.Price(fill.Price)}{(fill.Reason.Length == 0 ? "" : $": {fill.Reason}")}"))],
        }.WriteTo(page);
        if (fills.Length > MaxMarks)
            page.Element("p", $"The first {Markup.Whole(MaxMarks)} of {Markup.Whole(fills.Length)} fills are marked.", "soft");
    }
}
