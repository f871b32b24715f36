using Fairlead.Domain.Accounts;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Engine.PaperVenue;
using static Fairlead.Engine.Tests.PaperVenue.Bench;

namespace Fairlead.Engine.Tests.PaperVenue;

public class SettlementTests
{
    private static VenueProfile Rich { get; } = VenueProfiles.Ideal with { StartingCash = [new Money(100_000m, Currency.Usd)] };

    [Fact]
    public void Expiry_CashVertical_SettlesBothLegsAtOnePriceOnce()
    {
        var bench = new Bench(Rich);
        bench.Quote(1, 5.00m, 5.00m, instrument: IndexCall);
        bench.Quote(1, 3.00m, 3.00m, instrument: IndexPut);
        bench.Buy(2, 2, OrderTerms.Market, IndexCall);
        bench.Sell(2, 1, OrderTerms.Market, IndexPut);
        bench.Buy(3, 1, OrderTerms.Limit(P(0.01m), TimeInForce.Gtc), IndexCall);
        bench.Print(Close - 30, 407.25m, instrument: Bench.Index);
        bench.Print(Close - 20, 999m, isSuspicious: true, instrument: Bench.Index);
        bench.Told(Close - 1);
        var facts = bench.Facts(NextOpen);
        Assert.Equal(["FL3 expired", "#1 settles at 407.25"], facts.Select(fact => InWords(fact.Fact)));
        var settled = Assert.IsType<SettlementPriceFixed>(facts[1].Fact);
        Assert.Equal(new DateOnly(2024, 1, 2), settled.ExpiryOn);
        Assert.Equal("last print of XSP in session, at 2024-01-02T20:59:30Z, 30 s before expiry", settled.Source);
        // Calls pay 2 x 7.25 x 100, the short put costs 2.75 x 100; premiums -1 000 and +300.
        Assert.Equal(new Money(100_000m - 1_000m + 300m + 1_450m - 275m, Currency.Usd), bench.Venue.Cash(Currency.Usd));
        Assert.True(bench.Venue.PositionOf(IndexCall).IsZero && bench.Venue.PositionOf(IndexPut).IsZero);
    }

    [Fact]
    public void Expiry_PrintAtTheInstantItself_Counts_LaterOnesDoNot()
    {
        var bench = new Bench(Rich);
        bench.Print(8_000, 90.50m);
        bench.Print(9_000, 91.50m);
        bench.Print(9_000.5, 95m);
        Assert.Equal(["#0 settles at 91.50"], bench.Told(9_001));
    }

    [Fact]
    public void Expiry_NothingKnownOfTheUnderlying_TellsNothingAndBooksNothing()
    {
        var bench = new Bench(Rich);
        bench.Quote(1, 5.00m, 5.00m, instrument: IndexCall);
        bench.Buy(2, 1, OrderTerms.Market, IndexCall);
        bench.Told(2);
        bench.Print(Close + 60, 420m, instrument: Bench.Index);
        Assert.Empty(bench.Told(NextOpen));
        Assert.Equal(1, bench.Venue.PositionOf(IndexCall).Units);
    }

    [Theory]
    [InlineData(103.00, 100, -10_000)] // the call is exercised
    [InlineData(97.00, 100, -10_000)] // the short put is assigned
    [InlineData(100.00, 0, 0)]
    public void Expiry_Physical_MovesSharesAtTheStrike(double settlesAt, long shares, int cash)
    {
        var bench = new Bench(Rich);
        bench.Quote(1, 2.00m, 2.00m, instrument: Call100);
        bench.Quote(1, 2.00m, 2.00m, instrument: Put100);
        bench.Buy(2, 1, OrderTerms.Market, Call100);
        bench.Sell(2, 1, OrderTerms.Market, Put100);
        bench.Bar(NextOpen + Close - 60, NextOpen + Close, 99, 105, 95, (decimal)settlesAt);
        Assert.Contains($"#0 settles at {P((decimal)settlesAt)}", bench.Told(NextOpen + Close + 1));
        Assert.Equal(shares, bench.Venue.PositionOf(Stock).Units);
        Assert.Equal(new Money(100_000m + cash, Currency.Usd), bench.Venue.Cash(Currency.Usd));
    }
}
