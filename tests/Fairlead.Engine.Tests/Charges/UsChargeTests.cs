using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Charges;
using Fairlead.Engine.Tests.Positions;

namespace Fairlead.Engine.Tests.Charges;

public sealed class UsChargeTests
{
    private static readonly DateOnly June2024 = new(2024, 6, 3);

    [Theory]
    [InlineData(697, 100, 3.485)] // 697 x 0.005, every digit kept
    [InlineData(100, 50, 1)] // 0.50 is below the minimum
    [InlineData(10_000, 0.40, 20)] // 50 is capped at 0.5 % of 4000
    [InlineData(10, 2, 1)] // the cap would be 0.10; the minimum wins
    public void StockCommission_HasMinimumAndCap(long shares, double price, double commission)
    {
        var breakdown = Compute(ChargeSchedule.UsFixed, TestLedger.Stock, Side.Buy, shares, (decimal)price, June2024);
        Assert.Equal((decimal)commission, Assert.Single(breakdown.Lines).Amount.Amount);
        Assert.Equal(breakdown.Total, breakdown[ChargeKind.Brokerage]);
    }

    [Theory]
    [InlineData(10, 0.10, 6.50)]
    [InlineData(10, 0.09, 5.00)]
    [InlineData(10, 0.05, 5.00)]
    [InlineData(10, 0.04, 2.50)]
    [InlineData(1, 3.00, 1.00)]
    public void OptionCommission_DependsOnThePremium(long contracts, double premium, double commission)
    {
        var breakdown = Compute(ChargeSchedule.UsFixed, TestLedger.Call100, Side.Buy, contracts, (decimal)premium, June2024);
        Assert.Equal((decimal)commission, breakdown.Total.Amount);
    }

    [Fact]
    public void ComboOfFourLegs_AsInTheLeanFactSheet_Costs26()
    {
        // Verification case 22: four legs of ten contracts at 0.65 each.
        decimal total = 0;
        for (var leg = 0; leg < 4; leg++)
            total += Compute(ChargeSchedule.UsCommissionOnly, TestLedger.Call100, leg < 2 ? Side.Buy : Side.Sell, 10, 1, new(2015, 12, 24)).Total.Amount;
        Assert.Equal(26m, total);
    }

    [Fact]
    public void PartialFills_ShareOneMinimum()
    {
        // 60 + 60 + 160 shares: 0.30, 0.60, 1.40 by rate. Charged 1.00, nothing more, then 0.40.
        OrderCharges order = default;
        List<decimal> charged = [];
        foreach (var shares in new[] { 60, 60, 160 })
        {
            var estimate = ChargeSchedule.UsFixed.Compute(Fill(TestLedger.Stock, Side.Buy, shares, 50, June2024) with { Order = order });
            charged.Add(estimate.Breakdown!.Total.Amount);
            order = estimate.Order;
        }

        Assert.Equal([1.00m, 0m, 0.40m], charged);
    }

    [Fact]
    public void StockSale_PaysSecFeeAndTaf()
    {
        // 1000 x 50 = 50 000. Commission 5; SEC 27.80 a million = 1.39; TAF 1000 x 0.000166 = 0.166.
        var breakdown = Compute(ChargeSchedule.UsFixed, TestLedger.Stock, Side.Sell, 1_000, 50, June2024);
        Assert.Equal(5m, breakdown[ChargeKind.Brokerage].Amount);
        Assert.Equal(1.39m, breakdown[ChargeKind.SecFee].Amount);
        Assert.Equal(0.166m, breakdown[ChargeKind.TradingActivityFee].Amount);
        Assert.Equal(6.556m, breakdown.Total.Amount);

        // 100 000 shares reach the cap of 8.30.
        Assert.Equal(8.30m, Compute(ChargeSchedule.UsFixed, TestLedger.Stock, Side.Sell, 100_000, 50, June2024)[ChargeKind.TradingActivityFee].Amount);
        Assert.Equal(Usd(5), Compute(ChargeSchedule.UsCommissionOnly, TestLedger.Stock, Side.Sell, 1_000, 50, June2024).Total);
    }

    [Fact]
    public void OptionSale_IndexOptionsPayNoSecFee()
    {
        // 10 x 2.00 x 100 = 2000: SEC 0.0556, TAF 10 x 0.00279.
        var stock = Compute(ChargeSchedule.UsFixed, TestLedger.Call100, Side.Sell, 10, 2, June2024);
        Assert.Equal((0.0556m, 0.0279m), (stock[ChargeKind.SecFee].Amount, stock[ChargeKind.TradingActivityFee].Amount));
        var index = Compute(ChargeSchedule.UsFixed, TestLedger.IndexCall4000, Side.Sell, 10, 2, June2024);
        Assert.Equal((0m, 0.0279m), (index[ChargeKind.SecFee].Amount, index[ChargeKind.TradingActivityFee].Amount));
    }

    [Theory]
    [InlineData("2013-01-02", 22.40)]
    [InlineData("2013-05-24", 22.40)]
    [InlineData("2013-05-25", 17.40)]
    [InlineData("2014-03-17", 17.40)]
    [InlineData("2014-03-18", 22.10)]
    [InlineData("2015-02-13", 22.10)]
    [InlineData("2015-02-14", 18.40)]
    [InlineData("2016-02-15", 18.40)]
    [InlineData("2016-02-16", 21.80)]
    [InlineData("2017-07-03", 21.80)]
    [InlineData("2017-07-04", 23.10)]
    [InlineData("2018-05-21", 23.10)]
    [InlineData("2018-05-22", 13.00)]
    [InlineData("2019-04-15", 13.00)]
    [InlineData("2019-04-16", 20.70)]
    [InlineData("2021-02-24", 22.10)]
    [InlineData("2021-02-25", 5.10)]
    [InlineData("2024-05-21", 8.00)]
    [InlineData("2024-05-22", 27.80)]
    [InlineData("2025-05-13", 27.80)]
    [InlineData("2025-05-14", 0)]
    public void SecFee_FollowsItsDates(string day, double perMillion)
    {
        var breakdown = Compute(ChargeSchedule.UsFixed, TestLedger.Stock, Side.Sell, 10_000, 100, DateOnly.Parse(day));
        Assert.Equal((decimal)perMillion, breakdown[ChargeKind.SecFee].Amount);
    }

    [Fact]
    public void SalesOfThePast_AreChargedByTheRatesOfTheirDay()
    {
        // SPY 2013-10-07: 500 x 168 = 84 000 sold. Commission 500 x 0.005 = 2.50; SEC 17.40 a million 1.4616;
        // TAF 500 x 0.000119 = 0.0595. Total 4.0211.
        var stock = Compute(ChargeSchedule.UsFixed, TestLedger.Stock, Side.Sell, 500, 168, new(2013, 10, 7));
        Assert.Equal((2.50m, 1.4616m, 0.0595m, 4.0211m), (stock[ChargeKind.Brokerage].Amount, stock[ChargeKind.SecFee].Amount,
            stock[ChargeKind.TradingActivityFee].Amount, stock.Total.Amount));

        // A call on 2015-12-24: 2 x 1.50 x 100 = 300 sold. Commission 2 x 0.65 = 1.30; SEC 18.40 a million 0.00552; TAF 2 x 0.002 = 0.004.
        var option = Compute(ChargeSchedule.UsFixed, TestLedger.Call100, Side.Sell, 2, 1.50m, new(2015, 12, 24));
        Assert.Equal((1.30m, 0.00552m, 0.004m), (option[ChargeKind.Brokerage].Amount, option[ChargeKind.SecFee].Amount,
            option[ChargeKind.TradingActivityFee].Amount));
    }

    [Fact]
    public void BeforeTheFirstRow_ASaleIsUnknownAndSaysWhy()
    {
        var sale = ChargeSchedule.UsFixed.Compute(Fill(TestLedger.Stock, Side.Sell, 10, 50, new(2012, 11, 14)));
        Assert.Null(sale.Breakdown);
        Assert.Contains("Section 31 fee of 2012-11-14 is unknown", sale.UnknownBecause, StringComparison.Ordinal);
        Assert.NotNull(ChargeSchedule.UsFixed.Compute(Fill(TestLedger.Stock, Side.Buy, 10, 50, new(2012, 11, 14))).Breakdown);
    }

    [Fact]
    public void OtherInstruments_AreUnknown()
    {
        Assert.Contains("no rates", ChargeSchedule.UsFixed.Compute(Fill(TestLedger.Future, Side.Buy, 1, 50, June2024)).UnknownBecause, StringComparison.Ordinal);
        Assert.NotNull(ChargeSchedule.UsFixed.Compute(Fill(TestLedger.Rupee, Side.Buy, 1, 50, June2024)).UnknownBecause);
    }

    [Fact]
    public void Schedules_AreFoundByName()
    {
        foreach (var schedule in ChargeSchedule.All)
            Assert.Same(schedule, ChargeSchedule.Find(schedule.Name));
        Assert.Null(ChargeSchedule.Find("cheap"));
        Assert.Equal(Usd(0), ChargeSchedule.None.Compute(Fill(TestLedger.Future, Side.Buy, 1, 50, default)).Breakdown!.Total);
    }

    [Fact]
    public void BadQuantityOrPrice_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ChargeSchedule.None.Compute(Fill(TestLedger.Stock, Side.Buy, 0, 50, June2024)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChargeSchedule.None.Compute(Fill(TestLedger.Stock, Side.Buy, 1, -50, June2024)));
    }

    private static Money Usd(decimal amount) => TestLedger.Usd(amount);

    private static ChargeBreakdown Compute(
        ChargeSchedule schedule, InstrumentId instrument, Side side, long units, decimal price, DateOnly tradeOn) =>
        schedule.Compute(Fill(instrument, side, units, price, tradeOn)).Breakdown!;

    private static ChargeableFill Fill(InstrumentId instrument, Side side, long units, decimal price, DateOnly tradeOn) =>
        new(TestLedger.Master[instrument], side, new Quantity(units), Price.Of(price), tradeOn);
}
