using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Charges;
using Fairlead.Engine.PaperVenue;
using static Fairlead.Engine.Tests.Decision.DeskKit;
using static Fairlead.Engine.Tests.Decision.DeskMarket;

namespace Fairlead.Engine.Tests.Decision;

/// <summary>What the desk books for charges: the venue's word, else the dated schedule's, else a warning.</summary>
public class ChargeTests
{
    private static Execution Bought(DeskKit desk, Money? charges)
    {
        desk.Quote(Stock, 99.99m, 100.01m).Enter(Stock, Side.Buy, 300, Stop(5m));
        var fill = new Execution
        {
            Id = new ExecutionId("X"), Order = desk.Submitted(), Instrument = Stock, Side = Side.Buy,
            Quantity = Q(300), Price = P(100m), At = desk.Now, Charges = charges,
        };
        desk.Tell(new OrderFilled(fill));
        return fill;
    }

    [Fact]
    public void Fill_WithoutCharges_IsChargedByTheSchedule()
    {
        var desk = new DeskKit(settings => settings with { ChargeSchedule = "us-fixed" });
        Bought(desk, charges: null);
        Assert.Equal(Usd(1.5m), desk.State.Positions.Charges());
    }

    [Fact]
    public void Fill_WithTheVenuesCharges_IsChargedThose()
    {
        var desk = new DeskKit(settings => settings with { ChargeSchedule = "us-fixed" });
        Bought(desk, Usd(0.7m));
        Assert.Equal(Usd(0.7m), desk.State.Positions.Charges());
    }

    [Fact]
    public void Charges_ReportedLater_ReplaceTheEstimate()
    {
        var desk = new DeskKit(settings => settings with { ChargeSchedule = "us-fixed" });
        var fill = Bought(desk, charges: null);
        desk.Tell(new ChargesReported(fill.Id, Usd(0.9m)));
        Assert.Equal(Usd(0.9m), desk.State.Positions.Charges());
        desk.AssertSound();
    }

    [Theory]
    [InlineData("paper")]
    [InlineData("ideal")]
    public void Profile_WithoutFees_TellsNoChargesInsteadOfZero(string profile)
    {
        var venue = new SimulatedVenue(new InstrumentMaster(Rows), Calendars, VenueProfiles.Find(profile)!);
        venue.OnMarket(MarketRecord.Of(Stock, new Quote(At(1), P(99.99m), Q(500), P(100.01m), Q(500), HasBid: true, HasAsk: true)));
        venue.Submit(new ClientOrderId(1), OrderRequest.Single(Stock, Side.Buy, Q(10), OrderTerms.Market, OrderPurpose.Entry), At(1));
        venue.AdvanceTo(At(2));
        OrderFilled? filled = null;
        while (venue.TryTakeFact(At(3), out _, out var fact))
            filled = fact as OrderFilled ?? filled;
        Assert.Null(filled!.Execution.Charges);
    }

    [Theory]
    [InlineData(Currency.Usd, "us-fixed")]
    [InlineData(Currency.Inr, "india-discount")]
    public void DefaultSchedule_OfACurrency_IsItsMarkets(Currency currency, string name) =>
        Assert.Equal(name, ChargeSchedule.DefaultFor(currency).Name);
}
