using Fairlead.Domain.Orders;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.Orders;
using Fairlead.Engine.Risk;
using static Fairlead.Engine.Tests.Decision.DeskKit;
using static Fairlead.Engine.Tests.Decision.DeskMarket;

namespace Fairlead.Engine.Tests.Decision;

/// <summary>Proposers, the arbiter between them, and refusals with their numbers. Guarantees G9, G10, G16, G18.</summary>
public class ProposerTests
{
    private static DeskKit With(params string[] strategies) => new(settings => settings with
    {
        Strategies = [.. strategies.Select(name => new StrategySpec(name, [], [Stock]))],
    });

    [Fact]
    public void Strategies_OnOppositeSides_AreSettledByTheArbiter()
    {
        var desk = With("buy-on-print", "sell-on-print");
        desk.Print(Stock, 100m);
        Assert.Equal(1, Assert.Single(desk.Of<SubmitOrder>()).Order.Owner.Index);
        var refusal = Assert.Single(desk.Of<NoteDecision>(), note => note.Code == "REFUSED ARBITER");
        Assert.Equal((2, "sells: buy-on-print goes first and takes #0 the other way"), (refusal.Owner, refusal.Text));
    }

    [Fact]
    public void Strategy_ThatThrows_IsSwitchedOffAndItsPositionsStayProtected()
    {
        var desk = With("thrower");
        var group = desk.Hold(owner: 1);
        desk.Print(Stock, 100m);
        Assert.Contains("STRATEGY_FAILED", desk.Alerts);
        Assert.False(desk.State.Strategies.Slots[0].IsOn);
        Assert.Equal(HaltLevel.CancelWorking, desk.State.Risk.OwnerHalt(1).Level);
        desk.Print(Stock, 99m);
        Assert.DoesNotContain("STRATEGY_FAILED", desk.Alerts);
        desk.Print(Stock, 94m);
        Assert.Equal(GroupState.Closing, group.State);
        Assert.Single(desk.Of<SubmitOrder>());
    }

    [Fact]
    public void Strategy_SwitchedOff_ProposesNothingAndItsStopsGoOn()
    {
        var desk = With("buy-on-print");
        desk.Print(Stock, 100m);
        desk.Fill(desk.Submitted(), 10, 100m);
        desk.Ask(new SwitchStrategy(1, IsOn: false)).Print(Stock, 99m);
        Assert.Empty(desk.Of<SubmitOrder>());
        desk.Print(Stock, 95m);
        Assert.Equal(OrderPurpose.Exit, Assert.Single(desk.Of<SubmitOrder>()).Order.Request.Purpose);
        desk.Ask(new SwitchStrategy(1, IsOn: true)).Print(Stock, 95m);
        Assert.Equal(OrderPurpose.Entry, Assert.Single(desk.Of<SubmitOrder>()).Order.Request.Purpose);
    }

    [Fact]
    public void Strategy_NotThere_CannotBeSwitched()
    {
        var desk = With();
        desk.Ask(new SwitchStrategy(3, IsOn: false));
        Assert.Single(desk.Of<NoteDecision>(), note => note.Code == "REFUSED COMMAND");
    }

    [Fact]
    public void Refusal_CarriesItsCodeItsNumbersAndEveryCheck()
    {
        var desk = new DeskKit(settings => settings with { Limits = Generous with { MaxOrderNotional = 5_000m } });
        desk.Quote(Stock, 99.99m, 100.01m).Enter(Stock, Side.Buy, 100, Stop(5m));
        var refusal = Assert.Single(desk.Of<NoteDecision>());
        Assert.Equal("REFUSED SIZE", refusal.Code);
        var size = Assert.Single(refusal.Checks!, check => check.Rule == "SIZE");
        Assert.Equal((RuleOutcome.Refused, 10_001m, 5_000m), (size.Outcome, size.Value, size.Limit));
        Assert.True(refusal.Checks!.Count > 15);
        Assert.Equal(1, desk.State.Refusals);
    }

    [Theory]
    [InlineData("PROTECTION")]
    [InlineData("STALE_DATA")]
    [InlineData("SESSION")]
    [InlineData("SCHEMA")]
    public void Entry_ThatMustNotBe_IsRefused(string code)
    {
        var desk = new DeskKit();
        desk.Quote(Stock, 99.99m, 100.01m);
        switch (code)
        {
            case "PROTECTION": desk.Enter(Stock, Side.Buy, 1, plan: null); break;
            case "STALE_DATA": desk.Wait(601).Enter(Stock, Side.Buy, 1, Stop(5m)); break;
            case "SESSION": desk.Until(Close + 5).Quote(Stock, 99.99m, 100.01m).Enter(Stock, Side.Buy, 1, Stop(5m), OrderTerms.Limit(P(100m))); break;
            case "SCHEMA": desk.Quote(Spot, 399m, 401m).Enter(Spot, Side.Buy, 1, Stop(5m)); break;
        }

        Assert.Empty(desk.Of<SubmitOrder>());
        Assert.Equal([code], desk.Refusals);
    }

    [Fact]
    public void Halt_AfterTheEntryWasSent_StillProtectsItsFill()
    {
        var desk = new DeskKit();
        desk.Quote(Stock, 99.99m, 100.01m).Enter(Stock, Side.Buy, 10, Stop(5m));
        var id = desk.Submitted();
        desk.Ask(new RaiseHalt(HaltLevel.BlockEntries, null, "test"));
        desk.Fill(id, 10, 100m);
        desk.Print(Stock, 95m);
        Assert.Single(desk.Of<SubmitOrder>());
    }
}
