using Fairlead.Domain.Orders;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Tests.Decision;
using static Fairlead.Engine.Tests.Decision.DeskMarket;

namespace Fairlead.Engine.Tests.Strategies;

public sealed class SmaCrossTests
{
    [Fact]
    public void CrossBack_WhileTheEntryStillWorks_TakesItBack()
    {
        // Averages of 2 and 3 bars: falling, then above with 101, then below with 97. The entry never fills between.
        var desk = new DeskKit(settings => settings with
        {
            Strategies = [new StrategySpec("sma-cross", [KeyValuePair.Create("fast", "2"), KeyValuePair.Create("slow", "3")], [Stock])],
        });
        foreach (var close in new[] { 100m, 99m, 98m, 101m })
            desk.Wait(60).Bar(Stock, 60, close, close, close, close);
        var entry = desk.All.OfType<SubmitOrder>().Single().Order;
        Assert.Equal(Side.Buy, entry.Request.Legs[0].Side);
        desk.Tell(new OrderAccepted(entry.Id, new BrokerOrderId("B1")));
        desk.Wait(60).Bar(Stock, 60, 97m, 97m, 97m, 97m).Wait(60).Bar(Stock, 60, 95m, 95m, 95m, 95m);
        Assert.Equal(entry.Id, Assert.Single(desk.All.OfType<SendCancellation>()).Order);
        desk.Tell(new OrderCancelled(entry.Id, "asked"));
        Assert.Equal(0, desk.State.Groups.LiveCount);
        desk.AssertSound();
    }
}
