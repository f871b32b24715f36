using Fairlead.Domain.Amounts;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Orders;
using Fairlead.Engine.Protection;
using static Fairlead.Engine.Tests.Decision.DeskKit;
using static Fairlead.Engine.Tests.Decision.DeskMarket;

namespace Fairlead.Engine.Tests.Decision;

/// <summary>What strikes, and what must not. Invariants I8, I9, I14; guarantees G1, G4, G13, G14.</summary>
public class ProtectionTests
{
    private readonly DeskKit _desk = new();

    private OrderRequest Exit() => Assert.Single(_desk.Of<SubmitOrder>()).Order.Request;

    [Fact]
    public void Stop_TouchedByAPrint_SendsAnExitForWhatIsOpen()
    {
        var group = _desk.Hold(units: 100, plan: Stop(5m));
        _desk.Print(Stock, 95.01m);
        Assert.Empty(_desk.Wanted);
        _desk.Print(Stock, 95m);
        Assert.Equal((OrderPurpose.Exit, Side.Sell, Q(100)), (Exit().Purpose, Exit().Legs[0].Side, Exit().Quantity));
        Assert.Equal((GroupState.Closing, ExitReason.Stop), (group.State, group.ExitReason));
    }

    [Fact]
    public void Stop_AfterAPartialFill_CancelsTheRestAndClosesWhatFilled()
    {
        _desk.Quote(Stock, 99.99m, 100.01m).Enter(Stock, Side.Buy, 100, Stop(5m));
        var entry = _desk.Submitted();
        _desk.Fill(entry, 30, 100m);
        _desk.Print(Stock, 94m);
        Assert.Equal(entry, Assert.Single(_desk.Of<SendCancellation>()).Order);
        Assert.Equal(Q(30), Exit().Quantity);
        var exit = _desk.Submitted();
        // Ten more came in before the cancellation: they are closed too.
        _desk.Fill(entry, 10, 100m);
        Assert.Empty(_desk.Of<SubmitOrder>());
        _desk.Tell(new OrderCancelled(entry, "asked"));
        _desk.Fill(exit, 30, 94m);
        Assert.Equal(Q(10), Exit().Quantity);
        _desk.Fill(_desk.Submitted(), 10, 94m);
        Assert.Equal((0L, 0), (_desk.Held(Stock), _desk.State.Groups.LiveCount));
        _desk.AssertSound();
    }

    [Fact]
    public void Bar_ThatBeganBeforeTheFill_IsJudgedByItsCloseOnly()
    {
        var group = _desk.Hold(plan: new ProtectionPlan { Stop = Distance.OfPoints(P(5m)), Target = Distance.OfPoints(P(5m)) });
        _desk.Wait(20).Bar(Stock, seconds: 60, open: 100m, high: 110m, low: 90m, close: 101m);
        Assert.Equal((GroupState.Protected, P(101m)), (group.State, group.Guard!.Best!.Value));
        Assert.Empty(_desk.Of<SubmitOrder>());
    }

    [Fact]
    public void Bar_ThatBeganBeforeTheFillAndClosesBeyondTheStop_Strikes()
    {
        _desk.Hold(plan: Stop(5m));
        _desk.Wait(20).Bar(Stock, seconds: 60, open: 100m, high: 100m, low: 94m, close: 94.5m);
        Assert.Equal(Q(100), Exit().Quantity);
    }

    [Fact]
    public void Bar_ThatBeganAfterTheFill_IsJudgedByItsWholeRange()
    {
        _desk.Hold(plan: Stop(5m));
        _desk.Wait(100).Bar(Stock, seconds: 60, open: 100m, high: 101m, low: 94.9m, close: 100m);
        Assert.Equal(Q(100), Exit().Quantity);
    }

    [Fact]
    public void Bar_WhoseOpenFilledTheEntry_IsJudgedByItsWholeRange()
    {
        _desk.Print(Stock, 100m).Enter(Stock, Side.Buy, 100, Stop(5m));
        var id = _desk.Submitted();
        _desk.Wait(120);
        var start = _desk.Now - TimeSpan.FromSeconds(60);
        _desk.Fill(id, 100, 100m, at: start);
        _desk.Market(MarketRecord.Of(MarketKind.TradeBar, Stock, new Bar(start, start + TimeSpan.FromSeconds(60), P(100m), P(100m), P(94m), P(100m), Q(1))));
        Assert.Equal(Q(100), Exit().Quantity);
    }

    [Fact]
    public void Bar_ThatEndedBeforeTheFill_IsNotJudgedAndTheNextTickIs()
    {
        var group = _desk.Hold(plan: Stop(5m));
        var late = MarketRecord.Of(MarketKind.TradeBar, Stock, new Bar(At(-60), At(0), P(90m), P(90m), P(90m), P(90m), Q(1)));
        _desk.Market(in late);
        Assert.Equal(GroupState.Protected, group.State);
        _desk.Print(Stock, 90m);
        Assert.Equal(GroupState.Closing, group.State);
    }

    [Fact]
    public void Price_FarFromTheLast_WaitsForASecondThatAgrees()
    {
        _desk.Print(Stock, 100m);
        var group = _desk.Hold(plan: Stop(5m));
        _desk.Print(Stock, 1m);
        Assert.Equal(GroupState.Protected, group.State);
        _desk.Print(Stock, 1m);
        Assert.Equal(GroupState.Closing, group.State);
    }

    [Fact]
    public void BreakEven_OnceInProfit_ClosesAtEntryPlusBuffer()
    {
        var group = _desk.Hold(plan: new ProtectionPlan
        {
            Stop = Distance.OfPoints(P(5m)),
            BreakEven = new BreakEvenRule(Distance.OfPoints(P(2m)), Distance.OfPoints(P(0.5m))),
        });
        _desk.Print(Stock, 102m);
        Assert.Equal(P(100.5m), group.Guard!.StopLevel);
        _desk.Print(Stock, 100.5m);
        Assert.Equal(ExitReason.BreakEven, group.ExitReason);
    }

    [Fact]
    public void Trail_InStages_OnlyEverTightens()
    {
        var group = _desk.Hold(plan: new ProtectionPlan
        {
            Stop = Distance.OfPoints(P(5m)),
            Trail = new TrailRule
            {
                Stages =
                [
                    new TrailStage(Distance.OfPoints(P(2m)), LockIn: Distance.OfPoints(P(0m)), Follow: null),
                    new TrailStage(Distance.OfPoints(P(4m)), LockIn: Distance.OfPoints(P(2m)), Follow: null),
                    new TrailStage(Distance.OfPoints(P(6m)), LockIn: null, Follow: Distance.OfPoints(P(1m))),
                ],
            },
        });
        var levels = new List<Price>();
        foreach (var price in new[] { 101m, 102m, 101m, 104m, 103m, 106m, 108m, 107.5m })
        {
            _desk.Print(Stock, price);
            levels.Add(group.Guard!.StopLevel!.Value);
        }

        Assert.Equal([P(95m), P(100m), P(100m), P(102m), P(102m), P(105m), P(107m), P(107m)], levels);
        _desk.Print(Stock, 107m);
        Assert.Equal(ExitReason.Trail, group.ExitReason);
    }

    [Fact]
    public void Amendment_WithAnOldVersion_IsRefusedAndOneStopStands()
    {
        var group = _desk.Hold(plan: Stop(5m));
        _desk.Ask(new AmendProtection(group.Id, 1, Stop(3m)));
        Assert.Equal(P(97m), group.Guard!.StopLevel);
        _desk.Ask(new AmendProtection(group.Id, 1, Stop(4m)));
        Assert.Single(_desk.Of<NoteDecision>(), note => note.Code == NoteDecision.RefusedVersion);
        Assert.Equal(P(97m), group.Guard.StopLevel);
    }

    [Fact]
    public void Protection_RemovedByCommand_IsUnprotectedWithAlarmAndCanBePutBack()
    {
        var group = _desk.Hold();
        _desk.Ask(new RemoveProtection(group.Id, "test"));
        Assert.Equal((GroupState.Unprotected, "UNPROTECTED"), (group.State, Assert.Single(_desk.Alerts)));
        _desk.Print(Stock, 90m);
        Assert.Empty(_desk.Of<SubmitOrder>());
        _desk.Print(Stock, 99m).Ask(new AmendProtection(group.Id, 1, Stop(5m)));
        Assert.Equal(GroupState.Protected, group.State);
        _desk.Print(Stock, 95m);
        Assert.Equal(Q(100), Exit().Quantity);
    }

    [Fact]
    public void TimeExit_AfterTheFirstFill_Closes()
    {
        var group = _desk.Hold(plan: Stop(5m) with { ExitAfter = TimeSpan.FromMinutes(10) });
        var filledAt = group.LastEntryAt;
        _desk.Fire(TimerKind.ProtectionTime);
        Assert.Equal((filledAt + TimeSpan.FromMinutes(10), ExitReason.TimeExit), (_desk.State.Now, group.ExitReason));
        Assert.Equal(Q(100), Exit().Quantity);
    }

    [Fact]
    public void SquareOff_ComesBeforeTheCloseAndBeforeAnEarlyClose()
    {
        var group = _desk.Hold(plan: Stop(5m) with { SquareOffBefore = TimeSpan.FromMinutes(10) });
        _desk.Fire(TimerKind.ProtectionTime);
        Assert.Equal((At(Close - 600), ExitReason.SquareOff), (_desk.State.Now, group.ExitReason));

        var early = new DeskKit(openAt: 2 * NextOpen);
        early.Hold(plan: Stop(5m) with { SquareOffBefore = TimeSpan.FromMinutes(10) });
        early.Fire(TimerKind.ProtectionTime);
        Assert.Equal(At((2 * NextOpen) + 10_800 - 600), early.State.Now);
        Assert.Single(early.Of<SubmitOrder>());
    }

    [Fact]
    public void SquareOff_OfAPositionOpenedAfterItsTime_ComesAtOnce()
    {
        _desk.Until(Close - 300).Hold(plan: Stop(5m) with { SquareOffBefore = TimeSpan.FromMinutes(10) });
        _desk.Fire(TimerKind.ProtectionTime);
        Assert.Equal(Q(100), Exit().Quantity);
        Assert.True(_desk.State.Now < At(Close - 290));
    }

    /// <summary>The desk was down, or the timer late: what was to be flat overnight is closed at the next chance.</summary>
    [Fact]
    public void SquareOff_WhoseTimerComesAfterTheClose_IsStillOwed()
    {
        var group = _desk.Hold(plan: Stop(5m) with { SquareOffBefore = TimeSpan.FromMinutes(10) });
        _desk.Until(Close + 60).Fire(TimerKind.ProtectionTime);
        Assert.Equal((ExitReason.SquareOff, GroupState.Closing), (group.ExitReason, group.State));
    }

    [Fact]
    public void Price_Missing_RaisesAnAlarmAtItsLimitAndLeavesTheProtection()
    {
        var group = _desk.Hold();
        _desk.Wait(100).Print(Stock, 100m);
        var pricedAt = _desk.State.Now;
        _desk.Fire(TimerKind.Freshness);
        if (_desk.Alerts.Length == 0)
            _desk.Fire(TimerKind.Freshness);
        Assert.Equal(["BLIND"], _desk.Alerts);
        Assert.Equal(pricedAt + TimeSpan.FromMinutes(5), _desk.State.Now);
        Assert.Equal(GroupState.Protected, group.State);
        _desk.Print(Stock, 100m);
        Assert.False(group.IsBlind);
    }
}
