using Fairlead.Domain.Instruments;

namespace Fairlead.Engine.Charges;

/// <summary>Indian rates by date as fractions of turnover, last looked through in November 2026.</summary>
/// <remarks>
/// A source in brackets was not seen again when this was written; check it before relying on that row. Stamp duty was
/// a matter of the states before 2020-07-01, so no estimate reaches further back.
/// </remarks>
internal static class IndiaRates
{
    private const decimal PerCrore = 1m / 10_000_000m;
    private const decimal Percent = 0.01m;

    private const string StampAct = "Indian Stamp Act as amended from 2020-07-01; Zerodha's list of charges";
    private const string Act2023 = "Finance Act 2023";
    private const string Act2024 = "Finance (No. 2) Act 2024; nithinkamath.me of 2024-10-01";
    private const string Act2026 = "Finance Act 2026; cleartax.in, devadhaantu.in";
    private const string Nse2021 = "NSE +6 %: thehindu.com of 2023-03-24; rate: garvthakur.com";
    private const string Nse2023 = "NSE -6 %: thehindu.com of 2023-03-24; (rate: Zerodha's list of charges)";
    private const string Nse2024April = "rate until September 2024: nithinkamath.me; (first day: NSE circular)";
    private const string TrueToLabel = "SEBI circular of 2024-07-01; NSE and BSE of 2024-09-27, hindustantimes.com";
    private const string Fund = "NSE, thehindu.com of 2023-03-24";

    /// <summary>Before this day SEBI's fee was exempt from GST (47th GST council; seen in Zerodha's lists only).</summary>
    public static DateOnly GstOnSebiFeeFrom { get; } = new(2022, 7, 18);

    /// <summary>On brokerage, venue charges and (later) SEBI's fee.</summary>
    public static RateTable Gst { get; } = new("GST", new RateRow(new(2017, 7, 1), 18 * Percent, "GST acts of 2017"));

    /// <summary>Both sides, all products.</summary>
    public static RateTable SebiFee { get; } = new("SEBI's turnover fee",
        new(new(2020, 6, 1), 5 * PerCrore, "rate: fundfolio.freshdesk.com; (first day: SEBI's relief of 2020)"),
        new(new(2021, 4, 1), 10 * PerCrore, "rate: every broker's list; (first day: end of SEBI's relief)"));

    private static readonly RateTable DeliveryTax = new("Transaction tax on delivery",
        new RateRow(new(2012, 7, 1), 0.1m * Percent, "(Finance Act 2012)"));

    private static readonly RateTable IntradayTax = new("Transaction tax on intraday stock",
        new RateRow(new(2012, 7, 1), 0.025m * Percent, "(Finance Act 2006)"));

    private static readonly RateTable FuturesTax = new("Transaction tax on futures",
        new(new(2013, 6, 1), 0.01m * Percent, "(Finance Act 2013)"),
        new(new(2023, 4, 1), 0.0125m * Percent, Act2023),
        new(new(2024, 10, 1), 0.02m * Percent, Act2024),
        new(new(2026, 4, 1), 0.05m * Percent, Act2026));

    private static readonly RateTable OptionsTax = new("Transaction tax on options",
        new(new(2016, 6, 1), 0.05m * Percent, "(Finance Act 2016)"),
        new(new(2023, 4, 1), 0.0625m * Percent, Act2023),
        new(new(2024, 10, 1), 0.1m * Percent, Act2024),
        new(new(2026, 4, 1), 0.15m * Percent, Act2026));

    private static readonly RateTable DeliveryStamp = Stamp("delivery", 0.015m);
    private static readonly RateTable IntradayStamp = Stamp("intraday stock", 0.003m);
    private static readonly RateTable FuturesStamp = Stamp("futures", 0.002m);
    private static readonly RateTable OptionsStamp = Stamp("options", 0.003m);

    private static readonly RateTable NseStock = new("NSE's charge on stocks",
        new(new(2020, 7, 1), 0.00325m * Percent, "fundfolio.freshdesk.com"),
        new(new(2021, 1, 1), 0.00345m * Percent, Nse2021),
        new(new(2023, 4, 1), 0.00325m * Percent, Nse2023),
        new(new(2024, 4, 1), 0.00322m * Percent, "(NSE circular, -1 %)"),
        new(new(2024, 10, 1), 0.00297m * Percent, TrueToLabel));

    private static readonly RateTable NseFutures = new("NSE's charge on futures",
        new(new(2020, 7, 1), 0.0019m * Percent, "(Zerodha's list of charges)"),
        new(new(2021, 1, 1), 0.0020m * Percent, Nse2021),
        new(new(2023, 4, 1), 0.0019m * Percent, Nse2023),
        new(new(2024, 4, 1), 0.00183m * Percent, Nse2024April),
        new(new(2024, 10, 1), 0.00173m * Percent, TrueToLabel));

    private static readonly RateTable NseOptions = new("NSE's charge on options",
        new(new(2020, 7, 1), 0.05m * Percent, "(Zerodha's list of charges)"),
        new(new(2021, 1, 1), 0.053m * Percent, Nse2021),
        new(new(2023, 4, 1), 0.05m * Percent, Nse2023),
        new(new(2024, 4, 1), 0.0495m * Percent, Nse2024April),
        new(new(2024, 10, 1), 0.03503m * Percent, TrueToLabel));

    private static readonly RateTable NseFund = new("NSE's investor protection fund",
        new(new(2020, 7, 1), 0.01m * PerCrore, Fund),
        new(new(2023, 4, 1), 10 * PerCrore, Fund));

    private static readonly RateTable NseOptionsFund = new("NSE's investor protection fund on options",
        new(new(2020, 7, 1), 0.01m * PerCrore, Fund),
        new(new(2023, 4, 1), 50 * PerCrore, Fund));

    private static readonly RateTable BseStock = new("BSE's charge on stocks",
        new RateRow(new(2023, 4, 1), 375 * PerCrore, "thehindubusinessline.com of 2023-03-24; groups A and B"));

    private static readonly RateTable BseFutures = new("BSE's charge on futures",
        new RateRow(new(2024, 10, 1), 0, TrueToLabel));

    private static readonly RateTable BseIndexOptions = new("BSE's charge on Sensex and Bankex options",
        new RateRow(new(2024, 10, 1), 3_250 * PerCrore, TrueToLabel));

    private static readonly RateTable BseStockOptions = new("BSE's charge on stock options",
        new RateRow(new(2024, 10, 1), 500 * PerCrore, TrueToLabel));

    /// <summary>The rates of a product at a venue, or null where the two do not meet.</summary>
    public static IndiaProductRates? Of(IndiaProduct product, Venue venue) => (product, venue) switch
    {
        (IndiaProduct.Delivery, Venue.Nse) => new(NseStock, null, NseFund, DeliveryTax, DeliveryStamp),
        (IndiaProduct.Intraday, Venue.Nse) => new(NseStock, null, NseFund, IntradayTax, IntradayStamp),
        (IndiaProduct.Futures, Venue.Nfo) => new(NseFutures, null, NseFund, FuturesTax, FuturesStamp),
        (IndiaProduct.Options, Venue.Nfo) => new(NseOptions, null, NseOptionsFund, OptionsTax, OptionsStamp),
        (IndiaProduct.Delivery, Venue.Bse) => new(BseStock, null, null, DeliveryTax, DeliveryStamp),
        (IndiaProduct.Intraday, Venue.Bse) => new(BseStock, null, null, IntradayTax, IntradayStamp),
        (IndiaProduct.Futures, Venue.Bfo) => new(BseFutures, null, null, FuturesTax, FuturesStamp),
        (IndiaProduct.Options, Venue.Bfo) => new(BseIndexOptions, BseStockOptions, null, OptionsTax, OptionsStamp),
        _ => null,
    };

    private static RateTable Stamp(string what, decimal percent) =>
        new($"Stamp duty on {what}", new RateRow(new(2020, 7, 1), percent * Percent, StampAct));
}
