using Fairlead.Domain.Orders;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.PaperVenue.Margin;
using static Fairlead.Engine.Tests.Decision.DeskKit;
using static Fairlead.Engine.Tests.Decision.DeskMarket;

namespace Fairlead.Engine.Tests.Decision;

/// <summary>Buying power is reckoned before an entry, with what is in flight set aside. Invariant I22.</summary>
public class BuyingPowerTests
{
    private static DeskKit Desk(MarginRule rule) => new(settings => settings with { MarginRule = rule.ToString() });

    private static DeskKit Buy(DeskKit desk, long units) =>
        desk.Quote(Stock, 99.99m, 100m).Print(Stock, 100m).Enter(Stock, Side.Buy, units, StopAt(90m), OrderTerms.Limit(P(100m)));

    [Theory]
    [InlineData(MarginRule.Cash, 1_000, 0)]
    [InlineData(MarginRule.Cash, 1_001, 1)]
    [InlineData(MarginRule.RegT, 2_000, 0)]
    [InlineData(MarginRule.RegT, 2_001, 1)]
    [InlineData(MarginRule.Stress, 6_666, 0)]
    [InlineData(MarginRule.Stress, 6_667, 1)]
    [InlineData(MarginRule.None, 9_000, 0)]
    public void Entry_UpToBuyingPower_PassesAndBeyondIsRefused(MarginRule rule, long units, int refusals)
    {
        var desk = Buy(Desk(rule), units);
        Assert.Equal(Enumerable.Repeat("BUYING_POWER", refusals), desk.Refusals);
    }

    [Fact]
    public void Entry_BesideAWorkingOne_HasOnlyWhatThatLeaves()
    {
        var desk = Buy(Desk(MarginRule.RegT), 1_200);
        Assert.Empty(desk.Refusals);
        Buy(desk, 801);
        Assert.Equal(["BUYING_POWER"], desk.Refusals);
        var check = Assert.Single(Assert.Single(desk.Of<NoteDecision>()).Checks!, check => check.Rule == "BUYING_POWER");
        Assert.Equal((40_050m, 40_000m), (check.Value, check.Limit));
        Buy(desk, 800);
        Assert.Empty(desk.Refusals);
    }

    [Fact]
    public void Entry_BesideAPosition_HasOnlyWhatThatLeaves()
    {
        var desk = Desk(MarginRule.Cash);
        desk.Hold(units: 600, plan: Stop(5m));
        Buy(desk, 401);
        Assert.Equal(["BUYING_POWER"], desk.Refusals);
        Buy(desk, 399);
        Assert.Empty(desk.Refusals);
    }

    [Fact]
    public void Short_InACashAccount_IsRefusedWhateverIsFree()
    {
        var desk = Desk(MarginRule.Cash);
        desk.Quote(Stock, 99.99m, 100m).Enter(Stock, Side.Sell, 1, Stop(5m));
        Assert.Equal(["BUYING_POWER"], desk.Refusals);
        Assert.Contains("cannot be short", Assert.Single(desk.Of<NoteDecision>()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void ShortOption_WithoutAPriceOfItsUnderlying_IsRefusedAsUnknown()
    {
        var desk = Desk(MarginRule.RegT);
        desk.Quote(Put, 1m, 1.1m).Enter(Put, Side.Sell, 1, Stop(5m));
        Assert.NotEmpty(desk.Refusals);
        var check = Assert.Single(Assert.Single(desk.Of<NoteDecision>()).Checks!, check => check.Rule == "BUYING_POWER");
        Assert.Equal(RuleOutcome.Unknown, check.Outcome);
    }

    [Fact]
    public void Exit_WithoutBuyingPower_Passes()
    {
        var desk = Desk(MarginRule.Cash);
        var group = desk.Hold(units: 999, plan: Stop(5m));
        desk.Ask(new CloseGroup(group.Id, "test"));
        Assert.Single(desk.Of<SubmitOrder>());
    }
}
