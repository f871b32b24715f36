using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Engine.PaperVenue;
using Fairlead.Engine.PaperVenue.Fees;
using static Fairlead.Engine.Tests.PaperVenue.Bench;

namespace Fairlead.Engine.Tests.PaperVenue;

/// <summary>Rules R7 to R20 and R30 of the lean profile, by hand.</summary>
public class LeanFillTests
{
    private static VenueProfile Lean { get; } = VenueProfiles.Lean with { Fees = NoFees.Instance };

    /// <summary>Side bars with ask 10.00/10.20/9.90/10.10 and bid 0.10 lower, and a trade bar, at one instant.</summary>
    private static void Minute(Bench bench, double from, InstrumentId instrument, decimal shift = 0m, double length = 60)
    {
        bench.Bar(from, from + length, 10.00m + shift, 10.20m + shift, 9.90m + shift, 10.10m + shift, 0, MarketKind.AskBar, instrument);
        bench.Bar(from, from + length, 9.90m + shift, 10.10m + shift, 9.80m + shift, 10.00m + shift, 0, MarketKind.BidBar, instrument);
        bench.Bar(from, from + length, 9.95m + shift, 10.15m + shift, 9.85m + shift, 10.05m + shift, 0, MarketKind.TradeBar, instrument);
    }

    /// <summary>One minute before the order, one after; the fills after each.</summary>
    private static string[] Run(Side side, OrderTerms terms, InstrumentId instrument, decimal secondShift = 0m)
    {
        var bench = new Bench(Lean);
        Minute(bench, 0, instrument);
        bench.Send(60, Request(side, 1, terms, instrument));
        var first = bench.Fills(61).Select(fill => $"at once {fill.Price} {fill.Explanation!.Rule}");
        Minute(bench, 60, instrument, secondShift);
        return [.. first, .. bench.Fills(121).Select(fill => $"next {fill.Price} {fill.Explanation!.Rule}")];
    }

    [Theory]
    [InlineData(Side.Buy, "at once 10.10 lean: R7")]
    [InlineData(Side.Sell, "at once 10.00 lean: R7")]
    public void R7_Market_TakesTheSideBarsClose(Side side, string expected)
    {
        Assert.Equal([expected], Run(side, OrderTerms.Market, Stock));
        Assert.Equal([expected], Run(side, OrderTerms.Market, Call100));
    }

    [Fact]
    public void R7_Market_WithoutThatSide_TakesTheLastTrade()
    {
        var bench = new Bench(Lean);
        bench.Bar(0, 60, 9.95m, 10.15m, 9.85m, 10.05m);
        bench.Buy(60, 1, OrderTerms.Market);
        Assert.Equal(["FL1 accepted", "FL1 filled 1 @ 10.05"], bench.Told(60));
    }

    [Theory]
    [InlineData(3_660, "FL1 filled 1 @ 10.10")] // exactly one hour old
    [InlineData(3_661, null)]
    public void R8_Market_MoreThanAnHourStale_WaitsForAFreshBar(double at, string? expected)
    {
        var bench = new Bench(Lean);
        Minute(bench, 0, Stock);
        bench.Buy(at, 1, OrderTerms.Market);
        Assert.Equal(expected is null ? ["FL1 accepted"] : ["FL1 accepted", expected], bench.Told(at));
        Minute(bench, 3_720, Stock, shift: 1m);
        Assert.Equal(expected is null ? ["FL1 filled 1 @ 11.10"] : [], bench.Told(3_781));
    }

    [Fact]
    public void R8_OptionOnHourBars_TakesTheOpen()
    {
        var bench = new Bench(Lean);
        Minute(bench, 0, Call100, length: 1800);
        bench.Buy(7_200, 1, OrderTerms.Market, Call100);
        Minute(bench, 7_200, Call100, shift: 1m, length: 3_600);
        Assert.Equal(P(11.00m), Assert.Single(bench.Fills(10_801)).Price);
    }

    [Fact]
    public void R9_MarketWhileClosed_BecomesOnOpen_R10_StockTakesTheTradeBarsOpen()
    {
        var bench = new Bench(Lean);
        bench.Buy(-100, 1, OrderTerms.Market);
        bench.Buy(-100, 1, OrderTerms.Market, Call100);
        Minute(bench, 0, Stock);
        Minute(bench, 0, Call100);
        Assert.Equal([(Stock, P(9.95m)), (Call100, P(10.00m))], bench.Fills(61).Select(fill => (fill.Instrument, fill.Price)));
    }

    [Theory]
    [InlineData(Close - 931, Close, "FL1 filled 1 @ 30.00")] // on close
    [InlineData(Close - 929, NextOpen + Close, "FL1 filled 1 @ 40.00")] // within the closing buffer: next open
    public void R9_DayBarsOnly_MarketInSession_WaitsForTheClose(double at, double filledAt, string expected)
    {
        var bench = new Bench(Lean);
        bench.Bar(0, 5_000, 20, 20, 20, 20);
        bench.Buy(at, 1, OrderTerms.Market with { TimeInForce = TimeInForce.Gtc });
        bench.Bar(0, Close, 20, 31, 19, 30);
        bench.Bar(NextOpen, NextOpen + Close, 40, 51, 39, 50);
        var fill = Assert.Single(bench.Facts(NextOpen + Close + 1), fact => fact.Fact is OrderFilled);
        Assert.Equal((At(filledAt).Nanos + 1, expected), (fill.At.Nanos, InWords(fill.Fact)));
    }

    [Theory]
    [InlineData(Close - 930, "FL1 filled 1 @ 10.05")] // 15:44:30
    [InlineData(Close - 900, "FL1 rejected ON_CLOSE_TOO_LATE")] // 15:45:00
    public void R11_MarketOnClose_TakesTheLastTradeBar(double at, string expected)
    {
        var bench = new Bench(Lean);
        Minute(bench, 0, Stock);
        bench.Buy(at, 1, new OrderTerms { Type = OrderType.MarketOnClose });
        Minute(bench, Close - 60, Stock);
        Assert.Equal(expected, bench.Told(Close + 1).Where(told => told.StartsWith("FL1", StringComparison.Ordinal)).Last());
    }

    [Fact]
    public void R12_Change_KeepsTheTimeAndFillsOnTheBarPresent()
    {
        var bench = new Bench(Lean);
        bench.Buy(30, 1, OrderTerms.Limit(P(9.00m)));
        Minute(bench, 0, Stock);
        Assert.Equal(["FL1 accepted"], bench.Told(60.5));
        bench.Venue.Amend(new ClientOrderId(1), Q(1), OrderTerms.Limit(P(9.90m)), At(61));
        Assert.Equal(["FL1 amended to 1", "FL1 filled 1 @ 9.90"], bench.Told(61));
    }

    [Theory]
    [InlineData(Side.Buy, 9.90, "next 9.90 lean: R13")]
    [InlineData(Side.Buy, 10.00, "next 9.95 lean: R13")] // the open is better
    [InlineData(Side.Buy, 9.85, null)] // strictly
    [InlineData(Side.Sell, 10.10, "next 10.10 lean: R13")]
    [InlineData(Side.Sell, 10.15, null)]
    public void R13_LimitOnStock(Side side, double limit, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], Run(side, OrderTerms.Limit(P((decimal)limit)), Stock));

    [Theory]
    [InlineData(Side.Buy, 10.00, "next 10.00 lean: R14")] // min(10.20, 10.00)
    [InlineData(Side.Buy, 10.50, "next 10.20 lean: R14")]
    [InlineData(Side.Buy, 9.90, null)] // strictly
    [InlineData(Side.Sell, 10.00, "next 10.00 lean: R14")] // max(9.80, 10.00)
    [InlineData(Side.Sell, 9.70, "next 9.80 lean: R14")]
    public void R14_LimitOnOption(Side side, double limit, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], Run(side, OrderTerms.Limit(P((decimal)limit)), Call100));

    [Theory]
    [InlineData(Side.Buy, 10.15, "next 10.15 lean: R15")] // touch is enough
    [InlineData(Side.Buy, 9.00, "next 9.95 lean: R15")] // below the market: next open
    [InlineData(Side.Buy, 10.16, null)]
    [InlineData(Side.Sell, 9.85, "next 9.85 lean: R15")]
    [InlineData(Side.Sell, 9.97, "next 9.95 lean: R15")]
    public void R15_StopOnStock(Side side, double trigger, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], Run(side, OrderTerms.Stop(P((decimal)trigger)), Stock));

    [Theory]
    [InlineData(Side.Sell, 0.25, 0, "next 9.80 lean: R16")] // starts at 10.05 - 0.25: the bid bar's low touches 9.80
    [InlineData(Side.Sell, 0.26, 0, null)]
    [InlineData(Side.Sell, 0.05, 0, "next 10.00 lean: R16")] // the low passes 10.00, the close is no worse
    [InlineData(Side.Buy, 0.15, 0, "next 10.20 lean: R16")] // 10.20 is touched; worse than the close of 10.10
    public void R16_TrailingStop(Side side, double distance, int shift, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], Run(side, OrderTerms.TrailingStop(P((decimal)distance)), Stock, shift));

    [Fact]
    public void R16_TrailingStop_IsDrawnOnlyWhenNotFilled()
    {
        var bench = new Bench(Lean);
        Minute(bench, 0, Stock);
        bench.Sell(60, 1, OrderTerms.TrailingStop(P(0.50m)));
        Minute(bench, 60, Stock, shift: 1m); // bid high 11.10 draws the stop from 9.55 to 10.60
        Assert.Empty(bench.Fills(121));
        Minute(bench, 120, Stock, shift: 0.50m); // bid low 10.30, close 10.50
        Assert.Equal(P(10.50m), Assert.Single(bench.Fills(181)).Price);
    }

    [Theory]
    [InlineData(Side.Buy, 10.15, 10.15, "next 10.15 lean: R17")] // close 10.10 below the limit: min(10.20, 10.15)
    [InlineData(Side.Buy, 10.15, 10.10, null)] // the close must be strictly better
    [InlineData(Side.Buy, 10.20, 10.30, null)] // strictly beyond the stop
    [InlineData(Side.Sell, 9.85, 9.90, "next 9.90 lean: R17")] // max(9.80, 9.90)
    public void R17_StopLimit(Side side, double trigger, double limit, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], Run(side, OrderTerms.StopLimit(P((decimal)trigger), P((decimal)limit)), Stock));

    [Fact]
    public void R17_StopLimit_RemembersItsTrigger()
    {
        var bench = new Bench(Lean);
        Minute(bench, 0, Stock);
        bench.Buy(60, 1, OrderTerms.StopLimit(P(10.15m), P(10.05m)));
        Minute(bench, 60, Stock);
        Assert.Empty(bench.Fills(121));
        Minute(bench, 120, Stock, shift: -0.10m); // high 10.10 does not pass the stop, close 10.00 is below the limit
        Assert.Equal(P(10.05m), Assert.Single(bench.Fills(181)).Price);
    }

    [Theory]
    [InlineData(4.91, true)] // bought leg at the ask's low 9.90, sold leg at the bid's low 4.80 + 0.20: 4.90
    [InlineData(4.90, false)] // strictly
    [InlineData(-4.89, true)] // sold combo: bid's high 10.10, ask's high 5.20: 4.90 received
    [InlineData(-4.90, false)]
    public void R19_NetLimit_SumsTheLegsExtremes(double limit, bool fills)
    {
        var bench = new Bench(Lean);
        var isBought = limit > 0;
        bench.Send(0, Combo(1, OrderTerms.Limit(P((decimal)limit)),
            new OrderLeg(Call100, isBought ? Side.Buy : Side.Sell, 1), new OrderLeg(Call110, isBought ? Side.Sell : Side.Buy, 1)));
        Minute(bench, 0, Call100);
        Minute(bench, 0, Call110, shift: isBought ? -4.80m : -5.00m);
        decimal[] expected = isBought ? [9.90m, 5.00m] : [10.10m, 5.20m];
        Assert.Equal(fills ? expected : [], bench.Fills(61).Select(fill => fill.Price.ToDecimal()));
    }

    [Fact]
    public void R19_Market_TakesEachLegsClose()
    {
        var bench = new Bench(Lean);
        Minute(bench, 0, Stock);
        Minute(bench, 0, Call100, shift: -5m);
        bench.Send(60, Combo(1, OrderTerms.Market, new OrderLeg(Stock, Side.Buy, 100), new OrderLeg(Call100, Side.Sell, 1)));
        Assert.Equal([10.10m, 5.00m], bench.Fills(60).Select(fill => fill.Price.ToDecimal()));
    }

    [Fact]
    public void R20_Day_EndsAtTheCloseBeforeItsLastBar_AndQuantityZeroIsRefused()
    {
        var bench = new Bench(Lean);
        bench.Buy(1, 1, OrderTerms.Limit(P(9.90m)));
        bench.Venue.Amend(new ClientOrderId(1), Q(0), OrderTerms.Limit(P(9.90m)), At(2));
        Minute(bench, Close - 60, Stock);
        Assert.Equal(["FL1 accepted", "FL1 amend refused QUANTITY", "FL1 expired"], bench.Told(Close + 1)[..3]);
    }

    [Fact]
    public void Matching_OrdersOfOneInstant_FillByIdAfterAllItsBars()
    {
        var bench = new Bench(Lean);
        bench.Buy(0, 1, OrderTerms.Limit(P(9.90m)));
        bench.Buy(0, 1, OrderTerms.Limit(P(10.00m)));
        bench.Bar(0, 60, 10.00m, 10.20m, 9.50m, 10.10m);
        Assert.Equal(["FL1 accepted", "FL2 accepted"], bench.Told(60));
        Assert.Equal(["FL1 filled 1 @ 9.90", "FL2 filled 1 @ 10.00"], bench.Told(60.1));
    }

    [Theory]
    [InlineData(105.27, true)] // 5.27 of 105.27 is 5.006 %
    [InlineData(105.26, false)] // 4.997 %
    public void R30_ShortCallDeepInTheMoney_IsAssignedWhole(double price, bool isAssigned)
    {
        var bench = new Bench(Lean);
        bench.Quote(1, 5.00m, 5.00m, instrument: Call100);
        bench.Sell(2, 2, OrderTerms.Market, Call100);
        bench.Told(2);
        bench.Print(1_799, (decimal)price);
        Assert.Empty(bench.Told(1_799.5)); // the hour's test was before the sale
        bench.Print(1_800, (decimal)price);
        Assert.Equal(isAssigned ? ["#2 assigned 2"] : [], bench.Told(1_801));
        Assert.Equal(isAssigned ? (0L, -200L) : (-2L, 0L),
            (bench.Venue.PositionOf(Call100).Units, bench.Venue.PositionOf(Stock).Units));
        Assert.Equal(new Money(isAssigned ? 21_000m : 1_000m, Currency.Usd), bench.Venue.Cash(Currency.Usd));
    }
}
