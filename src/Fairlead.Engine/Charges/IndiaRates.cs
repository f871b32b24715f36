using Fairlead.Domain.Instruments;

namespace Fairlead.Engine.Charges;

/// <summary>Indian rates by date as fractions of turnover, last looked through in November 2026.</summary>
/// <remarks>
/// A source in brackets was not seen again when this was written; check it before relying on that row. NSE's tables
/// begin in 2018, after the goods and services tax; BSE's begin later.
/// </remarks>
internal static class IndiaRates
{
    private const decimal PerCrore = 1m / 10_000_000m;
    private const decimal Percent = 0.01m;

    private const string StampAct = "Indian Stamp Act as amended from 2020-07-01; Zerodha's list of charges";
    private const string Act2023 = "Finance Act 2023";
    private const string Act2024 = "Finance Act No. 2 of 2024; nithinkamath.me of 2024-10-01";
    private const string Act2026 = "Finance Act 2026; cleartax.in, devadhaantu.in";
    private const string Nse2021 = "NSE +6 %: thehindu.com of 2023-03-24; rate: garvthakur.com";
    private const string Nse2023 = "NSE -6 %: thehindu.com of 2023-03-24; (rate: Zerodha's list of charges)";
    private const string Nse2024April = "rate until September 2024: nithinkamath.me; (first day: NSE circular)";
    private const string TrueToLabel = "SEBI circular of 2024-07-01; NSE and BSE of 2024-09-27, hindustantimes.com";
    private const string Fund = "NSE, thehindu.com of 2023-03-24";
    private const string States = "rate: Maharashtra, lists of samco.in, tradesmartonline.in; (both sides alike, options on the premium)";
    private const string List2019 = "Zerodha's list of 2019, comparesharebrokers.com";
    private const string List2020 = "Zerodha's list of 2020-02-07, ussagar.org";

    /// <summary>First day of NSE's tables: what they begin with was in force then, and not only from then on.</summary>
    private static readonly DateOnly Begins = new(2018, 1, 1);

    /// <summary>Before this day SEBI's fee was exempt from GST (47th GST council; seen in Zerodha's lists only).</summary>
    public static DateOnly GstOnSebiFeeFrom { get; } = new(2022, 7, 18);

    /// <summary>On brokerage, venue charges and (later) SEBI's fee.</summary>
    public static RateTable Gst { get; } = new("GST", new RateRow(new(2017, 7, 1), 18 * Percent, "GST acts of 2017"));

    /// <summary>Both sides, all products.</summary>
    public static RateTable SebiFee { get; } = new("SEBI's turnover fee",
        new(Begins, 15 * PerCrore, $"rate: a list of 2018-05 and {List2019}; (in force on that day: SEBI regulations of 2017-03-29)"),
        new(new(2019, 4, 1), 10 * PerCrore, "SEBI regulations of 2019-03-22, taxguru.in"),
        new(new(2020, 6, 1), 5 * PerCrore, "SEBI's relief, thehindu.com of 2020-04-27"),
        new(new(2021, 4, 1), 10 * PerCrore, "end of SEBI's relief, thehindu.com of 2020-04-27; rate: every broker's list"));

    /// <summary>Both sides, a part of turnover up to the cap.</summary>
    private static readonly RateTable Brokerage = new("Brokerage on intraday stock and futures",
        new(Begins, 0.01m * Percent, $"{List2019}, and of 2020-02-07; (in force on that day)"),
        new(new(2020, 5, 1), 0.03m * Percent, "rate: Zerodha's list of 2020-06, inquisitordev.blogspot.com; (first day: between those lists)"));

    private static readonly RateTable DeliveryTax = new("Transaction tax on delivery",
        new RateRow(new(2012, 7, 1), 0.1m * Percent, "rate: CSE notice of 2016-05-31; (first day: Finance Act 2012)"));

    private static readonly RateTable FundTax = new("Transaction tax on delivery sales of equity funds",
        new RateRow(new(2013, 6, 1), 0.001m * Percent, "NSE on the Finance Act 2013, business-standard.com of 2013-05-24"));

    private static readonly RateTable IntradayTax = new("Transaction tax on intraday stock",
        new RateRow(new(2012, 7, 1), 0.025m * Percent, $"rate: {List2020}; (first day: Finance Act 2006)"));

    private static readonly RateTable FuturesTax = new("Transaction tax on futures",
        new(new(2013, 6, 1), 0.01m * Percent, "Finance Act 2013, business-standard.com of 2013-05-24"),
        new(new(2023, 4, 1), 0.0125m * Percent, Act2023),
        new(new(2024, 10, 1), 0.02m * Percent, Act2024),
        new(new(2026, 4, 1), 0.05m * Percent, Act2026));

    private static readonly RateTable OptionsTax = new("Transaction tax on options",
        new(new(2016, 6, 1), 0.05m * Percent, "NSE on the Finance Act 2016, business-standard.com; CSE notice of 2016-05-31"),
        new(new(2023, 4, 1), 0.0625m * Percent, Act2023),
        new(new(2024, 10, 1), 0.1m * Percent, Act2024),
        new(new(2026, 4, 1), 0.15m * Percent, Act2026));

    private static readonly RateTable DeliveryStamp = PurchaseStamp("delivery", 0.01m, 0.015m);
    private static readonly RateTable DeliverySaleStamp = SaleStamp("delivery", 0.01m);
    private static readonly RateTable IntradayStamp = PurchaseStamp("intraday stock", 0.002m, 0.003m);
    private static readonly RateTable FuturesStamp = PurchaseStamp("futures", 0.002m, 0.002m);
    private static readonly RateTable OptionsStamp = PurchaseStamp("options", 0.002m, 0.003m);
    private static readonly RateTable OtherSaleStamp = SaleStamp("everything but delivery", 0.002m);

    private static readonly RateTable NseStock = new("NSE's charge on stocks",
        new(Begins, 0.00325m * Percent, $"{List2019}; of 2020-02-07; fundfolio.freshdesk.com; (in force on that day)"),
        new(new(2021, 1, 1), 0.00345m * Percent, Nse2021),
        new(new(2023, 4, 1), 0.00325m * Percent, Nse2023),
        new(new(2024, 4, 1), 0.00322m * Percent, "(NSE circular, -1 %)"),
        new(new(2024, 10, 1), 0.00297m * Percent, TrueToLabel));

    private static readonly RateTable NseFutures = new("NSE's charge on futures",
        new(Begins, 0.0021m * Percent, $"with the clearing member's charge: {List2019}; (in force on that day)"),
        new(new(2020, 2, 7), 0.0019m * Percent, $"rate: {List2020}; (first day: that list's)"),
        new(new(2021, 1, 1), 0.0020m * Percent, Nse2021),
        new(new(2023, 4, 1), 0.0019m * Percent, Nse2023),
        new(new(2024, 4, 1), 0.00183m * Percent, Nse2024April),
        new(new(2024, 10, 1), 0.00173m * Percent, TrueToLabel));

    private static readonly RateTable NseOptions = new("NSE's charge on options",
        new(Begins, 0.053m * Percent, $"with the clearing member's charge: {List2019}; (in force on that day)"),
        new(new(2020, 2, 7), 0.05m * Percent, $"rate: {List2020}; (first day: that list's)"),
        new(new(2021, 1, 1), 0.053m * Percent, Nse2021),
        new(new(2023, 4, 1), 0.05m * Percent, Nse2023),
        new(new(2024, 4, 1), 0.0495m * Percent, Nse2024April),
        new(new(2024, 10, 1), 0.03503m * Percent, TrueToLabel));

    private static readonly RateTable NseFund = new("NSE's investor protection fund",
        new(Begins, 0.01m * PerCrore, $"rate before 2023: {Fund}; (in force on that day)"),
        new(new(2023, 4, 1), 10 * PerCrore, Fund));

    private static readonly RateTable NseOptionsFund = new("NSE's investor protection fund on options",
        new(Begins, 0.01m * PerCrore, $"rate before 2023: {Fund}; (in force on that day)"),
        new(new(2023, 4, 1), 50 * PerCrore, Fund));

    private static readonly RateTable BseStock = new("BSE's charge on stocks",
        new RateRow(new(2023, 4, 1), 375 * PerCrore, "thehindubusinessline.com of 2023-03-24; groups A and B"));

    private static readonly RateTable BseFutures = new("BSE's charge on futures",
        new RateRow(new(2024, 10, 1), 0, TrueToLabel));

    private static readonly RateTable BseIndexOptions = new("BSE's charge on Sensex and Bankex options",
        new RateRow(new(2024, 10, 1), 3_250 * PerCrore, TrueToLabel));

    private static readonly RateTable BseStockOptions = new("BSE's charge on stock options",
        new RateRow(new(2024, 10, 1), 500 * PerCrore, TrueToLabel));

    /// <summary>Every table, in the order of <see cref="ChargeKind"/>.</summary>
    public static IReadOnlyList<RateTable> All { get; } =
    [
        Brokerage,
        NseStock, NseFutures, NseOptions, BseStock, BseFutures, BseIndexOptions, BseStockOptions, NseFund, NseOptionsFund,
        DeliveryTax, FundTax, IntradayTax, FuturesTax, OptionsTax, SebiFee,
        DeliveryStamp, DeliverySaleStamp, IntradayStamp, FuturesStamp, OptionsStamp, OtherSaleStamp, Gst,
    ];

    /// <summary>The rates of a product at a venue, or null where the two do not meet.</summary>
    public static IndiaProductRates? Of(IndiaProduct product, Venue venue) => (product, venue) switch
    {
        (IndiaProduct.Futures, Venue.Nfo) => new(NseFutures, null, NseFund, Brokerage, FuturesTax, null, FuturesStamp, OtherSaleStamp),
        (IndiaProduct.Options, Venue.Nfo) => new(NseOptions, null, NseOptionsFund, null, OptionsTax, null, OptionsStamp, OtherSaleStamp),
        (IndiaProduct.Futures, Venue.Bfo) => new(BseFutures, null, null, Brokerage, FuturesTax, null, FuturesStamp, OtherSaleStamp),
        (IndiaProduct.Options, Venue.Bfo) => new(BseIndexOptions, BseStockOptions, null, null, OptionsTax, null, OptionsStamp, OtherSaleStamp),
        (_, Venue.Nse) => OfStock(product, NseStock, NseFund),
        (_, Venue.Bse) => OfStock(product, BseStock, fund: null),
        _ => null,
    };

    private static IndiaProductRates? OfStock(IndiaProduct product, RateTable venue, RateTable? fund) => product switch
    {
        IndiaProduct.Delivery => new(venue, null, fund, null, DeliveryTax, DeliveryTax, DeliveryStamp, DeliverySaleStamp),
        IndiaProduct.FundDelivery => new(venue, null, fund, null, FundTax, null, DeliveryStamp, DeliverySaleStamp),
        IndiaProduct.Intraday => new(venue, null, fund, Brokerage, IntradayTax, null, IntradayStamp, OtherSaleStamp),
        _ => null,
    };

    private static RateTable PurchaseStamp(string what, decimal before, decimal since) => new($"Stamp duty on {what}, purchases",
        new(Begins, before * Percent, States),
        new(new(2020, 7, 1), since * Percent, StampAct));

    private static RateTable SaleStamp(string what, decimal before) => new($"Stamp duty on {what}, sales",
        new(Begins, before * Percent, States),
        new(new(2020, 7, 1), 0, StampAct));
}
