using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Charges;
using static Fairlead.Engine.Tests.Charges.IndiaScene;

namespace Fairlead.Engine.Tests.Charges;

/// <summary>Contract-note vectors, each computed by hand in its comment.</summary>
public sealed class IndiaChargeTests
{
    private static readonly DateOnly June2025 = new(2025, 6, 2);

    [Fact]
    public void Intraday_BuyAndSell()
    {
        // 400 x 1000 = 400 000 bought: brokerage min(20, 120) 20; NSE 0.00297 % 11.88; fund 10 a crore 0.40;
        // SEBI 10 a crore 0.40; stamp 0.003 % 12; GST 18 % of 32.68 = 5.8824 -> 5.88. Total 50.56.
        AssertLines(Compute(Stock, Side.Buy, 400, 1_000, June2025, isIntraday: true), 50.56m,
            (ChargeKind.Brokerage, 20m), (ChargeKind.VenueTransaction, 11.88m), (ChargeKind.InvestorProtection, 0.40m),
            (ChargeKind.SebiFee, 0.40m), (ChargeKind.StampDuty, 12m), (ChargeKind.Gst, 5.88m));

        // 400 x 1100 = 440 000 sold: 20; 13.068 -> 13.07; 0.44; tax 0.025 % 110; 0.44; GST of 33.95 = 6.111 -> 6.11. Total 150.06.
        AssertLines(Compute(Stock, Side.Sell, 400, 1_100, June2025, isIntraday: true), 150.06m,
            (ChargeKind.Brokerage, 20m), (ChargeKind.VenueTransaction, 13.07m), (ChargeKind.InvestorProtection, 0.44m),
            (ChargeKind.TransactionTax, 110m), (ChargeKind.SebiFee, 0.44m), (ChargeKind.Gst, 6.11m));
    }

    [Fact]
    public void Delivery_IsFreeOfBrokerageAndTaxedOnBothSides()
    {
        // 100 x 1500 = 150 000: NSE 4.455 -> 4.46; fund 0.15; tax 0.1 % 150; SEBI 0.15; stamp 0.015 % 22.50 (bought);
        // GST 18 % of 4.76 = 0.8568 -> 0.86.
        AssertLines(Compute(Stock, Side.Buy, 100, 1_500, June2025), 178.12m,
            (ChargeKind.VenueTransaction, 4.46m), (ChargeKind.InvestorProtection, 0.15m), (ChargeKind.TransactionTax, 150m),
            (ChargeKind.SebiFee, 0.15m), (ChargeKind.StampDuty, 22.50m), (ChargeKind.Gst, 0.86m));
        AssertLines(Compute(Stock, Side.Sell, 100, 1_500, June2025), 155.62m,
            (ChargeKind.VenueTransaction, 4.46m), (ChargeKind.InvestorProtection, 0.15m), (ChargeKind.TransactionTax, 150m),
            (ChargeKind.SebiFee, 0.15m), (ChargeKind.Gst, 0.86m));
    }

    [Fact]
    public void Futures_Sale()
    {
        // 75 x 25 000 = 1 875 000: brokerage min(20, 562.50) 20; NSE 0.00173 % 32.4375 -> 32.44; fund 1.875 -> 1.88;
        // tax 0.02 % 375; SEBI 1.875 -> 1.88; GST 18 % of 56.20 = 10.116 -> 10.12. Total 441.32.
        AssertLines(Compute(Future, Side.Sell, 75, 25_000, June2025), 441.32m,
            (ChargeKind.Brokerage, 20m), (ChargeKind.VenueTransaction, 32.44m), (ChargeKind.InvestorProtection, 1.88m),
            (ChargeKind.TransactionTax, 375m), (ChargeKind.SebiFee, 1.88m), (ChargeKind.Gst, 10.12m));
        Assert.Equal(37.50m, Compute(Future, Side.Buy, 75, 25_000, June2025)[ChargeKind.StampDuty].Amount);
    }

    [Fact]
    public void Options_AreChargedOnThePremium()
    {
        // 75 x 200 = 15 000 sold: 20 flat; NSE 0.03503 % 5.2545 -> 5.25; fund 50 a crore 0.075 -> 0.08; tax 0.1 % 15;
        // SEBI 0.015 -> 0.02; GST 18 % of 25.35 = 4.563 -> 4.56. Total 44.91.
        AssertLines(Compute(Option, Side.Sell, 75, 200, June2025), 44.91m,
            (ChargeKind.Brokerage, 20m), (ChargeKind.VenueTransaction, 5.25m), (ChargeKind.InvestorProtection, 0.08m),
            (ChargeKind.TransactionTax, 15m), (ChargeKind.SebiFee, 0.02m), (ChargeKind.Gst, 4.56m));

        // Bought: no tax, stamp 0.003 % 0.45.
        var bought = Compute(Option, Side.Buy, 75, 200, June2025);
        Assert.Equal((0m, 0.45m), (bought[ChargeKind.TransactionTax].Amount, bought[ChargeKind.StampDuty].Amount));
    }

    [Fact]
    public void PartialFillsOfAnOrder_ShareTheFlatBrokerage()
    {
        var first = ChargeSchedule.IndiaDiscount.Compute(Fill(Option, Side.Buy, 75, 200, June2025));
        var second = ChargeSchedule.IndiaDiscount.Compute(Fill(Option, Side.Buy, 75, 200, June2025) with { Order = first.Order });
        Assert.Equal((20m, 0m), (first.Breakdown![ChargeKind.Brokerage].Amount, second.Breakdown![ChargeKind.Brokerage].Amount));

        // Intraday 40 000 and 40 000: 12.00, then 8.00 up to the cap.
        first = ChargeSchedule.IndiaDiscount.Compute(Fill(Stock, Side.Buy, 40, 1_000, June2025) with { IsIntraday = true });
        second = ChargeSchedule.IndiaDiscount.Compute(Fill(Stock, Side.Buy, 40, 1_000, June2025) with { IsIntraday = true, Order = first.Order });
        Assert.Equal((12m, 8m), (first.Breakdown![ChargeKind.Brokerage].Amount, second.Breakdown![ChargeKind.Brokerage].Amount));
    }

    [Theory]
    [InlineData("2023-03-31", 50, 10)]
    [InlineData("2023-04-01", 62.50, 12.50)]
    [InlineData("2024-09-30", 62.50, 12.50)]
    [InlineData("2024-10-01", 100, 20)]
    [InlineData("2026-03-31", 100, 20)]
    [InlineData("2026-04-01", 150, 50)]
    public void TransactionTax_FollowsItsDates(string day, double options, double futures)
    {
        // On 100 000: percent x 1000.
        var on = DateOnly.Parse(day);
        Assert.Equal((decimal)options, Compute(Option, Side.Sell, 1_000, 100, on)[ChargeKind.TransactionTax].Amount);
        Assert.Equal((decimal)futures, Compute(Future, Side.Sell, 10, 10_000, on)[ChargeKind.TransactionTax].Amount);
    }

    [Theory]
    [InlineData("2020-12-31", 3_250, 1_900, 50_000)]
    [InlineData("2021-01-01", 3_450, 2_000, 53_000)]
    [InlineData("2023-04-01", 3_250, 1_900, 50_000)]
    [InlineData("2024-09-30", 3_220, 1_830, 49_500)]
    [InlineData("2024-10-01", 2_970, 1_730, 35_030)]
    public void NseCharges_FollowTheirDates(string day, int stock, int futures, int options)
    {
        // On 100 million (10 crore).
        var on = DateOnly.Parse(day);
        Assert.Equal(stock, Compute(Stock, Side.Buy, 100_000, 1_000, on)[ChargeKind.VenueTransaction].Amount);
        Assert.Equal(futures, Compute(Future, Side.Buy, 10_000, 10_000, on)[ChargeKind.VenueTransaction].Amount);
        Assert.Equal(options, Compute(Option, Side.Buy, 100_000, 1_000, on)[ChargeKind.VenueTransaction].Amount);
    }

    [Fact]
    public void SebiFee_HalvedInTheReliefYearAndTaxedOnlySinceJuly2022()
    {
        // Delivery sale of 1 crore: SEBI 5, then 10. NSE 345, fund 0.01; GST of 345.01 is 62.10, of 355.01 is 63.90.
        Assert.Equal(5m, Compute(Stock, Side.Sell, 10_000, 1_000, new(2021, 3, 31))[ChargeKind.SebiFee].Amount);
        var before = Compute(Stock, Side.Sell, 10_000, 1_000, new(2022, 7, 17));
        var after = Compute(Stock, Side.Sell, 10_000, 1_000, new(2022, 7, 18));
        Assert.Equal((10m, 62.10m), (before[ChargeKind.SebiFee].Amount, before[ChargeKind.Gst].Amount));
        Assert.Equal((10m, 63.90m), (after[ChargeKind.SebiFee].Amount, after[ChargeKind.Gst].Amount));
    }

    [Fact]
    public void Bse_HasItsOwnCharges()
    {
        // On 10 000 000: stocks 375, index options 3250, stock options 500, futures nothing; no protection fund.
        Assert.Equal(375m, Compute(Stock with { Venue = Venue.Bse }, Side.Buy, 10_000, 1_000, June2025)[ChargeKind.VenueTransaction].Amount);
        var index = Compute(Option with { Venue = Venue.Bfo }, Side.Buy, 10_000, 1_000, June2025);
        Assert.Equal((3_250m, 0m), (index[ChargeKind.VenueTransaction].Amount, index[ChargeKind.InvestorProtection].Amount));
        var onStock = Option with { Venue = Venue.Bfo, Option = Option.Option! with { Settlement = SettlementStyle.Physical } };
        Assert.Equal(500m, Compute(onStock, Side.Buy, 10_000, 1_000, June2025)[ChargeKind.VenueTransaction].Amount);
        Assert.Equal(0m, Compute(Future with { Venue = Venue.Bfo }, Side.Buy, 1_000, 10_000, June2025)[ChargeKind.VenueTransaction].Amount);
    }

    [Fact]
    public void BeforeTheTables_ChargesAreUnknownNeverZero()
    {
        var buy = ChargeSchedule.IndiaDiscount.Compute(Fill(Stock, Side.Buy, 1, 100, new(2017, 12, 31)));
        Assert.Null(buy.Breakdown);
        Assert.Contains("2017-12-31 is unknown", buy.UnknownBecause, StringComparison.Ordinal);
        var bse = ChargeSchedule.IndiaDiscount.Compute(Fill(Option with { Venue = Venue.Bfo }, Side.Buy, 1, 100, new(2024, 9, 30)));
        Assert.Contains("begins on 2024-10-01", bse.UnknownBecause, StringComparison.Ordinal);
        Assert.NotNull(ChargeSchedule.IndiaDiscount.Compute(Fill(Stock with { Venue = Venue.UsEquity }, Side.Buy, 1, 100, June2025)).UnknownBecause);
    }
}
