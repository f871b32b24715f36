using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Charges;
using static Fairlead.Engine.Tests.Charges.IndiaScene;

namespace Fairlead.Engine.Tests.Charges;

/// <summary>Indian charges from 2018 to the one stamp duty of July 2020, and the tax on funds. Each vector by hand.</summary>
public sealed class IndiaStateStampTests
{
    private static readonly DateOnly January2019 = new(2019, 1, 2);

    [Fact]
    public void StockDelivery_IsStampedAndTaxedOnBothSides()
    {
        // 100 x 290 = 29 000: NSE 0.00325 % 0.9425 -> 0.94; tax 0.1 % 29; SEBI 15 a crore 0.0435 -> 0.04;
        // stamp 0.01 % 2.90; GST 18 % of 0.94 = 0.1692 -> 0.17. The protection fund, 0.000029, rounds to nothing.
        foreach (var side in new[] { Side.Buy, Side.Sell })
        {
            AssertLines(Compute(Stock, side, 100, 290, January2019), 33.05m,
                (ChargeKind.VenueTransaction, 0.94m), (ChargeKind.TransactionTax, 29m), (ChargeKind.SebiFee, 0.04m),
                (ChargeKind.StampDuty, 2.90m), (ChargeKind.Gst, 0.17m));
        }
    }

    [Theory]
    [InlineData("JUNIORBEES")]
    [InlineData("NIFTY50")]
    public void FundDelivery_IsTaxedOnSalesAloneAtAHundredthOfAStocks(string symbol)
    {
        // As above, but the tax is 0.001 % 0.29, sold.
        var fund = Stock with { Symbol = symbol };
        AssertLines(Compute(fund, Side.Buy, 100, 290, January2019), 4.05m,
            (ChargeKind.VenueTransaction, 0.94m), (ChargeKind.SebiFee, 0.04m), (ChargeKind.StampDuty, 2.90m), (ChargeKind.Gst, 0.17m));
        AssertLines(Compute(fund, Side.Sell, 100, 290, January2019), 4.34m,
            (ChargeKind.VenueTransaction, 0.94m), (ChargeKind.TransactionTax, 0.29m), (ChargeKind.SebiFee, 0.04m),
            (ChargeKind.StampDuty, 2.90m), (ChargeKind.Gst, 0.17m));
    }

    [Fact]
    public void Funds_AreKnownByNameOnIndianVenuesOnly()
    {
        var fund = Stock with { Symbol = "JUNIORBEES" };
        Assert.True(IndiaFunds.Contains(fund));
        Assert.True(IndiaFunds.Contains(fund with { Venue = Venue.Bse }));
        Assert.False(IndiaFunds.Contains(Stock));
        Assert.False(IndiaFunds.Contains(fund with { Venue = Venue.UsEquity }));
        Assert.False(IndiaFunds.Contains(fund with { Kind = InstrumentKind.Index }));

        // Bought and sold in a day, a fund's units are taxed like stock: 0.025 % of 29 000.
        Assert.Equal(7.25m, Compute(fund, Side.Sell, 100, 290, January2019, isIntraday: true)[ChargeKind.TransactionTax].Amount);
    }

    [Fact]
    public void Intraday_BuyAndSell()
    {
        // 100 x 1000 = 100 000: brokerage 0.01 % 10; NSE 3.25; SEBI 0.15; stamp 0.002 % 2; GST 18 % of 13.25 = 2.385 -> 2.39.
        AssertLines(Compute(Stock, Side.Buy, 100, 1_000, January2019, isIntraday: true), 17.79m,
            (ChargeKind.Brokerage, 10m), (ChargeKind.VenueTransaction, 3.25m), (ChargeKind.SebiFee, 0.15m),
            (ChargeKind.StampDuty, 2m), (ChargeKind.Gst, 2.39m));

        // Sold: the same and the tax, 0.025 % 25.
        AssertLines(Compute(Stock, Side.Sell, 100, 1_000, January2019, isIntraday: true), 42.79m,
            (ChargeKind.Brokerage, 10m), (ChargeKind.VenueTransaction, 3.25m), (ChargeKind.TransactionTax, 25m),
            (ChargeKind.SebiFee, 0.15m), (ChargeKind.StampDuty, 2m), (ChargeKind.Gst, 2.39m));
    }

    [Fact]
    public void Derivatives_Sold()
    {
        // Future 75 x 10 000 = 750 000: 20; NSE and clearing 0.0021 % 15.75; tax 0.01 % 75; SEBI 1.125 -> 1.13;
        // stamp 0.002 % 15; GST 18 % of 35.75 = 6.435 -> 6.44.
        AssertLines(Compute(Future, Side.Sell, 75, 10_000, January2019), 133.32m,
            (ChargeKind.Brokerage, 20m), (ChargeKind.VenueTransaction, 15.75m), (ChargeKind.TransactionTax, 75m),
            (ChargeKind.SebiFee, 1.13m), (ChargeKind.StampDuty, 15m), (ChargeKind.Gst, 6.44m));

        // Option 75 x 200 = 15 000 of premium: 20; 0.053 % 7.95; tax 0.05 % 7.50; SEBI 0.0225 -> 0.02; stamp 0.002 % 0.30;
        // GST 18 % of 27.95 = 5.031 -> 5.03.
        AssertLines(Compute(Option, Side.Sell, 75, 200, January2019), 40.80m,
            (ChargeKind.Brokerage, 20m), (ChargeKind.VenueTransaction, 7.95m), (ChargeKind.TransactionTax, 7.50m),
            (ChargeKind.SebiFee, 0.02m), (ChargeKind.StampDuty, 0.30m), (ChargeKind.Gst, 5.03m));
    }

    [Theory]
    [InlineData("2018-01-01", 15)]
    [InlineData("2019-03-31", 15)]
    [InlineData("2019-04-01", 10)]
    [InlineData("2020-05-31", 10)]
    [InlineData("2020-06-01", 5)]
    public void SebiFee_FollowsItsDates(string day, int perCrore) =>
        Assert.Equal(perCrore, Compute(Stock, Side.Buy, 10_000, 1_000, DateOnly.Parse(day))[ChargeKind.SebiFee].Amount);

    [Theory]
    [InlineData("2020-06-30", 1_000, 1_000)]
    [InlineData("2020-07-01", 1_500, 0)]
    public void StampDuty_IsMaharashtrasOnBothSidesThenOneOnPurchases(string day, int bought, int sold)
    {
        // Delivery of a crore: 0.01 % on each side, then 0.015 % on purchases.
        var on = DateOnly.Parse(day);
        Assert.Equal((bought, sold), (Compute(Stock, Side.Buy, 10_000, 1_000, on)[ChargeKind.StampDuty].Amount,
            Compute(Stock, Side.Sell, 10_000, 1_000, on)[ChargeKind.StampDuty].Amount));
    }

    [Theory]
    [InlineData("2020-04-30", 4)]
    [InlineData("2020-05-01", 12)]
    public void Brokerage_FollowsItsDates(string day, int ofFortyThousand) => Assert.Equal(
        ofFortyThousand, Compute(Stock, Side.Buy, 40, 1_000, DateOnly.Parse(day), isIntraday: true)[ChargeKind.Brokerage].Amount);

    [Fact]
    public void Rates_InBrackets_AreNotVouchedFor()
    {
        var rates = ChargeSchedule.IndiaDiscount.Rates;
        Assert.Contains(rates, rate => rate.Charge == "SEBI's turnover fee" && rate.From == new DateOnly(2019, 4, 1) && rate.IsVouchedFor);
        Assert.Contains(rates, rate => rate.Charge == "SEBI's turnover fee" && rate.From == new DateOnly(2018, 1, 1) && !rate.IsVouchedFor);
        Assert.Empty(ChargeSchedule.None.Rates);
        Assert.All(ChargeSchedule.All, schedule => Assert.NotEqual("", schedule.Summary));
    }
}
