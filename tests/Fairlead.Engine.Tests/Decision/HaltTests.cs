using Fairlead.Domain.Orders;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Orders;
using Fairlead.Engine.Protection;
using Fairlead.Engine.Risk;
using static Fairlead.Engine.Tests.Decision.DeskKit;
using static Fairlead.Engine.Tests.Decision.DeskMarket;

namespace Fairlead.Engine.Tests.Decision;

/// <summary>Halts in three levels, of the account and of one owner; none ever touches an exit. Guarantees G12, G19;
/// invariant I19.</summary>
public class HaltTests
{
    private readonly DeskKit _desk = new(settings => settings with
    {
        Strategies = [new StrategySpec("quote-counter", [], [Stock])],
    });

    private ClientOrderId Working(int owner = 0)
    {
        _desk.Quote(Stock, 99.99m, 100.01m).Enter(Stock, Side.Buy, 10, StopAt(90m), OrderTerms.Limit(P(99m)), owner);
        return _desk.Submitted();
    }

    [Fact]
    public void BlockEntries_RefusesEntriesAndTouchesNothingElse()
    {
        var group = _desk.Hold();
        Working();
        _desk.Ask(new RaiseHalt(HaltLevel.BlockEntries, null, "test"));
        Assert.Equal(["HALT"], _desk.Alerts);
        Assert.DoesNotContain(_desk.Wanted, effect => effect.IsOrderEffect);
        _desk.Enter(Stock, Side.Buy, 1, Stop(5m));
        Assert.Equal(["HALT"], _desk.Refusals);
        Assert.Equal(GroupState.Protected, group.State);
    }

    [Fact]
    public void CancelWorking_TakesBackEntriesAndKeepsExits()
    {
        var group = _desk.Hold();
        _desk.Ask(new CloseGroup(group.Id, "test"));
        var entry = Working();
        _desk.Ask(new RaiseHalt(HaltLevel.CancelWorking, null, "test"));
        Assert.Equal(entry, Assert.Single(_desk.Of<SendCancellation>()).Order);
    }

    [Fact]
    public void Flatten_ClosesEverythingAndWhatFillsLate()
    {
        _desk.Hold();
        var entry = Working();
        _desk.Ask(new RaiseHalt(HaltLevel.Flatten, null, "test"));
        Assert.Equal(entry, Assert.Single(_desk.Of<SendCancellation>()).Order);
        var exit = Assert.Single(_desk.Of<SubmitOrder>()).Order;
        _desk.Fill(entry, 10, 99m);
        _desk.Fill(exit.Id, 100, 99m);
        Assert.Equal(Q(10), Assert.Single(_desk.Of<SubmitOrder>()).Order.Request.Quantity);
        _desk.Fill(_desk.Submitted(), 10, 99m);
        Assert.Equal((0L, 0), (_desk.Held(Stock), _desk.State.Groups.LiveCount));
        _desk.AssertSound();
    }

    [Fact]
    public void Halt_OfOneOwner_LeavesTheOthersAlone()
    {
        var mine = _desk.Hold();
        var its = _desk.Hold(owner: 1);
        _desk.Ask(new RaiseHalt(HaltLevel.Flatten, 1, "test"));
        Assert.Equal(["HALT"], _desk.Alerts);
        Assert.Contains("quote-counter", Assert.Single(_desk.Of<RaiseAlert>()).Text, StringComparison.Ordinal);
        Assert.Equal((GroupState.Protected, GroupState.Closing), (mine.State, its.State));
        _desk.Quote(Stock, 99.99m, 100.01m).Enter(Stock, Side.Buy, 1, Stop(5m));
        Assert.Empty(_desk.Refusals);
    }

    [Fact]
    public void Halt_OfAnOwnerThatIsNot_IsRefused()
    {
        _desk.Ask(new RaiseHalt(HaltLevel.Flatten, 7, "test"));
        Assert.Single(_desk.Of<NoteDecision>(), note => note.Code == "REFUSED COMMAND");
    }

    [Fact]
    public void DailyLoss_BeyondItsLimits_FirstReducesThenFlattens()
    {
        var group = _desk.Hold(units: 500, plan: Stop(50m));
        _desk.Print(Stock, 95.5m);
        Assert.Equal(HaltLevel.BlockEntries, _desk.State.Risk.AccountHalt.Level);
        Assert.Equal(GroupState.Protected, group.State);
        _desk.Print(Stock, 93m);
        Assert.Equal((HaltLevel.Flatten, ExitReason.Halt), (_desk.State.Risk.AccountHalt.Level, group.ExitReason));
        Assert.Equal(Q(500), Assert.Single(_desk.Of<SubmitOrder>()).Order.Request.Quantity);
    }

    [Fact]
    public void Release_OfALossHalt_NeedsTheLossConfirmed()
    {
        _desk.Hold(units: 500, plan: Stop(50m));
        _desk.Print(Stock, 95.5m);
        _desk.Ask(new ReleaseHalt(null, "I saw it", ConfirmedLoss: false));
        Assert.Equal(HaltLevel.BlockEntries, _desk.State.Risk.AccountHalt.Level);
        _desk.Ask(new ReleaseHalt(null, "", ConfirmedLoss: true));
        Assert.Equal(HaltLevel.BlockEntries, _desk.State.Risk.AccountHalt.Level);
        _desk.Ask(new ReleaseHalt(null, "I saw it", ConfirmedLoss: true));
        Assert.Equal(HaltLevel.None, _desk.State.Risk.AccountHalt.Level);
        _desk.Print(Stock, 95.5m).Quote(Stock, 95.49m, 95.51m).Enter(Stock, Side.Buy, 1, Stop(5m));
        Assert.Empty(_desk.Refusals);
    }

    [Fact]
    public void Halt_IsNotLiftedByANewDay()
    {
        _desk.Ask(new RaiseHalt(HaltLevel.CancelWorking, null, "test")).Fire(TimerKind.SessionEdge);
        Assert.Equal(HaltLevel.CancelWorking, _desk.State.Risk.AccountHalt.Level);
    }

    [Fact]
    public void Trouble_ReportedByTheLoop_StopsEntriesOnly()
    {
        var group = _desk.Hold();
        _desk.Ask(new ReportTrouble("DISK", "the disk is full"));
        Assert.Contains("DISK", _desk.Alerts);
        _desk.Quote(Stock, 99.99m, 100.01m).Enter(Stock, Side.Buy, 1, Stop(5m));
        Assert.Equal(["HALT"], _desk.Refusals);
        _desk.Ask(new CloseGroup(group.Id, "test"));
        Assert.Single(_desk.Of<SubmitOrder>());
    }
}
