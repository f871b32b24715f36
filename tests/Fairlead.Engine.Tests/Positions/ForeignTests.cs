using Fairlead.Domain.Amounts;
using Fairlead.Engine.Positions;
using static Fairlead.Engine.Tests.Positions.TestLedger;

namespace Fairlead.Engine.Tests.Positions;

public sealed class ForeignTests
{
    [Fact]
    public void RecordForeign_Units_AreUnassignedAndMoveNoCash()
    {
        var ledger = Ledger(500);
        var found = ledger.RecordForeign(Stock, new(30), Price.Of(10), At(1));
        Assert.Equal(LedgerOutcome.Applied, found.Outcome);
        Assert.Equal(30, ledger.QuantityOf(OwnerId.Unassigned, Stock).Units);
        Assert.Equal(30, ledger.NetQuantity(Stock).Units);
        Assert.Equal(Usd(500), ledger.Cash);
        ledger.OnMark(Stock, Price.Of(11));
        Assert.Equal(Usd(830), ledger.Equity.Known);
        ledger.AssertSound();
    }

    [Fact]
    public void AdoptForeign_AtAnotherPrice_KeepsTheAccountsTotal()
    {
        // 30 at 10, 20 of them adopted at 12: unassigned realises 40; sold at 13 the owner realises 20.
        var ledger = Ledger();
        ledger.RecordForeign(Stock, new(30), Price.Of(10), At(1));
        var adopted = ledger.AdoptForeign(Alpha, Stock, new(20), Price.Of(12), At(2));
        Assert.Equal((0, 20), (adopted.Before.Units, adopted.After.Units));
        Assert.Equal(10, ledger.QuantityOf(OwnerId.Unassigned, Stock).Units);
        Assert.Equal(30, ledger.NetQuantity(Stock).Units);
        Assert.Equal(Usd(40), ledger.RealisedGross(OwnerId.Unassigned));
        Assert.Equal(Usd(0), ledger.Cash);
        ledger.AssertSound();

        ledger.Fill("a", Stock, -20, 13, owner: Alpha);
        Assert.Equal(Usd(20), ledger.RealisedGross(Alpha));
        Assert.Equal(Usd(60), ledger.RealisedGross());
        Assert.Equal(Usd(260), ledger.Cash);
        ledger.AssertSound();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(31)]
    public void AdoptForeign_MoreThanThereIs_IsRefused(long units)
    {
        var ledger = Ledger();
        ledger.RecordForeign(Stock, new(30), Price.Of(10), At(1));
        Assert.Equal(LedgerOutcome.Refused, ledger.AdoptForeign(Alpha, Stock, new(units), Price.Of(10), At(2)).Outcome);
        Assert.Equal(LedgerOutcome.Refused, ledger.AdoptForeign(OwnerId.Unassigned, Stock, new(1), Price.Of(10), At(2)).Outcome);
        Assert.Equal(30, ledger.QuantityOf(OwnerId.Unassigned, Stock).Units);
    }

    [Fact]
    public void AdoptForeign_Short_MovesTheShort()
    {
        var ledger = Ledger();
        ledger.RecordForeign(Call100, new(-2), Price.Of(3), At(1));
        ledger.AdoptForeign(Beta, Call100, new(-2), Price.Of(3), At(2));
        Assert.Equal(-2, ledger.QuantityOf(Beta, Call100).Units);
        Assert.Equal(Usd(0), ledger.RealisedGross());
        ledger.AssertSound();
    }

    [Fact]
    public void RecordForeign_IndexOrNothing_IsRefused()
    {
        var ledger = Ledger();
        Assert.Equal(LedgerOutcome.Refused, ledger.RecordForeign(IndexSpot, new(1), Price.Of(10), At(1)).Outcome);
        Assert.Equal(LedgerOutcome.Refused, ledger.RecordForeign(Stock, new(0), Price.Of(10), At(1)).Outcome);
        Assert.Equal(LedgerOutcome.Refused, ledger.RecordForeign(Rupee, new(1), Price.Of(10), At(1)).Outcome);
    }
}
