using Fairlead.Domain.Accounts;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.Risk;
using static Fairlead.Engine.Tests.Gatekeeper.GateScene;

namespace Fairlead.Engine.Tests.Gatekeeper;

public sealed class ExitRuleTests
{
    [Fact]
    public void Exit_WithEverythingThatBlocksEntries_IsApproved()
    {
        var storm = ExitInTheStorm();

        Assert.IsType<Approved>(storm.Decide());

        // The same world refuses the entry by at least these, so the exit was tried against something.
        storm.Proposal = Entry(Buy(Stock, 50, 100.10m));
        var blocks = Gate.Evaluate(storm.Context(), storm.Proposal).Where(result => result.BlocksEntry).Select(result => result.Rule);
        Assert.Equal(
            ["DUPLICATE", "HALT", "RECONCILED", "LINK", "STRUCTURE", "SESSION", "STALE_DATA", "PRICE_COLLAR", "SIZE", "MAX_LOSS", "OPEN_LOSS",
                "COUNT", "DAILY_LOSS", "DRAWDOWN", "LEVERAGE", "BUYING_POWER", "UNKNOWN_OUTCOME", "CLOCK", "RATE"],
            blocks);
    }

    [Theory]
    [InlineData(HaltLevel.BlockEntries, HaltCause.Requested)]
    [InlineData(HaltLevel.CancelWorking, HaltCause.Integrity)]
    [InlineData(HaltLevel.Flatten, HaltCause.DailyLoss)]
    [InlineData(HaltLevel.Flatten, HaltCause.Drawdown)]
    public void Exit_UnderAnyHalt_IsApproved(HaltLevel level, HaltCause cause) => Assert.IsType<Approved>(Closing(50)
        .Risk(risk => risk.Raise(level, HaltScope.Account, cause, "why", "who", Now))
        .Risk(risk => risk.Raise(level, HaltScope.OfOwner(0), cause, "why", "who", Now))
        .Decide());

    [Theory]
    [InlineData(80, 0, 80, true)]
    [InlineData(80, 0, 81, false)]
    [InlineData(80, 30, 50, true)]
    [InlineData(80, 30, 51, false)]
    [InlineData(80, 80, 1, false)]
    [InlineData(80, 90, 1, false)]
    [InlineData(0, 0, 1, false)]
    [InlineData(-80, 0, 1, false)]
    [InlineData(80, -10, 81, false)]
    public void ReduceOnly_OpenLessInFlight_IsTheMost(long open, long inFlight, long units, bool approved)
    {
        var scene = Of(Exit(Close(Stock, units, 100m))).Leg((ref LegView leg) =>
            leg.Group = new OpenUnits(new Quantity(open), new Quantity(inFlight)));

        var verdict = scene.Decide();

        Assert.Equal(approved, verdict is Approved);
        if (!approved)
            Assert.Equal("REDUCE_ONLY", Assert.IsType<Refused>(verdict).Code);
    }

    [Theory]
    [InlineData(Side.Buy, true)]
    [InlineData(Side.Sell, false)]
    public void ReduceOnly_ShortGroup_IsBoughtBack(Side side, bool approved)
    {
        var request = Close(Stock, 10, 100m) with { Legs = [new OrderLeg(Stock, side, 1)] };

        var verdict = Of(Exit(request)).Leg((ref LegView leg) => leg.Group = new OpenUnits(new Quantity(-10), Quantity.Zero)).Decide();

        Assert.Equal(approved, verdict is Approved);
    }

    [Fact]
    public void ReduceOnly_OneLegOfAStructureTooLarge_IsRefused()
    {
        var scene = Of(Exit(Spread(5, 0.10m, shortRatio: 2) with { Purpose = OrderPurpose.Exit }))
            .Leg((ref LegView leg) => leg.Group = new OpenUnits(new Quantity(leg.Instrument!.Id == Call ? -5 : 10), Quantity.Zero));
        Assert.IsType<Approved>(scene.Decide());

        scene.Leg((ref LegView leg) => leg.Group = leg.Group with { ExitsInFlight = new Quantity(leg.Instrument!.Id == Put ? 1 : 0) });

        Assert.Equal("REDUCE_ONLY", Assert.IsType<Refused>(scene.Decide()).Code);
    }

    [Fact]
    public void Collar_ExitFarFromTheMarket_OnlyWarns()
    {
        var scene = Of(Exit(Close(Stock, 10, 1m))).Leg((ref LegView leg) => leg.Group = new OpenUnits(new Quantity(10), Quantity.Zero));

        Assert.Equal(RuleOutcome.Warned, scene.Result("PRICE_COLLAR").Outcome);
        Assert.IsType<Approved>(scene.Decide());
    }

    [Fact]
    public void Rate_ExitBeyondEveryBudget_IsNotedAndGoes()
    {
        var scene = Closing(50).Risk(risk =>
        {
            for (var order = 0; order < 100; order++)
                risk.Rate.Record([new OrderLeg(Stock, Side.Sell, 1)], Now);
        });

        Assert.Equal(RuleOutcome.Warned, scene.Result("RATE").Outcome);
        Assert.IsType<Approved>(scene.Decide());
    }

    [Fact]
    public void Exit_ToAVenueOfAnotherMode_IsRefused() =>
        Assert.Equal("MODE", Assert.IsType<Refused>(Closing(50).With(c => c.VenueMode = TradingMode.Live).Decide()).Code);

    [Fact]
    public void Exit_OfALiveIntent_IsRefused() =>
        Assert.Equal("DUPLICATE", Assert.IsType<Refused>(Closing(50).With(c => c.HasLiveDuplicate = true).Decide()).Code);

    [Theory]
    [InlineData(66, 100.00, "LEG")]
    [InlineData(65, 100.01, "LEG")]
    [InlineData(0, 100.00, "SCHEMA")]
    public void Exit_ThatIsNoOrder_IsRefused(long units, double limit, string code)
    {
        var scene = Of(Exit(Close(Nifty, units, (decimal)limit))).Leg((ref LegView leg) => leg.Group = new OpenUnits(new Quantity(130), Quantity.Zero));

        Assert.Equal(code, Assert.IsType<Refused>(scene.Decide()).Code);
    }

    [Fact]
    public void Exit_OfAnExpiredContract_IsRefused() => Assert.Equal("LEG", Assert.IsType<Refused>(
        Of(Exit(Close(Expired, 1, 1m))).Leg((ref LegView leg) => leg.Group = new OpenUnits(new Quantity(1), Quantity.Zero)).Decide()).Code);

    private static GateScene Closing(long units) =>
        Of(Exit(Close(Stock, units, 100m))).Leg((ref LegView leg) => leg.Group = new OpenUnits(new Quantity(units), Quantity.Zero));
}
