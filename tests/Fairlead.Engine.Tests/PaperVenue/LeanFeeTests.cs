using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Engine.PaperVenue;
using Fairlead.Engine.PaperVenue.Fees;
using Fairlead.Engine.PaperVenue.Lean;
using static Fairlead.Engine.Tests.PaperVenue.Bench;

namespace Fairlead.Engine.Tests.PaperVenue;

public class LeanFeeTests
{
    [Theory]
    [InlineData(697, 100, 3.485)] // R21: full precision
    [InlineData(10, 100, 1)] // minimum
    [InlineData(1_000, 0.50, 2.50)] // cap: 0.5 % of 500
    [InlineData(100, 0.50, 1)] // the minimum wins over the cap of 0.25
    public void R21_UsStock(long units, double price, double expected) =>
        Assert.Equal((decimal)expected, Charge(LeanFees.DefaultBroker, Stock, units, (decimal)price));

    [Theory]
    [InlineData(10, 0.10, 6.50)]
    [InlineData(10, 0.09, 5.00)]
    [InlineData(10, 0.05, 5.00)]
    [InlineData(10, 0.04, 2.50)]
    [InlineData(1, 5.00, 1)]
    public void R22_UsStockOption_ByThePremiumOfTheFarSide(long units, double bid, double expected) =>
        Assert.Equal((decimal)expected, Charge(LeanFees.DefaultBroker, Call100, units, price: 9m, farSide: (decimal)bid));

    [Fact]
    public void R22_Limit_ByTheLimit() =>
        Assert.Equal(2.50m, Charge(LeanFees.DefaultBroker, Call100, 10, price: 9m, farSide: 9m, limit: 0.04m));

    [Fact]
    public void R23_IndexOption_FreeUnlessInteractiveBrokers()
    {
        Assert.Equal(0m, Charge(LeanFees.DefaultBroker, IndexCall, 10, 5m));
        Assert.Equal(6.50m, Charge(LeanFees.InteractiveBrokers, IndexCall, 10, 5m));
    }

    [Theory]
    [InlineData(100, 6)]
    [InlineData(1_000, 10)]
    public void R24_IndianStock(long units, double expected) =>
        Assert.Equal((decimal)expected, Charge(LeanFees.DefaultBroker, IndianStock, units, 1m));

    [Fact]
    public void Minimum_SeveralFillsOfOneOrder_IsTakenOnce()
    {
        var bench = new Bench(OrderTypeTests.Plain with { Fees = LeanFees.DefaultBroker });
        bench.Quote(1, 10.00m, 10.02m, askSize: 100);
        bench.Buy(2, 300, OrderTerms.Market);
        bench.Quote(3, 10.00m, 10.03m, askSize: 200);
        Assert.Equal([1.00m, 0.50m], bench.Fills(3).Select(fill => fill.Charges!.Value.Amount));
    }

    [Fact]
    public void R25_Expiry_IsFree()
    {
        var bench = new Bench(VenueProfiles.Lean);
        bench.Quote(1, 5.00m, 5.00m, instrument: IndexCall);
        bench.Buy(2, 1, OrderTerms.Market, IndexCall);
        bench.Print(Close - 1, 410m, instrument: Bench.Index);
        bench.Told(Close + 1);
        Assert.Equal(new Money(-500m + 1_000m, Currency.Usd), bench.Venue.Cash(Currency.Usd));
    }

    private static decimal Charge(IFeeModel fees, InstrumentId id, long units, decimal price, decimal? farSide = null,
        decimal? limit = null)
    {
        var instrument = Master[id];
        var context = new FeeContext(At(1), limit is null ? OrderType.Market : OrderType.Limit, limit is { } l ? P(l) : null,
            farSide is { } f ? P(f) : null, Liquidity.Taken, instrument.Option is { } option ? Master[option.Underlying] : null,
            Quantity.Zero, Money.Zero(instrument.Currency));
        return fees.Charges(instrument, Side.Buy, Q(units), P(price), context).Amount;
    }
}
