using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Protection;
using static Fairlead.Engine.Tests.Protection.GuardKit;

namespace Fairlead.Engine.Tests.Protection;

/// <summary>Partial fills, corrections, exits: what the levels hang on.</summary>
public sealed class GuardFillTests
{
    [Fact]
    public void EntryFills_AtThirds_KeepTheAverageExact()
    {
        var guard = new Guard(new ProtectionPlan { Stop = Points(2m), Target = Points(2m) }, Side.Buy, FivePaise, multiplier: 1);
        guard.Fill(1, 100m);
        guard.Fill(2, 100.10m);
        // 100.0666...: stop 98.0666... up, target 102.0666... down.
        Assert.Equal((98.10m, 102.05m), (guard.Stop(), guard.Target()));
        guard.Fill(1, 100.10m);
        Assert.Equal(100.075m, guard.AverageEntry);
        Assert.Equal(new Quantity(4), guard.Open);
    }

    [Theory]
    [InlineData(Side.Buy, 102, 99, 103)]
    [InlineData(Side.Buy, 99, 97.5, 101.5)]
    [InlineData(Side.Sell, 102, 103, 99)]
    [InlineData(Side.Sell, 99, 101.5, 97.5)]
    public void LaterFill_StopNotImproved_KeepsThePlansDistanceFromTheNewAverage(
        Side entry, decimal second, decimal stop, decimal target)
    {
        var guard = Filled(new ProtectionPlan { Stop = Points(2m), Target = Points(2m) }, entry, 100m);
        guard.Fill(75, second);
        Assert.Equal((stop, target), (guard.Stop(), guard.Target()));
    }

    [Fact]
    public void LaterFill_StopImproved_TightensOrLeavesIt()
    {
        var plan = new ProtectionPlan { Stop = Points(2m), BreakEven = new BreakEvenRule(Points(3m), Points(0.5m)) };
        var guard = Filled(plan, Side.Buy, 100m);
        guard.At(103m);
        Assert.Equal(100.5m, guard.Stop());

        guard.Fill(75, 101m); // average 100.5: its plain stop 98.5 would loosen
        Assert.Equal((100.5m, ExitReason.BreakEven), (guard.Stop(), guard.StopRule));

        guard.Fill(1500, 104m); // average 103.68: its plain stop is tighter now
        Assert.Equal((101.7m, ExitReason.Stop), (guard.Stop(), guard.StopRule));

        guard.Fill(75, 102m); // average 103.61, plain stop 101.61: an improved stop stays
        Assert.Equal(101.7m, guard.Stop());
    }

    [Fact]
    public void LaterFill_AveragingDown_OldBestPriceBringsNoStage()
    {
        var guard = Filled(FiveStages, Side.Buy, 100m);
        guard.At(109m);
        guard.At(93m);
        guard.Fill(75, 93m); // average 96.5: the old best 109 would be a profit of 12.5
        Assert.Equal(ExitReason.None, guard.At(96.6m));
        Assert.Equal((0, 88.5m), (guard.Stage, guard.Stop()));
        guard.At(106.5m);
        Assert.Equal((1, 97.5m), (guard.Stage, guard.Stop()));
    }

    [Fact]
    public void LaterFill_AddingAtAProfit_LockedStageDoesNotJumpOverTheMarket()
    {
        var guard = Filled(FiveStages, Side.Buy, 100m);
        guard.At(111m);
        Assert.Equal((1, 101m), (guard.Stage, guard.Stop()));
        guard.Fill(750, 111m); // average 110: entry plus one would be the market itself
        Assert.Equal(ExitReason.None, guard.At(111m));
        Assert.Equal(102m, guard.Stop()); // eight from the new average
        guard.At(120m);
        Assert.Equal(111m, guard.Stop());
    }

    [Fact]
    public void EntryCorrected_ToAnotherPriceOrToNothing_MovesTheAverage()
    {
        var guard = Filled(new ProtectionPlan { Stop = Points(2m) }, Side.Buy, 100m);
        guard.Fill(75, 110m);
        guard.OnEntryCorrected(new Quantity(75), Price.Of(110m), new Quantity(75), Price.Of(101m));
        Assert.Equal((100.5m, 98.5m), (guard.AverageEntry, guard.Stop()));
        guard.OnEntryCorrected(new Quantity(75), Price.Of(101m), Quantity.Zero, Price.Zero);
        Assert.Equal((100m, 98m), (guard.AverageEntry, guard.Stop()));
        guard.OnEntryCorrected(new Quantity(75), Price.Of(100m), Quantity.Zero, Price.Zero);
        Assert.Null(guard.AverageEntry);
        Assert.Equal(ExitReason.None, guard.At(1m));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => guard.OnEntryCorrected(new Quantity(1), Price.Of(100m), Quantity.Zero, Price.Zero));
    }

    [Fact]
    public void ExitFill_PartOfTheGroup_LeavesAverageAndStop()
    {
        var guard = Filled(new ProtectionPlan { Stop = Points(2m) }, Side.Buy, 100m);
        guard.OnExitFill(new Quantity(50));
        Assert.Equal((new Quantity(25), 100m, 98m), (guard.Open, guard.AverageEntry, guard.Stop()));
        guard.OnExitFill(new Quantity(25));
        Assert.Equal(ExitReason.None, guard.At(50m));
    }

    [Theory]
    [InlineData(Side.Buy, 98.50)]
    [InlineData(Side.Sell, 101.50)]
    public void MaxLoss_CountsOpenUnitsAndMultiplier(Side entry, decimal level)
    {
        var guard = new Guard(new ProtectionPlan { MaxLoss = 600m }, entry, Cent, multiplier: 100);
        guard.Fill(4, 100m);
        Assert.Equal(level, guard.MaxLossLevel!.Value.ToDecimal());
        Assert.Equal(-600m, guard.UnrealisedAt(Price.Of(level)));
        guard.OnExitFill(new Quantity(2));
        Assert.Equal(ExitReason.None, guard.At(level));
        guard.OnExitFill(new Quantity(-2)); // the exit was taken back
        Assert.Equal(ExitReason.MaxLoss, guard.At(level));
    }

    [Fact]
    public void MaxLoss_AndStopBothCrossed_TheNearerIsTheReason()
    {
        var plan = new ProtectionPlan { Stop = Points(2m), MaxLoss = 75m };
        Assert.Equal(ExitReason.MaxLoss, Filled(plan, Side.Buy, 100m).At(90m));
        Assert.Equal(ExitReason.Stop, Filled(plan with { MaxLoss = 225m }, Side.Buy, 100m).At(90m));
    }
}
