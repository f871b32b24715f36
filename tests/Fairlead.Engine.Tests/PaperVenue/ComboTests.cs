using Fairlead.Domain.Orders;
using Fairlead.Engine.PaperVenue;
using static Fairlead.Engine.Tests.PaperVenue.Bench;
using static Fairlead.Engine.Tests.PaperVenue.OrderTypeTests;

namespace Fairlead.Engine.Tests.PaperVenue;

public class ComboTests
{
    private static readonly OrderLeg[] CallSpread = [new(Call100, Side.Buy, 1), new(Call110, Side.Sell, 2)];

    [Fact]
    public void Market_BothLegsQuoted_FillsInRatioUpToTheSmallerSize()
    {
        var bench = new Bench(Plain);
        bench.Quote(1, 4.90m, 5.00m, askSize: 10, instrument: Call100);
        bench.Send(2, Combo(5, OrderTerms.Market, CallSpread));
        Assert.Equal(["FL1 accepted"], bench.Told(2));
        bench.Quote(3, 1.00m, 1.10m, bidSize: 7, instrument: Call110);
        var fills = bench.Fills(3);
        Assert.Equal([(Call100, Side.Buy, 3L, P(5m)), (Call110, Side.Sell, 6L, P(1m))],
            fills.Select(fill => (fill.Instrument, fill.Side, fill.Quantity.Units, fill.Price)));
        bench.Venue.Query(new ClientOrderId(1), At(4));
        Assert.Contains("FL1 working 3 of 5", bench.Told(4));
        Assert.Equal((3L, -6L), (bench.Venue.PositionOf(Call100).Units, bench.Venue.PositionOf(Call110).Units));
    }

    [Theory]
    [InlineData(3.00, true)] // pays 5.00 - 2 x 1.00
    [InlineData(2.99, false)]
    public void Limit_NetDebit_FillsAllLegsOrNone(double limit, bool fills)
    {
        var bench = new Bench(VenueProfiles.Ideal);
        bench.Quote(1, 4.90m, 5.00m, instrument: Call100);
        bench.Quote(1, 1.00m, 1.10m, instrument: Call110);
        bench.Send(2, Combo(1, OrderTerms.Limit(P((decimal)limit)), CallSpread));
        Assert.Equal(fills ? 2 : 0, bench.Fills(2).Count);
        Assert.Equal(fills ? 1 : 0, bench.Venue.PositionOf(Call100).Units);
    }

    [Theory]
    [InlineData(-3.90, true)] // receives 4.90 - 1.00
    [InlineData(-3.91, false)]
    public void Limit_NetCredit_IsNegative(double limit, bool fills)
    {
        var bench = new Bench(VenueProfiles.Ideal);
        bench.Quote(1, 4.90m, 5.00m, instrument: Call100);
        bench.Quote(1, 0.90m, 1.00m, instrument: Call110);
        bench.Send(2, Combo(1, OrderTerms.Limit(P((decimal)limit)), new OrderLeg(Call100, Side.Sell, 1), new OrderLeg(Call110, Side.Buy, 1)));
        Assert.Equal(fills ? 2 : 0, bench.Fills(2).Count);
    }

    [Fact]
    public void Limit_StockAndOption_CountsAHundredSharesOnce()
    {
        var bench = new Bench(VenueProfiles.Ideal);
        bench.Quote(1, 99.98m, 100.00m, instrument: Stock);
        bench.Quote(1, 5.00m, 5.10m, instrument: Call100);
        bench.Send(2, Combo(2, OrderTerms.Limit(P(95.00m)), new OrderLeg(Stock, Side.Buy, 100), new OrderLeg(Call100, Side.Sell, 1)));
        Assert.Equal([(Stock, 200L), (Call100, 2L)], bench.Fills(2).Select(fill => (fill.Instrument, fill.Quantity.Units)));
    }

    [Fact]
    public void Limit_OneLegCrossed_Waits()
    {
        var bench = new Bench(VenueProfiles.Ideal);
        bench.Quote(1, 5.10m, 5.00m, instrument: Call100);
        bench.Quote(1, 1.00m, 1.10m, instrument: Call110);
        bench.Send(2, Combo(1, OrderTerms.Limit(P(9m)), CallSpread));
        Assert.Empty(bench.Fills(2));
        bench.Quote(3, 4.90m, 5.00m, instrument: Call100);
        Assert.Equal(2, bench.Fills(3).Count);
    }

    [Fact]
    public void Fok_OneLegTooSmall_FillsNoLeg()
    {
        var bench = new Bench(Plain);
        bench.Quote(1, 4.90m, 5.00m, instrument: Call100);
        bench.Quote(1, 1.00m, 1.10m, bidSize: 3, instrument: Call110);
        bench.Send(2, Combo(2, OrderTerms.Market with { TimeInForce = TimeInForce.Fok }, CallSpread));
        Assert.Equal(["FL1 accepted", "FL1 cancelled"], bench.Told(2));
    }
}
