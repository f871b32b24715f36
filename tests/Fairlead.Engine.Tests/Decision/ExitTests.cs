using Fairlead.Domain.Orders;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Orders;
using Fairlead.Engine.Risk;
using static Fairlead.Engine.Tests.Decision.DeskKit;
using static Fairlead.Engine.Tests.Decision.DeskMarket;

namespace Fairlead.Engine.Tests.Decision;

/// <summary>Exits: reduce-only, one in flight an instrument, a ladder of retries. Invariant I7; guarantees G6, G7, G9.</summary>
public class ExitTests
{
    private readonly DeskKit _desk = new();

    private ClientOrderId CloseNow(Group group)
    {
        _desk.Ask(new CloseGroup(group.Id, "test"));
        return _desk.Submitted();
    }

    [Fact]
    public void Exit_AskedTwice_IsSentOnce()
    {
        var group = _desk.Hold();
        CloseNow(group);
        _desk.Ask(new CloseGroup(group.Id, "again")).Print(Stock, 80m).Print(Stock, 80m);
        _desk.Ask(new Flatten(null, null, "again"));
        Assert.Single(_desk.All.OfType<SubmitOrder>(), submit => submit.Order.Request.Purpose == OrderPurpose.Exit);
    }

    [Fact]
    public void Exits_OfTwoGroupsOnOneInstrument_GoOneAfterTheOther()
    {
        var first = _desk.Hold(units: 100);
        var second = _desk.Hold(units: 50);
        _desk.Ask(new Flatten(null, Stock, "test"));
        var exit = Assert.Single(_desk.Of<SubmitOrder>()).Order;
        Assert.Equal((first.Id.Value, Q(100)), (exit.Group, exit.Request.Quantity));
        _desk.Fill(exit.Id, 100, 99m);
        exit = Assert.Single(_desk.Of<SubmitOrder>()).Order;
        Assert.Equal((second.Id.Value, Q(50)), (exit.Group, exit.Request.Quantity));
        _desk.Fill(exit.Id, 50, 99m);
        Assert.Equal((0L, 0), (_desk.Held(Stock), _desk.State.Groups.LiveCount));
        _desk.AssertSound();
    }

    [Fact]
    public void Exits_OnTwoInstruments_GoTogether()
    {
        _desk.Hold(units: 100);
        _desk.Hold(units: 50, instrument: Other, price: 50m);
        _desk.Ask(new Flatten(null, null, "test"));
        Assert.Equal(2, _desk.Of<SubmitOrder>().Count());
    }

    [Fact]
    public void Exit_RejectedAgainAndAgain_ClimbsTheLadderAndTellsAPerson()
    {
        var group = _desk.Hold();
        var exit = CloseNow(group);
        var waits = new List<double>();
        var alarms = new List<string>();
        for (var attempt = 0; attempt < 9; attempt++)
        {
            _desk.Tell(new OrderRejected(exit, "NO", "no"));
            var rejectedAt = _desk.State.Now;
            alarms.Add(string.Join(",", _desk.Alerts));
            _desk.Fire(TimerKind.ExitRetry);
            waits.Add((_desk.State.Now - rejectedAt).TotalSeconds);
            exit = _desk.Submitted();
        }

        // The kit spends a second after each input, so waits below it show as one.
        Assert.Equal([1, 1, 2, 4, 8, 8, 60, 60, 60], waits);
        Assert.Equal(["", "", "EXIT_FAILED", "", "", "", "CLOSE_FAILED", "", ""], alarms);
        Assert.Equal(GroupState.CloseFailed, group.State);
        _desk.Fill(exit, 100, 99m);
        Assert.Equal(0, _desk.State.Groups.LiveCount);
        _desk.AssertSound();
    }

    [Fact]
    public void Exit_RejectedForAnotherReason_TellsAPersonAgain()
    {
        var group = _desk.Hold();
        var exit = CloseNow(group);
        var alarms = new List<string>();
        foreach (var (code, reason) in new[] { ("NO", "at 1"), ("NO", "at 2"), ("NO", "at 3"), ("NO", "at 4"), ("MARGIN", "at 5"), ("MARGIN", "at 6") })
        {
            _desk.Tell(new OrderRejected(exit, code, reason));
            alarms.Add(string.Join(",", _desk.Alerts));
            _desk.Fire(TimerKind.ExitRetry);
            exit = _desk.Submitted();
        }

        Assert.Equal(["", "", "EXIT_FAILED", "", "EXIT_FAILED", ""], alarms);
    }

    [Fact]
    public void Exit_FilledInPartThenRejectedAgain_TellsAPersonAgain()
    {
        var group = _desk.Hold();
        var exit = CloseNow(group);
        var alarms = new List<string>();
        for (var round = 0; round < 2; round++)
        {
            for (var attempt = 0; attempt < 4; attempt++)
            {
                _desk.Tell(new OrderRejected(exit, "NO", "no"));
                alarms.Add(string.Join(",", _desk.Alerts));
                _desk.Fire(TimerKind.ExitRetry);
                exit = _desk.Submitted();
            }

            _desk.Fill(exit, 10, 99m);
        }

        Assert.Equal(["", "", "EXIT_FAILED", "", "", "", "EXIT_FAILED", ""], alarms);
    }

    [Fact]
    public void Exit_OfUnknownOutcome_IsAskedAfterAndNeverSentTwice()
    {
        var group = _desk.Hold();
        var exit = CloseNow(group);
        _desk.Fire(TimerKind.OrderDeadline).Fire(TimerKind.OrderDeadline);
        _desk.Print(Stock, 80m).Print(Stock, 80m).Ask(new CloseGroup(group.Id, "again"));
        Assert.Single(_desk.All.OfType<SubmitOrder>(), submit => submit.Order.Request.Purpose == OrderPurpose.Exit);
        _desk.Fill(exit, 100, 80m);
        Assert.Equal(0, _desk.State.Groups.LiveCount);
        _desk.AssertSound();
    }

    [Fact]
    public void Exit_ProvedNotSent_IsSentAnewUnderANewId()
    {
        var exit = CloseNow(_desk.Hold());
        _desk.Fire(TimerKind.OrderDeadline).Tell(new OrderNotFound(exit)).Tell(new OrderNotFound(exit));
        _desk.Fire(TimerKind.ExitRetry);
        Assert.NotEqual(exit, _desk.Submitted());
    }

    [Fact]
    public void Exit_CancelledInPartByTheVenue_SendsOnlyTheRest()
    {
        var exit = CloseNow(_desk.Hold());
        _desk.Fill(exit, 40, 99m);
        _desk.Tell(new OrderCancelled(exit, "venue")).Fire(TimerKind.ExitRetry);
        Assert.Equal(Q(60), Assert.Single(_desk.Of<SubmitOrder>()).Order.Request.Quantity);
    }

    [Fact]
    public void Exit_FilledLateWhileItsSuccessorWorks_TakesTheSuccessorBack()
    {
        var group = _desk.Hold();
        var first = CloseNow(group);
        _desk.Tell(new OrderCancelled(first, "venue")).Fire(TimerKind.ExitRetry);
        var second = _desk.Submitted();
        _desk.Fill(first, 70, 99m);
        Assert.Equal(second, Assert.Single(_desk.Of<SendCancellation>()).Order);
        _desk.Tell(new OrderCancelled(second, "asked")).Fire(TimerKind.ExitRetry);
        Assert.Equal(Q(30), Assert.Single(_desk.Of<SubmitOrder>()).Order.Request.Quantity);
        _desk.Fill(_desk.Submitted(), 30, 99m);
        Assert.Equal(0, _desk.Held(Stock));
        _desk.AssertSound();
    }

    [Fact]
    public void Exit_AndItsSuccessorBothFilled_IsCoveredAndClosedBack()
    {
        var first = CloseNow(_desk.Hold());
        _desk.Tell(new OrderCancelled(first, "venue")).Fire(TimerKind.ExitRetry);
        var second = _desk.Submitted();
        _desk.Fill(first, 100, 99m);
        _desk.Fill(second, 100, 99m);
        Assert.Equal(-100, _desk.Held(Stock));
        var back = Assert.Single(_desk.Of<SubmitOrder>()).Order.Request;
        Assert.Equal((Side.Buy, Q(100), OrderPurpose.Exit), (back.Legs[0].Side, back.Quantity, back.Purpose));
        Assert.Contains(_desk.Alerts, code => code is "I7" or "LATE_FILL");
        _desk.Fill(_desk.Submitted(), 100, 99m);
        Assert.Equal((0L, 0), (_desk.Held(Stock), _desk.State.Groups.LiveCount));
    }

    [Fact]
    public void Exit_WhileTheVenueIsClosed_WaitsForItsOpening()
    {
        var group = _desk.Hold();
        _desk.Until(Close + 10).Ask(new CloseGroup(group.Id, "test"));
        Assert.Empty(_desk.Of<SubmitOrder>());
        _desk.Fire(TimerKind.ExitRetry);
        Assert.Equal(At(NextOpen), _desk.State.Now);
        Assert.Single(_desk.Of<SubmitOrder>());
    }

    [Theory]
    [InlineData(HaltLevel.BlockEntries)]
    [InlineData(HaltLevel.CancelWorking)]
    public void Exit_UnderAHalt_Passes(HaltLevel level)
    {
        var group = _desk.Hold();
        _desk.Ask(new RaiseHalt(level, null, "test")).Ask(new RaiseHalt(level, 0, "test"));
        CloseNow(group);
    }

    [Fact]
    public void Exit_BeyondTheOrderRate_PassesWhileEntriesKeepOffTheReserve()
    {
        var desk = new DeskKit(settings => settings with { Limits = Generous with { OrdersPerMinute = 6, ExitReservePerMinute = 3, OrdersPerMinutePerInstrument = null } });
        var group = desk.Hold();
        desk.Enter(Stock, Side.Buy, 1, StopAt(90m), OrderTerms.Limit(P(99.5m)));
        var working = desk.Submitted();
        desk.Ask(new CancelOrder(working, "test"));
        // Two orders and a cancellation: what is left belongs to exits and cancels.
        desk.Enter(Stock, Side.Buy, 1, Stop(5m));
        Assert.Equal(["RATE"], desk.Refusals);
        Assert.Equal(3, desk.State.Risk.Rate.OnAccount(desk.Now));
        desk.Ask(new CloseGroup(group.Id, "test"));
        var exit = desk.Submitted();
        for (var index = 0; index < 10; index++)
        {
            desk.Tell(new OrderRejected(exit, "NO", "no")).Fire(TimerKind.ExitRetry);
            exit = desk.Submitted();
        }
    }

    [Fact]
    public void Amendment_IsCountedAsAnOrder()
    {
        _desk.Quote(Stock, 99.99m, 100.01m).Enter(Stock, Side.Buy, 100, StopAt(90m), OrderTerms.Limit(P(99m)));
        var id = _desk.Submitted();
        _desk.Ask(new AmendOrder(id, _desk.Order(id).Version, Q(100), OrderTerms.Limit(P(99.5m))));
        Assert.Equal((2, 2), (_desk.State.Risk.Rate.OnAccount(_desk.Now), _desk.State.Risk.Rate.OnInstrument(Stock, _desk.Now)));
    }
}
