using Fairlead.Domain.Orders;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Orders;
using static Fairlead.Engine.Tests.Decision.DeskKit;
using static Fairlead.Engine.Tests.Decision.DeskMarket;

namespace Fairlead.Engine.Tests.Decision;

/// <summary>News of orders in an unusual order, found by the model's random sequences.</summary>
public sealed class OrderNewsTests
{
    private readonly DeskKit _desk = new();

    [Fact]
    public void Amendment_ToWhatIsFilledAlready_FillsTheOrder()
    {
        var order = Working();
        _desk.Fill(order, 60, 100m);
        _desk.Tell(new OrderAmended(order, Q(60), OrderTerms.Limit(P(100m))));
        Assert.Equal(OrderStatus.Filled, _desk.Order(order).Status);
    }

    [Fact]
    public void Report_OlderThanAFill_LeavesTheOrderPartFilled()
    {
        var order = Working();
        _desk.Fill(order, 60, 100m);
        _desk.Tell(new OrderReportedWorking(new BrokerOrderId("B1"), order, _desk.Order(order).Request, Q(0)));
        Assert.Equal(OrderStatus.PartFilled, _desk.Order(order).Status);
    }

    [Fact]
    public void NotFound_WithAFillBetween_IsNotTwiceInARow()
    {
        var order = Working();
        _desk.Tell(new OrderNotFound(order));
        _desk.Fill(order, 60, 100m);
        _desk.Tell(new OrderNotFound(order));
        Assert.Equal(OrderStatus.PartFilled, _desk.Order(order).Status);
    }

    [Fact]
    public void ForeignEnd_UnderTheKeyOfAnOrderOfOurs_EndsNothing()
    {
        var order = Working();
        _desk.Tell(new ForeignOrderEnded(new BrokerOrderId("B1"), "done"));
        Assert.Equal(OrderStatus.Working, _desk.Order(order).Status);
    }

    [Fact]
    public void LateFill_OfTheLastExit_ClosesTheGroupAtOnce()
    {
        var group = _desk.Hold();
        _desk.Ask(new CloseGroup(group.Id, "test"));
        var exit = _desk.Submitted();
        _desk.Tell(new OrderCancelled(exit, "venue"));
        _desk.Fill(exit, 100, 99m);
        Assert.Null(_desk.State.Groups.Find(group.Id));
        Assert.DoesNotContain(_desk.Timers.Keys, key => key.Kind == TimerKind.ExitRetry);
        _desk.AssertSound();
    }

    private ClientOrderId Working()
    {
        _desk.Quote(Stock, 99.99m, 100.01m).Enter(Stock, Side.Buy, 100, Stop(5m), OrderTerms.Limit(P(100m)));
        var order = _desk.Submitted();
        _desk.Tell(new OrderAccepted(order, new BrokerOrderId("B1")));
        return order;
    }
}
