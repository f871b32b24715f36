using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.Orders;
using Fairlead.Engine.Risk;
using static Fairlead.Engine.Tests.Decision.DeskKit;
using static Fairlead.Engine.Tests.Decision.DeskMarket;

namespace Fairlead.Engine.Tests.Decision;

/// <summary>An order from approval to its end, whatever the venue does. Invariants I1, I2, I3, I18; guarantees G4, G6.</summary>
public class OrderLifeTests
{
    private readonly DeskKit _desk = new();

    private ClientOrderId Sent(long units = 100)
    {
        _desk.Quote(Stock, 99.99m, 100.01m).Enter(Stock, Side.Buy, units, Stop(5m));
        return _desk.Submitted();
    }

    private Group GroupOf(ClientOrderId id) => _desk.State.Groups.Find(_desk.Order(id).Group!.Value)!;

    [Fact]
    public void Order_NoAnswerUntilDeadline_IsUnknownAndAskedAfterAndNeverSentAgain()
    {
        var id = Sent();
        _desk.Fire(TimerKind.OrderDeadline);
        Assert.Equal(OrderStatus.Unknown, _desk.Order(id).Status);
        Assert.Equal(["OUTCOME_UNKNOWN"], _desk.Alerts);
        Assert.Equal(id, Assert.Single(_desk.Of<QueryOrder>()).Order);
        for (var ask = 0; ask < 10; ask++)
        {
            _desk.Fire(TimerKind.OrderDeadline);
            Assert.Equal(id, Assert.Single(_desk.Of<QueryOrder>()).Order);
        }

        Assert.Single(_desk.All.OfType<SubmitOrder>());
    }

    [Fact]
    public void Order_UnknownThenLateFill_IsBookedAndProtected()
    {
        var id = Sent();
        _desk.Fire(TimerKind.OrderDeadline);
        _desk.Fill(id, 100, 100m);
        Assert.Equal(OrderStatus.Filled, _desk.Order(id).Status);
        Assert.Equal(GroupState.Protected, GroupOf(id).State);
        Assert.Equal(P(95m), GroupOf(id).Guard!.StopLevel);
        _desk.AssertSound();
    }

    [Fact]
    public void Order_UnknownThenReportedWorking_WorksAgain()
    {
        var id = Sent();
        _desk.Fire(TimerKind.OrderDeadline);
        _desk.Tell(new OrderReportedWorking(new BrokerOrderId("B1"), id, _desk.Order(id).Request, Quantity.Zero));
        Assert.Equal(OrderStatus.Working, _desk.Order(id).Status);
        Assert.DoesNotContain(_desk.Timers.Keys, key => key.Kind == TimerKind.OrderDeadline);
    }

    [Fact]
    public void Order_UnknownAndTwiceNotFound_EndsNotSentWithItsGroup()
    {
        var id = Sent();
        _desk.Fire(TimerKind.OrderDeadline).Tell(new OrderNotFound(id));
        Assert.Equal(OrderStatus.Unknown, _desk.Order(id).Status);
        _desk.Tell(new OrderNotFound(id));
        Assert.Equal(OrderStatus.NotSent, _desk.Order(id).Status);
        Assert.Equal(0, _desk.State.Groups.LiveCount);
        Assert.Single(_desk.All.OfType<SubmitOrder>());
    }

    [Fact]
    public void Entry_OnInstrumentWithUnknownOrder_IsRefused()
    {
        Sent();
        _desk.Fire(TimerKind.OrderDeadline).Quote(Stock, 99.99m, 100.01m).Enter(Stock, Side.Buy, 10, Stop(5m));
        Assert.Equal(["UNKNOWN_OUTCOME"], _desk.Refusals);
    }

    [Fact]
    public void Order_FillBeforeAcceptance_StaysFilled()
    {
        var id = Sent();
        _desk.Fill(id, 100, 100m);
        _desk.Tell(new OrderAccepted(id, new BrokerOrderId("B1")));
        Assert.Equal(OrderStatus.Filled, _desk.Order(id).Status);
        _desk.AssertSound();
    }

    [Fact]
    public void Order_PartialFills_ExtendProtectionOneByOne()
    {
        var id = Sent();
        _desk.Fill(id, 30, 100m);
        Assert.Equal((OrderStatus.PartFilled, Q(30)), (_desk.Order(id).Status, GroupOf(id).Guard!.Open));
        _desk.Fill(id, 70, 101m);
        Assert.Equal((OrderStatus.Filled, Q(100)), (_desk.Order(id).Status, GroupOf(id).Guard!.Open));
        Assert.Equal(100.7m, GroupOf(id).Guard!.AverageEntry);
        _desk.AssertSound();
    }

    [Fact]
    public void Execution_ToldTwice_IsBookedOnceAndCounted()
    {
        var id = Sent();
        var fill = _desk.Fill(id, 40, 100m);
        var charges = _desk.State.Positions.Charges();
        _desk.Tell(new OrderFilled(fill));
        Assert.Equal((40L, 1L), (_desk.Held(Stock), _desk.State.DuplicateExecutions));
        Assert.Equal(charges, _desk.State.Positions.Charges());
        _desk.AssertSound();
    }

    [Fact]
    public void Execution_ToldTwiceWithMinimumCommission_ChargesTheOrderMinimumOnce()
    {
        var desk = new DeskKit(settings => settings with { ChargeSchedule = "us-fixed" });
        desk.Quote(Stock, 99.99m, 100.01m).Enter(Stock, Side.Buy, 400, Stop(5m));
        var id = desk.Submitted();
        var first = desk.Fill(id, 100, 100m);
        desk.Tell(new OrderFilled(first));
        desk.Tell(new OrderFilled(first));
        desk.Fill(id, 300, 100m);
        Assert.Equal(Usd(2m), desk.State.Positions.Charges());
    }

    [Fact]
    public void Execution_MoreThanOrdered_BreaksI1AndStopsEntries()
    {
        var id = Sent();
        _desk.Fill(id, 60, 100m);
        _desk.Fill(id, 60, 100m);
        Assert.Contains("I1", _desk.Alerts);
        _desk.Quote(Other, 9.99m, 10.01m).Enter(Other, Side.Buy, 1, Stop(1m));
        Assert.Equal(["HALT"], _desk.Refusals);
        Assert.Equal(120, GroupOf(id).Legs[0].Open);
    }

    [Fact]
    public void Order_FillAfterCancellation_IsBookedProtectedAndTold()
    {
        var id = Sent();
        _desk.Fill(id, 30, 100m);
        _desk.Ask(new CancelOrder(id, "test"));
        Assert.Single(_desk.Of<SendCancellation>());
        _desk.Tell(new OrderCancelled(id, "asked"));
        _desk.Fill(id, 20, 100m);
        Assert.Equal(["LATE_FILL"], _desk.Alerts);
        Assert.Equal((OrderStatus.Cancelled, 50L), (_desk.Order(id).Status, GroupOf(id).Legs[0].Open));
        Assert.Equal(Q(50), GroupOf(id).Guard!.Open);
        _desk.AssertSound();
    }

    [Fact]
    public void Order_FillAfterItsGroupClosed_IsCoveredAndClosedAtOnce()
    {
        var id = Sent();
        _desk.Tell(new OrderCancelled(id, "venue"));
        Assert.Equal(0, _desk.State.Groups.LiveCount);
        _desk.Fill(id, 100, 100m);
        var exit = Assert.Single(_desk.Of<SubmitOrder>()).Order;
        Assert.Equal((OrderPurpose.Exit, Side.Sell, Q(100)), (exit.Request.Purpose, exit.Request.Legs[0].Side, exit.Request.Quantity));
        _desk.Fill(exit.Id, 100, 100m);
        Assert.Equal((0L, 0), (_desk.Held(Stock), _desk.State.Groups.LiveCount));
        _desk.AssertSound();
    }

    [Fact]
    public void Order_SecondEnd_ChangesNothing()
    {
        var id = Sent();
        _desk.Tell(new OrderRejected(id, "NO", "no"));
        var hash = (_desk.Order(id).Status, _desk.Order(id).Version);
        _desk.Tell(new OrderCancelled(id, "late")).Tell(new OrderExpired(id, "late")).Tell(new OrderAccepted(id, new BrokerOrderId("B")));
        Assert.Equal(hash, (_desk.Order(id).Status, _desk.Order(id).Version));
    }

    [Fact]
    public void Amendment_OfWorkingEntry_ReplacesTermsAndRaisesVersion()
    {
        _desk.Quote(Stock, 99.99m, 100.01m).Enter(Stock, Side.Buy, 100, StopAt(90m), OrderTerms.Limit(P(99m)));
        var id = _desk.Submitted();
        _desk.Tell(new OrderAccepted(id, new BrokerOrderId("B1")));
        var version = _desk.Order(id).Version;
        _desk.Ask(new AmendOrder(id, version, Q(100), OrderTerms.Limit(P(99.5m))));
        Assert.Single(_desk.Of<SendAmendment>());
        _desk.Tell(new OrderAmended(id, Q(100), OrderTerms.Limit(P(99.5m))));
        Assert.Equal((P(99.5m), version + 1), (_desk.Order(id).Request.Terms.LimitPrice, _desk.Order(id).Version));
        _desk.Ask(new AmendOrder(id, version, Q(100), OrderTerms.Limit(P(99.6m))));
        Assert.Equal(NoteDecision.RefusedVersion, Assert.Single(_desk.Of<NoteDecision>()).Code);
    }

    [Theory]
    [InlineData(130, 100, "PRICE_COLLAR")]
    [InlineData(99.005, 100, "off the tick")]
    [InlineData(99.5, 200, "units are not between")]
    public void Amendment_AroundTheGate_IsRefused(double limit, long units, string why)
    {
        _desk.Quote(Stock, 99.99m, 100.01m).Enter(Stock, Side.Buy, 100, StopAt(90m), OrderTerms.Limit(P(99m)));
        var id = _desk.Submitted();
        _desk.Ask(new AmendOrder(id, _desk.Order(id).Version, Q(units), OrderTerms.Limit(P((decimal)limit))));
        Assert.Empty(_desk.Of<SendAmendment>());
        Assert.Contains(why, Assert.Single(_desk.Of<NoteDecision>()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Amendment_OfEntryUnderHalt_IsRefusedUnlessItOnlyShrinks()
    {
        _desk.Quote(Stock, 99.99m, 100.01m).Enter(Stock, Side.Buy, 100, StopAt(90m), OrderTerms.Limit(P(99m)));
        var id = _desk.Submitted();
        _desk.Ask(new RaiseHalt(HaltLevel.BlockEntries, null, "test"));
        _desk.Ask(new AmendOrder(id, _desk.Order(id).Version, Q(100), OrderTerms.Limit(P(99.5m))));
        Assert.Empty(_desk.Of<SendAmendment>());
        _desk.Ask(new AmendOrder(id, _desk.Order(id).Version, Q(50), OrderTerms.Limit(P(99m))));
        Assert.Single(_desk.Of<SendAmendment>());
    }

    [Fact]
    public void CancelRefused_OfWorkingOrder_IsAskedAfterAndMayBeCancelledAgain()
    {
        var id = Sent();
        _desk.Tell(new OrderAccepted(id, new BrokerOrderId("B1"))).Ask(new CancelOrder(id, "test"));
        _desk.Tell(new CancelRefused(id, "BUSY", "later"));
        Assert.Single(_desk.Of<QueryOrder>());
        _desk.Ask(new CancelOrder(id, "test"));
        Assert.Single(_desk.Of<SendCancellation>());
    }

    [Fact]
    public void ForeignOrder_IsShownCancellableAndItsFillIsNobodys()
    {
        var request = OrderRequest.Single(Stock, Side.Buy, Q(10), OrderTerms.Limit(P(99m)), OrderPurpose.Entry);
        _desk.Tell(new OrderReportedWorking(new BrokerOrderId("F1"), null, request, Quantity.Zero));
        Assert.Equal(["FOREIGN_ORDER"], _desk.Alerts);
        _desk.Tell(new OrderReportedWorking(new BrokerOrderId("F1"), null, request, Quantity.Zero));
        var order = Assert.Single(_desk.State.Orders.Open);
        Assert.Equal(-1, order.Owner);
        _desk.Fill(order.Id, 10, 99m);
        Assert.Equal((0L, 10L), (_desk.Held(Stock), _desk.Held(Stock, owner: -1)));
        Assert.Equal(0, _desk.State.Groups.LiveCount);
        _desk.AssertSound();
    }

    [Fact]
    public void ForeignOrder_AmendedByUs_IsRefused()
    {
        var request = OrderRequest.Single(Stock, Side.Buy, Q(10), OrderTerms.Limit(P(99m)), OrderPurpose.Entry);
        _desk.Quote(Stock, 99.99m, 100.01m).Tell(new OrderReportedWorking(new BrokerOrderId("F1"), null, request, Quantity.Zero));
        var order = Assert.Single(_desk.State.Orders.Open);
        _desk.Ask(new AmendOrder(order.Id, order.Version, Q(5), request.Terms));
        Assert.Empty(_desk.Of<SendAmendment>());
        Assert.Single(_desk.Of<NoteDecision>());
    }

    [Fact]
    public void ForeignOrder_Ended_IsClosed()
    {
        var request = OrderRequest.Single(Stock, Side.Buy, Q(10), OrderTerms.Limit(P(99m)), OrderPurpose.Entry);
        _desk.Tell(new OrderReportedWorking(new BrokerOrderId("F1"), null, request, Quantity.Zero));
        _desk.Tell(new ForeignOrderEnded(new BrokerOrderId("F1"), "gone"));
        Assert.Empty(_desk.State.Orders.Open);
    }

    [Fact]
    public void Execution_OfUnknownOrder_IsBookedToNobodyWithAlarm()
    {
        _desk.Tell(new OrderFilled(new Execution
        {
            Id = new ExecutionId("E"), Order = new ClientOrderId(77), Instrument = Stock, Side = Side.Buy, Quantity = Q(5), Price = P(100m), At = _desk.Now,
        }));
        Assert.Contains("FOREIGN_FILL", _desk.Alerts);
        Assert.Equal(5, _desk.Held(Stock, owner: -1));
        _desk.AssertSound();
    }

    [Fact]
    public void Execution_OfUnknownInstrument_IsRefusedWithAlarmAndStopsEntries()
    {
        var id = Sent();
        _desk.Tell(new OrderFilled(new Execution
        {
            Id = new ExecutionId("E"), Order = id, Instrument = new InstrumentId(99), Side = Side.Buy, Quantity = Q(5), Price = P(100m), At = _desk.Now,
        }));
        Assert.Equal(["I4"], _desk.Alerts);
        Assert.Equal(HaltLevel.BlockEntries, _desk.State.Risk.AccountHalt.Level);
    }

    [Fact]
    public void Proposal_WithKeyOfLiveOrder_IsRefusedAsDuplicate()
    {
        _desk.Quote(Stock, 99.99m, 100.01m);
        var proposal = new Proposal
        {
            Owner = new OwnerRef(0, "person"),
            Request = OrderRequest.Single(Stock, Side.Buy, Q(1), OrderTerms.Market, OrderPurpose.Entry),
            Protection = Stop(5m),
            Reason = "test",
            Source = ProposalSource.Person,
            DedupeKey = "same",
        };
        _desk.Ask(new ProposeOrder(proposal));
        Assert.Single(_desk.Of<SubmitOrder>());
        _desk.Ask(new ProposeOrder(proposal));
        Assert.Equal(["DUPLICATE"], _desk.Refusals);
    }
}
