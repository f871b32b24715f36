using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Orders;
using static Fairlead.Engine.Tests.Decision.DeskMarket;

namespace Fairlead.Engine.Tests.Decision;

/// <summary>What counts as the same intent (invariant I18), found by the model's random sequences.</summary>
public sealed class IntentTests
{
    [Fact]
    public void Strategies_OfOneNameInOneEvent_EachEnter()
    {
        InstrumentId[] watched = [Stock];
        var desk = new DeskKit(settings => settings with
        {
            Strategies = [new StrategySpec("buy-on-print", [], watched), new StrategySpec("buy-on-print", [], watched)],
        });
        desk.Print(Stock, 100m);
        Assert.Empty(desk.Refusals);
        Assert.Equal([1, 2], desk.Of<SubmitOrder>().Select(submit => submit.Order.Owner.Index));
    }

    [Fact]
    public void Exit_OfALegWhoseStructureExitStillWorks_IsNotADuplicate()
    {
        var desk = new DeskKit();
        desk.Quote(Call, 1.99m, 2.01m).Quote(Put, 1.99m, 2.01m);
        desk.Enter([new OrderLeg(Call, Side.Buy, 1), new OrderLeg(Put, Side.Buy, 1)], 4, new() { MaxLoss = 300m });
        var entry = desk.Submitted();
        desk.Fill(entry, 2, 2m, Call);
        desk.Fill(entry, 2, 2m, Put);
        desk.Ask(new CloseGroup(new GroupId(1), "test"));
        var both = desk.Submitted();
        desk.Fill(entry, 1, 2m, Call);
        desk.Fill(both, 2, 2m, Call);
        var exit = Assert.Single(desk.Of<SubmitOrder>()).Order.Request;
        Assert.Equal((Call, 1L), (Assert.Single(exit.Legs).Instrument, exit.Quantity.Units));
        desk.AssertSound();
    }
}
