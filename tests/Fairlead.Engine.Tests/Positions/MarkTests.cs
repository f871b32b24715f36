using Fairlead.Domain.Amounts;
using Fairlead.Engine.Positions;
using static Fairlead.Engine.Tests.Positions.TestLedger;

namespace Fairlead.Engine.Tests.Positions;

public sealed class MarkTests
{
    [Fact]
    public void OnMark_SeveralOwners_ValuesEach()
    {
        var ledger = Ledger(1_000);
        ledger.Fill("a", Stock, 10, 100, charges: 1, owner: Alpha);
        ledger.Fill("b", Stock, -4, 101, owner: Beta);
        ledger.OnMark(Stock, Price.Of(103.5m));
        Assert.Equal(new Valuation(Usd(35), 0), ledger.UnrealisedOf(Alpha));
        Assert.Equal(new Valuation(Usd(-10), 0), ledger.UnrealisedOf(Beta));
        Assert.Equal(new Valuation(Usd(25), 0), ledger.Unrealised);

        // 1000 - 1001 + 404 cash, 6 shares worth 621; or 1000 + 25 - 1.
        Assert.Equal(new Valuation(Usd(1_024), 0), ledger.Equity);
        ledger.OnMark(Stock, Price.Of(99));
        Assert.Equal(Usd(-10 + 8), ledger.Unrealised.Known);
    }

    [Fact]
    public void OnMark_BeforeAnyMark_OpenPositionsAreUnknownNotZero()
    {
        var ledger = Ledger(1_000);
        ledger.OnMark(Stock, Price.Of(1));
        ledger.Fill("a", Stock, 10, 100, owner: Alpha);
        ledger.Fill("b", Call100, 1, 2);
        Assert.Equal(2, ledger.Equity.Unmarked);
        Assert.False(ledger.UnrealisedOf(Alpha).IsComplete);
        Assert.True(ledger.UnrealisedOf(Beta).IsComplete);
        Assert.Null(ledger.PositionAt(0).Unrealised);
        Assert.Null(ledger.MarkOf(Stock));

        ledger.OnMark(Stock, Price.Of(101));
        Assert.Equal(Usd(10), ledger.PositionAt(0).Unrealised);
        Assert.Equal(1, ledger.Unrealised.Unmarked);
        Assert.Equal(Usd(1_000 - 1_000 - 200 + 1_010), ledger.Equity.Known);

        ledger.Fill("c", Call100, -1, 2);
        Assert.True(ledger.Equity.IsComplete);
        Assert.Equal(Usd(0), ledger.PositionAt(1).Unrealised);
    }

    [Fact]
    public void OnMark_AfterFillsAndCorrections_FollowsTheLots()
    {
        var ledger = Ledger();
        ledger.Fill("a", Call100, 2, 1.00m);
        ledger.OnMark(Call100, Price.Of(1.50m));
        Assert.Equal(Usd(100), ledger.Unrealised.Known);
        ledger.Fill("b", Call100, -1, 1.40m);
        Assert.Equal(Usd(50), ledger.Unrealised.Known);
        ledger.Correct(new("a"), Fill("a2", Call100, 2, 1.20m), Usd(0));
        Assert.Equal(Usd(30), ledger.Unrealised.Known);
        Assert.Equal(Usd(20), ledger.RealisedGross());
        Assert.Equal(Usd(50), ledger.Equity.Known);
        ledger.Fill("c", Call100, -1, 1.50m);
        Assert.Equal(Usd(0), ledger.Unrealised.Known);
        ledger.OnMark(Call100, Price.Of(9));
        Assert.Equal(Usd(50), ledger.Equity.Known);
    }

    [Fact]
    public void OnMark_AllocatesNothing()
    {
        var ledger = Ledger();
        for (var owner = 0; owner < 8; owner++)
            ledger.Fill("f" + owner, Stock, owner % 2 == 0 ? 10 : -3, 100 + owner, owner: new OwnerId(owner));
        var mark = Price.Of(100);
        ledger.OnMark(Stock, mark);
        _ = ledger.Equity;

        // The runtime itself may allocate once on this thread; an allocation per mark would show in every round.
        var least = long.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var step = 0; step < 1_000; step++)
            {
                mark += Price.Of(step % 2 == 0 ? 0.01m : -0.01m);
                ledger.OnMark(Stock, mark);
                _ = ledger.Equity;
                _ = ledger.UnrealisedOf(OwnerId.Manual);
                _ = ledger.NetQuantity(Stock);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }
}
