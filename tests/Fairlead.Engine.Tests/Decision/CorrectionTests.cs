using Fairlead.Domain.Orders;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Orders;
using Fairlead.Engine.Protection;
using static Fairlead.Engine.Tests.Decision.DeskKit;
using static Fairlead.Engine.Tests.Decision.DeskMarket;

namespace Fairlead.Engine.Tests.Decision;

/// <summary>Corrected and busted executions: the books and the protection follow. Invariants I3, I4, I8.</summary>
public class CorrectionTests
{
    private readonly DeskKit _desk = new();

    private static Execution As(Execution old, string id, long units, decimal price) =>
        old with { Id = new ExecutionId(id), Quantity = Q(units), Price = P(price) };

    private (Group Group, Execution Fill) Held(long units)
    {
        _desk.Quote(Stock, 99.99m, 100.01m).Enter(Stock, Side.Buy, units, Stop(5m));
        var id = _desk.Submitted();
        var fill = _desk.Fill(id, units, 100m);
        return (_desk.State.Groups.Find(_desk.Order(id).Group!.Value)!, fill);
    }

    private ClientOrderId Exit(Group group)
    {
        _desk.Ask(new CloseGroup(group.Id, "test"));
        return _desk.Submitted();
    }

    [Fact]
    public void Entry_CorrectedInPriceAndQuantity_MovesPositionAndGuard()
    {
        var (group, fill) = Held(100);
        _desk.Tell(new ExecutionCorrected(fill.Id, As(fill, "Y", 80, 101m)));
        Assert.Equal((80L, 80L, Q(80)), (_desk.Held(Stock), group.Legs[0].Open, group.Guard!.Open));
        Assert.Equal(P(96m), group.Guard.StopLevel);
        _desk.AssertSound();
    }

    [Fact]
    public void Entry_BustedWhole_ClosesTheGroup()
    {
        var (_, fill) = Held(100);
        _desk.Tell(new ExecutionBusted(fill.Id, "error trade"));
        Assert.Equal((0L, 0), (_desk.Held(Stock), _desk.State.Groups.LiveCount));
        _desk.AssertSound();
    }

    [Fact]
    public void Execution_BustedTwice_ChangesNothingTheSecondTime()
    {
        var (_, fill) = Held(100);
        _desk.Tell(new ExecutionBusted(fill.Id, "error trade"));
        var cash = _desk.State.Positions.Cash;
        _desk.Tell(new ExecutionBusted(fill.Id, "error trade"));
        Assert.Equal(cash, _desk.State.Positions.Cash);
        _desk.AssertSound();
    }

    [Fact]
    public void Exit_BustedInPart_IsCoveredByTheGuardAgainAndClosedAnew()
    {
        var (group, _) = Held(100);
        var exit = Exit(group);
        var fill = _desk.Fill(exit, 60, 99m);
        _desk.Tell(new ExecutionBusted(fill.Id, "error trade"));
        Assert.Equal((100L, 100L, Q(100)), (_desk.Held(Stock), group.Legs[0].Open, group.Guard!.Open));
        Assert.Equal(100, _desk.State.Orders.ExitInFlight(group.Id, Stock));
        _desk.AssertSound();
    }

    [Fact]
    public void Exit_OfStructureBusted_ReopensTheLegInThePremiumGuard()
    {
        _desk.Quote(Stock, 99.9m, 100.1m).Quote(Call, 1m, 1.2m).Quote(Put, 1m, 1.2m);
        _desk.Enter([new OrderLeg(Call, Side.Sell, 1), new OrderLeg(Put, Side.Sell, 1)], 2, new ProtectionPlan { CombinedPremium = new CombinedPremiumRule(2m, null) });
        var entry = _desk.Submitted();
        _desk.Fill(entry, 2, 1m, Call);
        _desk.Fill(entry, 2, 1m, Put);
        var group = Assert.Single(_desk.State.Groups.Live);
        _desk.Ask(new CloseGroup(group.Id, "test"));
        var exit = _desk.Submitted();
        var fill = _desk.Fill(exit, 1, 1.2m, Call);
        Assert.Equal(300m, group.PremiumGuard!.EntryPremium);
        _desk.Tell(new ExecutionBusted(fill.Id, "error trade"));
        Assert.Equal((2L, 400m), (group.Legs[0].Open, group.PremiumGuard.EntryPremium));
        _desk.AssertSound();
    }

    [Fact]
    public void Exit_BustedAfterTheGroupClosed_ReopensUnderANewGroupThatClosesIt()
    {
        var (group, _) = Held(100);
        var exit = Exit(group);
        var fill = _desk.Fill(exit, 100, 99m);
        Assert.Equal(0, _desk.State.Groups.LiveCount);
        _desk.Tell(new ExecutionBusted(fill.Id, "error trade"));
        Assert.Contains("LATE_CORRECTION", _desk.Alerts);
        var again = Assert.Single(_desk.Of<SubmitOrder>()).Order;
        Assert.Equal((Side.Sell, Q(100)), (again.Request.Legs[0].Side, again.Request.Quantity));
        _desk.Fill(again.Id, 100, 99m);
        Assert.Equal((0L, 0), (_desk.Held(Stock), _desk.State.Groups.LiveCount));
        _desk.AssertSound();
    }

    [Fact]
    public void Entry_BustedWhilePartlyClosed_CoversWhatIsLeftTheOtherWay()
    {
        var (group, entry) = Held(100);
        var exit = Exit(group);
        _desk.Fill(exit, 60, 99m);
        _desk.Tell(new ExecutionBusted(entry.Id, "error trade"));
        Assert.Equal(-60, _desk.Held(Stock));
        Assert.Equal(-60, _desk.State.Groups.SignedOpen(owner: 0, Stock));
        // The old exit of 40 would open more: it is taken back.
        Assert.Contains(_desk.Of<SendCancellation>(), cancel => cancel.Order == exit);
        _desk.AssertSound();
    }

    [Fact]
    public void Execution_CorrectedInPriceOnly_KeepsItsCharges()
    {
        var desk = new DeskKit(settings => settings with { ChargeSchedule = "us-fixed" });
        desk.Quote(Stock, 99.99m, 100.01m).Enter(Stock, Side.Buy, 100, Stop(5m));
        var fill = desk.Fill(desk.Submitted(), 100, 100m);
        var charges = desk.State.Positions.Charges();
        desk.Tell(new ExecutionCorrected(fill.Id, As(fill, "Y", 100, 100.5m)));
        Assert.Equal((charges, Usd(1m)), (desk.State.Positions.Charges(), charges));
    }
}
