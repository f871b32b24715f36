using Fairlead.Domain.Orders;
using Fairlead.Engine.Decision;
using static Fairlead.Engine.Tests.Decision.DeskKit;
using static Fairlead.Engine.Tests.Decision.DeskMarket;

namespace Fairlead.Engine.Tests.Decision;

/// <summary>When a waiting exit goes on, found by the model's random sequences.</summary>
public sealed class ExitPatienceTests
{
    private readonly DeskKit _desk = new();

    [Fact]
    public void Close_AskedAgainWhileARetryWaits_TriesAtOnce()
    {
        var group = _desk.Hold();
        _desk.Ask(new CloseGroup(group.Id, "test"));
        _desk.Tell(new OrderRejected(_desk.Submitted(), "NO", "not now"));
        Assert.Empty(_desk.Of<SubmitOrder>());
        _desk.Ask(new CloseGroup(group.Id, "now"));
        Assert.Equal(Q(100), Assert.Single(_desk.Of<SubmitOrder>()).Order.Request.Quantity);
        Assert.DoesNotContain(_desk.Timers.Keys, key => key.Kind == TimerKind.ExitRetry);
    }

    [Fact]
    public void Exit_InFlightOverTheClose_DoesNotWaitForTheNextOpening()
    {
        var first = _desk.Hold(units: 100);
        var second = _desk.Hold(units: 50, instrument: Other, price: 50m);
        _desk.Ask(new CloseGroup(first.Id, "test"));
        _desk.Ask(new CloseGroup(second.Id, "test"));
        var exit = _desk.Submitted();
        _desk.Until(Close + 1);
        _desk.Fill(exit, 50, 50m);
        Assert.False(_desk.State.Groups.Find(first.Id)!.IsWaitingToRetry);
    }
}
