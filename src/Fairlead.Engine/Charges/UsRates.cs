namespace Fairlead.Engine.Charges;

/// <summary>US regulatory rates by date, last looked through in November 2026.</summary>
/// <remarks>A source in brackets was not seen again when this was written; check it before relying on that row.</remarks>
internal static class UsRates
{
    /// <summary>Section 31 fee: fraction of the value sold. A new rate holds from 60 days after the year's appropriation.</summary>
    public static RateTable SecFee { get; } = new("The Section 31 fee",
        new(new(2012, 11, 15), 0.0000224m, "in force on that day and earlier: SEC Fee Rate Advisory #2 for fiscal 2013"),
        new(new(2013, 5, 25), 0.0000174m, "rate: FINRA Information Notice 3/3/14; day: 60 days after 2013-03-26, SEC release 34-69449"),
        new(new(2014, 3, 18), 0.0000221m, "FINRA Information Notice 3/3/14"),
        new(new(2015, 2, 14), 0.0000184m, "rate: FINRA notice of 2015-01-20, lexology.com; (first day: SEC release 34-74057 of 2015-01-15)"),
        new(new(2016, 2, 16), 0.0000218m, "rate: FINRA Information Notice 3/15/16; (first day: SEC order of 2016-01, 81 FR 1458)"),
        new(new(2017, 7, 4), 0.0000231m, "rate: SEC Fee Rate Advisory #3 for fiscal 2018; day: 60 days after 2017-05-05, SEC release 34-80816"),
        new(new(2018, 5, 22), 0.0000130m, "FINRA Information Notice 5/7/18"),
        new(new(2019, 4, 16), 0.0000207m, "SEC Fee Rate Advisory #2 for fiscal 2019"),
        new(new(2020, 2, 18), 0.0000221m, "FINRA Information Notice of 2020-02-03, natlawreview.com"),
        new(new(2021, 2, 25), 0.0000051m, "FINRA Information Notice 2/16/21"),
        new(new(2022, 5, 14), 0.0000229m, "(SEC advisory for fiscal 2022)"),
        new(new(2023, 2, 27), 0.0000080m, "(rate and day; SEC release 34-96724 of 2023-01-23)"),
        new(new(2024, 5, 22), 0.0000278m, "rate: Security Traders Association; (first day: SEC release 34-99973 of 2024-04-17)"),
        new(new(2025, 5, 14), 0m, "Security Traders Association, SEC announcement of 2025-04-08"),
        new(new(2026, 4, 4), 0.0000206m, "(rate and day; SEC release 34-104909 of 2026-02-27)"));

    /// <summary>FINRA trading activity fee on stocks: amount a share sold, capped a fill.</summary>
    public static RateTable StockTaf { get; } = new("The FINRA trading activity fee on stocks",
        new(new(2012, 7, 1), 0.000119m, "rate: DriveWealth; (first day: FINRA Regulatory Notice 12-31)", Cap: 5.95m),
        new(new(2022, 1, 1), 0.000130m, "(FINRA By-Laws Schedule A)", Cap: 6.49m),
        new(new(2023, 1, 1), 0.000145m, "rate: brokerage-review.com; (cap and day: FINRA By-Laws Schedule A)", Cap: 7.27m),
        new(new(2024, 1, 1), 0.000166m, "rate and cap: brokerage-review.com; (day: FINRA By-Laws Schedule A)", Cap: 8.30m),
        new(new(2026, 1, 1), 0.000195m, "(FINRA By-Laws Schedule A)", Cap: 9.79m));

    /// <summary>FINRA trading activity fee on options: amount a contract sold.</summary>
    public static RateTable OptionTaf { get; } = new("The FINRA trading activity fee on options",
        new(new(2012, 7, 1), 0.002m, "(FINRA By-Laws Schedule A)"),
        new(new(2022, 1, 1), 0.00218m, "(FINRA By-Laws Schedule A)"),
        new(new(2023, 1, 1), 0.00244m, "rate: brokerage-review.com; (day: FINRA By-Laws Schedule A)"),
        new(new(2024, 1, 1), 0.00279m, "rate: brokerage-review.com; (day: FINRA By-Laws Schedule A)"),
        new(new(2026, 1, 1), 0.00329m, "(FINRA By-Laws Schedule A)"));

    /// <summary>Every table, in the order the fees are charged.</summary>
    public static IReadOnlyList<RateTable> All { get; } = [SecFee, StockTaf, OptionTaf];
}
