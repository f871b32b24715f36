using Fairlead.Domain.Orders;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Orders;
using Fairlead.Engine.Protection;
using static Fairlead.Engine.Tests.Decision.DeskKit;
using static Fairlead.Engine.Tests.Decision.DeskMarket;

namespace Fairlead.Engine.Tests.Decision;

/// <summary>Structures are judged by what closing them would cost: the ask for what was sold, the bid for what was bought.</summary>
public class StructureTests
{
    private readonly DeskKit _desk = new();

    private Group Strangle(decimal stopRatio = 2m, decimal? target = null, ProtectionPlan? more = null)
    {
        _desk.Quote(Stock, 99.9m, 100.1m).Quote(Call, 1m, 1.1m).Quote(Put, 1m, 1.1m);
        var plan = (more ?? new ProtectionPlan()) with { CombinedPremium = new CombinedPremiumRule(stopRatio, target) };
        _desk.Enter([new OrderLeg(Call, Side.Sell, 1), new OrderLeg(Put, Side.Sell, 1)], 1, plan);
        var entry = _desk.Submitted();
        _desk.Fill(entry, 1, 1m, Call);
        _desk.Fill(entry, 1, 1m, Put);
        return Assert.Single(_desk.State.Groups.Live);
    }

    [Fact]
    public void CombinedStop_StrikesAtTheAskAndNotAtTheMiddle()
    {
        var group = Strangle();
        _desk.Quote(Call, 2.5m, 2.89m);
        Assert.Equal(GroupState.Protected, group.State);
        // Middle 2.5 + 1.05 = 3.55; to buy both back costs 2.9 + 1.1 = 4.
        _desk.Quote(Call, 2.1m, 2.9m);
        Assert.Equal((GroupState.Closing, ExitReason.CombinedStop), (group.State, group.ExitReason));
        var exit = Assert.Single(_desk.Of<SubmitOrder>()).Order.Request;
        Assert.Equal([Side.Buy, Side.Buy], exit.Legs.Select(leg => leg.Side));
    }

    [Fact]
    public void CombinedTarget_StrikesWhenBothCanBeBoughtBackForIt()
    {
        var group = Strangle(target: 0.5m);
        _desk.Quote(Call, 0.3m, 0.5m).Quote(Put, 0.3m, 0.51m);
        Assert.Equal(GroupState.Protected, group.State);
        _desk.Quote(Put, 0.3m, 0.5m);
        Assert.Equal(ExitReason.CombinedTarget, group.ExitReason);
    }

    [Fact]
    public void Quote_WithoutTheClosingSide_BlindsTheStructureUntilItIsBack()
    {
        var group = Strangle();
        _desk.Quote(Call, 5m, null);
        Assert.Equal((BlindReason.NoMark, 0), (group.PremiumGuard!.BlindnessAt(_desk.Now).Reason, group.PremiumGuard.BlindnessAt(_desk.Now).Leg));
        // The other leg's price alone proves nothing.
        _desk.Quote(Put, 9m, 9.5m);
        Assert.Equal(GroupState.Protected, group.State);
        _desk.Quote(Call, null, 1m);
        Assert.Equal(GroupState.Closing, group.State);
    }

    [Fact]
    public void Quote_WithoutTheClosingSide_RaisesAnAlarmOnTheFreshnessTimer()
    {
        var group = Strangle();
        // Trades go on, so the legs have fresh marks; nobody offers the call, so it cannot be bought back.
        var polledAt = Assert.Single(_desk.Timers, timer => timer.Key.Kind == TimerKind.Freshness).Value;
        _desk.Wait((polledAt - _desk.Now).TotalSeconds - 10);
        _desk.Quote(Put, 1m, 1.1m).Quote(Call, 5m, null).Print(Put, 1.05m).Print(Call, 5.1m);
        _desk.Fire(TimerKind.Freshness);
        Assert.Equal(["BLIND"], _desk.Alerts);
        Assert.Contains("NoMark", Assert.Single(_desk.Of<RaiseAlert>()).Text, StringComparison.Ordinal);
        Assert.Equal((GroupState.Protected, true), (group.State, group.IsBlind));
        _desk.Quote(Call, 1m, 1.1m);
        Assert.False(group.IsBlind);
    }

    [Fact]
    public void Entry_OneLegAtATime_IsGuardedForWhatIsOpen()
    {
        _desk.Quote(Stock, 99.9m, 100.1m).Quote(Call, 1m, 1.1m).Quote(Put, 1m, 1.1m);
        _desk.Enter([new OrderLeg(Call, Side.Sell, 1), new OrderLeg(Put, Side.Sell, 1)], 1, new ProtectionPlan { CombinedPremium = new CombinedPremiumRule(2m, null) });
        var entry = _desk.Submitted();
        _desk.Fill(entry, 1, 1m, Call);
        _desk.Quote(Call, 1.9m, 2m);
        Assert.Contains(_desk.Of<SendCancellation>(), cancel => cancel.Order == entry);
        Assert.Equal([Call], Assert.Single(_desk.Of<SubmitOrder>()).Order.Request.Legs.Select(leg => leg.Instrument));
    }

    [Fact]
    public void SingleLegWithPremiumPlanPutBack_IsGuardedForItsOpenUnits()
    {
        _desk.Quote(Stock, 99.9m, 100.1m).Quote(Call, 1m, 1.1m);
        _desk.Enter(Call, Side.Sell, 1, Stop(2m));
        _desk.Fill(_desk.Submitted(), 1, 1m);
        var group = Assert.Single(_desk.State.Groups.Live);
        _desk.Ask(new RemoveProtection(group.Id, "test"));
        _desk.Ask(new AmendProtection(group.Id, 1, new ProtectionPlan { MaxLoss = 50m }));
        _desk.Quote(Call, 1.5m, 1.6m).Quote(Call, 1.6m, 1.7m);
        Assert.Equal((GroupState.Closing, ExitReason.MaxLoss), (group.State, group.ExitReason));
    }
}
