using Fairlead.Domain.Amounts;
using Fairlead.Engine.Positions;
using static Fairlead.Engine.Tests.Positions.TestLedger;

namespace Fairlead.Engine.Tests.Positions;

public sealed class SettlementTests
{
    [Fact]
    public void Settle_CashSettledVertical_PaysTheSumOfPayoffs()
    {
        // Verification case 20. Long 3 C4000 at 20, short 3 C4050 at 8: cost 3 x 12 x 100 = 3600.
        // Index at 4033.37: payoffs 33.37 and 0, so 3 x 33.37 x 100 = 10 011 comes in.
        var ledger = Ledger(10_000);
        ledger.Fill("a", IndexCall4000, 3, 20, owner: Alpha);
        ledger.Fill("b", IndexCall4050, -3, 8, owner: Alpha);
        Assert.Equal(Usd(6_400), ledger.Cash);

        var lower = ledger.Settle(IndexCall4000, Price.Of(4_033.37m));
        var upper = ledger.Settle(IndexCall4050, Price.Of(4_033.37m));
        Assert.Equal(Usd(10_011), lower.CashChange);
        Assert.Equal(Usd(0), upper.CashChange);
        Assert.Equal(Usd(2_400), upper.Gross);
        Assert.Equal(Usd(16_411), ledger.Cash);
        Assert.Equal(Usd(6_411), ledger.RealisedGross(Alpha));
        Assert.Equal(ExpiryAt, Assert.Single(lower.Closed).ClosedAt);
        Assert.Equal(0, ledger.NetQuantity(IndexSpot).Units);
        ledger.AssertSound();
    }

    [Fact]
    public void Settle_ShortLegInTheMoney_PaysOut()
    {
        // Index at 4075: 75 - 25 = 50 a unit.
        var ledger = Ledger();
        ledger.Fill("a", IndexCall4000, 1, 20);
        ledger.Fill("b", IndexCall4050, -1, 8);
        Assert.Equal(Usd(7_500), ledger.Settle(IndexCall4000, Price.Of(4_075)).CashChange);
        Assert.Equal(Usd(-2_500), ledger.Settle(IndexCall4050, Price.Of(4_075)).CashChange);
        Assert.Equal(Usd(-1_200 + 5_000), ledger.Cash);
    }

    [Fact]
    public void Settle_AgainOrAtAnotherPrice_ChangesNothing()
    {
        var ledger = Ledger();
        ledger.Fill("a", IndexCall4000, 1, 20);
        ledger.Settle(IndexCall4000, Price.Of(4_010));
        Assert.Equal(SettlementOutcome.AlreadySettled, ledger.Settle(IndexCall4000, Price.Of(4_010)).Outcome);
        Assert.Equal(SettlementOutcome.Refused, ledger.Settle(IndexCall4000, Price.Of(4_011)).Outcome);

        // I20: another contract of the series may not settle on another print either.
        ledger.Fill("b", IndexCall4050, 1, 1);
        Assert.Equal(SettlementOutcome.Refused, ledger.Settle(IndexCall4050, Price.Of(4_011)).Outcome);
        Assert.Equal(1, ledger.NetQuantity(IndexCall4050).Units);
        Assert.Equal(Price.Of(4_010), ledger.SettlementPriceOf(IndexCall4050));
        Assert.Equal(SettlementOutcome.NothingOpen, ledger.Settle(Future, Price.Of(4_010)).Outcome);
        Assert.Equal(SettlementOutcome.Refused, ledger.Settle(Stock, Price.Of(1)).Outcome);
        Assert.Equal(Usd(-2_000 + 1_000 - 100), ledger.Cash);
    }

    [Fact]
    public void Settle_FillThatCameLate_IsSettledByCallingAgain()
    {
        var ledger = Ledger();
        ledger.Fill("a", IndexCall4000, 1, 20);
        ledger.Settle(IndexCall4000, Price.Of(4_010));
        ledger.Fill("late", IndexCall4000, 1, 20);
        var again = ledger.Settle(IndexCall4000, ledger.SettlementPriceOf(IndexCall4000)!.Value);
        Assert.Equal(SettlementOutcome.Settled, again.Outcome);
        Assert.Equal(Usd(1_000), again.CashChange);
        Assert.Equal(Usd(-4_000 + 2_000), ledger.Cash);
        ledger.AssertSound();
    }

    [Theory]
    [InlineData(1, 104, 100, -10_000, "exercised: 100 shares come in at the strike")]
    [InlineData(-1, 104, -100, 10_000, "assigned: 100 shares go out at the strike")]
    [InlineData(1, 100.01, 100, -10_000, "a cent in the money is enough")]
    [InlineData(1, 100.009, 0, 0, "less is not")]
    [InlineData(-1, 96, 0, 0, "worthless")]
    public void Settle_PhysicalCall_DeliversAtTheStrike(long contracts, double underlying, long shares, int cash, string why)
    {
        var ledger = Ledger();
        ledger.Fill("a", Call100, contracts, 2.50m, owner: Alpha);
        var settled = ledger.Settle(Call100, Price.Nearest(underlying));

        Assert.Equal((shares, cash), (ledger.QuantityOf(Alpha, Stock).Units, (int)settled.CashChange.Amount));
        Assert.True(settled.Gross == Usd(-250 * contracts), why);
        Assert.Equal(shares == 0 ? null : Price.Of(100), ledger.AverageOpenPrice(Alpha, Stock));
        Assert.Equal(0, ledger.NetQuantity(Call100).Units);
        ledger.AssertSound();
    }

    [Theory]
    [InlineData(1, -100, 10_000)]
    [InlineData(-1, 100, -10_000)]
    public void Settle_PhysicalPut_DeliversTheOtherWay(long contracts, long shares, int cash)
    {
        var ledger = Ledger();
        ledger.Fill("a", Put100, contracts, 3);
        var settled = ledger.Settle(Put100, Price.Of(95));
        Assert.Equal((shares, Usd(cash)), (ledger.NetQuantity(Stock).Units, settled.CashChange));
        ledger.AssertSound();
    }

    [Fact]
    public void Settle_CoveredCall_TotalProfitIsExact()
    {
        // 100 shares at 90, call sold at 2.50 and assigned at 100: 1000 + 250.
        var ledger = Ledger();
        ledger.Fill("a", Stock, 100, 90);
        ledger.Fill("b", Call100, -1, 2.50m);
        var settled = ledger.Settle(Call100, Price.Of(120));
        Assert.Equal(Usd(1_250), settled.Gross);
        Assert.Equal(2, settled.Closed.Count);
        Assert.Equal(Usd(1_250), ledger.Cash);
        Assert.Equal(0, ledger.NetQuantity(Stock).Units);
        ledger.AssertSound();
    }

    [Fact]
    public void Settle_SeveralOwners_EachIsSettledOnce()
    {
        var ledger = Ledger();
        ledger.Fill("a", IndexCall4000, 2, 20, owner: Alpha);
        ledger.Fill("b", IndexCall4000, -1, 21, owner: Beta);
        var settled = ledger.Settle(IndexCall4000, Price.Of(4_030));
        Assert.Equal(Usd(3_000), settled.CashChange);
        Assert.Equal(Usd(2_000), ledger.RealisedGross(Alpha));
        Assert.Equal(Usd(-900), ledger.RealisedGross(Beta));
        ledger.AssertSound();
    }

    [Fact]
    public void Settle_Futures_PayTheDifferenceOrDeliver()
    {
        // Cash: short 2 at 4000, settled 3990, 50 a point: +1000. Physical: long 1 at 95, settled 97: +200, 100 shares at 97.
        var ledger = Ledger();
        ledger.Fill("a", Future, -2, 4_000);
        ledger.Fill("b", StockFuture, 1, 95);
        Assert.Equal(Usd(1_000), ledger.Settle(Future, Price.Of(3_990)).CashChange);
        var delivered = ledger.Settle(StockFuture, Price.Of(97));
        Assert.Equal(Usd(200 - 9_700), delivered.CashChange);
        Assert.Equal(100, ledger.NetQuantity(Stock).Units);
        Assert.Equal(Price.Of(97), ledger.AverageOpenPrice(OwnerId.Manual, Stock));
        ledger.AssertSound();
    }

    [Fact]
    public void Assign_Early_OncePerReferenceInOrderOfOwner()
    {
        var ledger = Ledger();
        ledger.Fill("a", Call100, -2, 3, owner: Beta);
        ledger.Fill("b", Call100, -2, 4, owner: Alpha);
        ledger.Fill("c", Call100, -2, 5, owner: OwnerId.Unassigned);
        Assert.Equal(SettlementOutcome.Refused, ledger.Assign(Call100, new(7), "r0", At(9)).Outcome);

        var assigned = ledger.Assign(Call100, new(3), "r1", At(9));
        Assert.Equal(Usd(30_000), assigned.CashChange);
        Assert.Equal(Usd(2 * 400 + 300), assigned.Gross);
        Assert.Equal((0, -200), (ledger.QuantityOf(Alpha, Call100).Units, ledger.QuantityOf(Alpha, Stock).Units));
        Assert.Equal((-1, -100), (ledger.QuantityOf(Beta, Call100).Units, ledger.QuantityOf(Beta, Stock).Units));
        Assert.Equal(-2, ledger.QuantityOf(OwnerId.Unassigned, Call100).Units);
        Assert.Equal(At(9), ledger.LotsOf(Beta, Stock)[0].OpenedAt);
        Assert.Equal(SettlementOutcome.AlreadySettled, ledger.Assign(Call100, new(3), "r1", At(9)).Outcome);
        Assert.Equal(-3, ledger.NetQuantity(Call100).Units);
        ledger.AssertSound();

        // What is left expires as usual.
        Assert.Equal(Usd(30_000), ledger.Settle(Call100, Price.Of(110)).CashChange);
        Assert.Equal(-600, ledger.NetQuantity(Stock).Units);
        ledger.AssertSound();
    }

    [Fact]
    public void Assign_CashSettledOrNothing_IsRefused()
    {
        var ledger = Ledger();
        ledger.Fill("a", IndexCall4000, -1, 3);
        Assert.Equal(SettlementOutcome.Refused, ledger.Assign(IndexCall4000, new(1), "r1", At(9)).Outcome);
        Assert.Equal(SettlementOutcome.Refused, ledger.Assign(Stock, new(1), "r2", At(9)).Outcome);
        Assert.Equal(SettlementOutcome.Refused, ledger.Assign(Call100, new(0), "r3", At(9)).Outcome);
    }

    [Fact]
    public void Correct_AfterCashSettlement_SettlesTheCorrectedQuantity()
    {
        // 3 at 20 settled at 4010 brings 3000; truly they were 2 at 21.
        var ledger = Ledger();
        ledger.Fill("a", IndexCall4000, 3, 20);
        ledger.Settle(IndexCall4000, Price.Of(4_010));
        ledger.Correct(new("a"), Fill("a2", IndexCall4000, 2, 21), Usd(0));
        Assert.Equal(Usd(-4_200 + 2_000), ledger.Cash);
        Assert.Equal(Usd(-2_200), ledger.RealisedGross());
        Assert.Equal(0, ledger.NetQuantity(IndexCall4000).Units);
        ledger.AssertSound();

        ledger.Bust(new("a2"));
        Assert.Equal(Usd(0), ledger.Cash);
        ledger.AssertSound();
    }

    [Fact]
    public void Correct_AfterDelivery_TakesAPriceButNoQuantity()
    {
        var ledger = Ledger();
        ledger.Fill("a", Call100, 1, 2);
        ledger.Settle(Call100, Price.Of(110));
        Assert.Equal(LedgerOutcome.Refused, ledger.Correct(new("a"), Fill("a2", Call100, 2, 2), Usd(0)).Outcome);
        Assert.Equal(LedgerOutcome.Refused, ledger.Bust(new("a")).Outcome);
        Assert.Equal(Usd(-10), ledger.Correct(new("a"), Fill("a2", Call100, 1, 2.10m), Usd(0)).CashChange);
        Assert.Equal(100, ledger.NetQuantity(Stock).Units);
        ledger.AssertSound();
    }
}
