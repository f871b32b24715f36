using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Protection;
using static Fairlead.Engine.Tests.Protection.GuardKit;

namespace Fairlead.Engine.Tests.Protection;

public sealed class PremiumGuardTests
{
    private const int Call = 0;
    private const int Put = 1;

    private static readonly PremiumLeg[] Straddle = [new(Side.Sell, Ratio: 1), new(Side.Sell, Ratio: 1)];
    private static readonly PremiumLeg[] BullPut = [new(Side.Sell, Ratio: 1), new(Side.Buy, Ratio: 1)];
    private static readonly ProtectionPlan Double = new() { CombinedPremium = new(StopRatio: 2m, TargetRatio: 0.5m) };

    [Theory]
    [InlineData(100, 259.99, ExitReason.None)]
    [InlineData(100, 260, ExitReason.CombinedStop)]
    [InlineData(360, 0, ExitReason.CombinedStop)]
    [InlineData(50, 40.01, ExitReason.None)]
    [InlineData(50, 40, ExitReason.CombinedTarget)]
    public void Straddle_SoldFor180_StopsAtTwiceAndTakesHalf(decimal call, decimal put, ExitReason expected)
    {
        var guard = SoldStraddle(Double);
        Assert.Equal((13_500m, 180m), (guard.EntryPremium, guard.EntryPremiumPerUnit));
        Assert.Equal(ExitReason.None, guard.Mark(Call, call));
        Assert.Equal(expected, guard.Mark(Put, put));
    }

    [Theory]
    [InlineData(8, 1, ExitReason.None)] // worth 7: 350 paid 500
    [InlineData(6, 1, ExitReason.CombinedStop)] // worth 5, half of 10
    [InlineData(20, 5, ExitReason.CombinedTarget)] // worth 15
    public void DebitSpread_Paid10_StopsAtHalfItsWorth(decimal bought, decimal sold, ExitReason expected)
    {
        var plan = new ProtectionPlan { CombinedPremium = new(StopRatio: 0.5m, TargetRatio: 1.5m) };
        var guard = new PremiumGuard(plan, [new(Side.Buy, 1), new(Side.Sell, 1)], isCredit: false, multiplier: 50, TimeSpan.FromSeconds(5));
        guard.Fill(0, 1, 14m);
        guard.Fill(1, 1, 4m);
        Assert.Equal((-500m, -10m), (guard.EntryPremium, guard.EntryPremiumPerUnit));
        guard.Mark(1, sold);
        Assert.Equal(expected, guard.Mark(0, bought));
        Assert.Equal((bought - sold - 10m) * 50m, guard.UnrealisedAt(Second(0)));
    }

    [Fact]
    public void Mark_OfOneLegMissing_IsUnknownAndStrikesNothing()
    {
        var guard = SoldStraddle(Double with { MaxLoss = 1m });
        Assert.Equal(new Blindness(BlindReason.NoMark, Call), guard.BlindnessAt(Start));
        Assert.Equal(ExitReason.None, guard.Mark(Call, 5_000m));
        Assert.Equal(new Blindness(BlindReason.NoMark, Put), guard.BlindnessAt(Start));
        Assert.Null(guard.CostToCloseAt(Start));
        Assert.Null(guard.UnrealisedAt(Start));
        Assert.Equal(ExitReason.CombinedStop, SoldStraddle(Double, call: 5_000m).Mark(Put, 1m));
    }

    [Fact]
    public void Mark_Lost_IsUnknownUntilTheNext()
    {
        var guard = SoldStraddle(Double, call: 100m, put: 80m);
        Assert.False(guard.IsBlindAt(Start));
        guard.OnMarkLost(Put);
        Assert.Equal(ExitReason.None, guard.Mark(Call, 5_000m));
        Assert.Equal(new Blindness(BlindReason.NoMark, Put), guard.BlindnessAt(Start));
        Assert.Equal(ExitReason.CombinedStop, guard.Mark(Put, 80m));
    }

    [Fact]
    public void Mark_OlderThanAllowed_IsUnknownUntilTheNext()
    {
        var guard = SoldStraddle(Double, call: 100m, put: 80m);
        Assert.Equal(new Blindness(BlindReason.None, -1), guard.BlindnessAt(Second(5)));
        Assert.Equal(new Blindness(BlindReason.StaleMark, Call), guard.BlindnessAt(Second(5.001)));
        Assert.Equal(ExitReason.None, guard.OnMark(Call, Price.Of(5_000m), Second(6)));
        Assert.Equal(new Blindness(BlindReason.StaleMark, Put), guard.BlindnessAt(Second(6)));
        Assert.Equal(ExitReason.CombinedStop, guard.OnMark(Put, Price.Of(80m), Second(7)));
    }

    [Fact]
    public void Entry_OneLegFilled_IsGuardedForThatLegAlone()
    {
        var guard = new PremiumGuard(Double, Straddle, isCredit: true, multiplier: 1, TimeSpan.FromSeconds(5));
        guard.Fill(Call, 25, 100m);
        Assert.Null(guard.EntryPremiumPerUnit);
        Assert.Equal(2_500m, guard.EntryPremium);
        Assert.Equal(ExitReason.None, guard.Mark(Call, 199.95m));
        Assert.Equal(ExitReason.CombinedStop, guard.Mark(Call, 200m));
    }

    [Fact]
    public void Entry_InParts_UsesTheFilledUnitsOfEachLeg()
    {
        var guard = new PremiumGuard(Double, Straddle, isCredit: true, multiplier: 1, TimeSpan.FromSeconds(5));
        guard.Fill(Call, 25, 100m);
        guard.Fill(Call, 50, 106m);
        guard.Fill(Put, 30, 80m);
        Assert.Equal(2_500m + 5_300m + 2_400m, guard.EntryPremium);
        Assert.Equal(104m + 80m, guard.EntryPremiumPerUnit);
        guard.Mark(Call, 104m);
        Assert.Equal(ExitReason.None, guard.Mark(Put, 419.95m)); // 7800 + 12598.5 < 20400
        Assert.Equal(ExitReason.CombinedStop, guard.Mark(Put, 420m));
    }

    [Fact]
    public void Entry_BoughtLegFirst_RatioMeansNothingYetButMaxLossWorks()
    {
        var guard = new PremiumGuard(Double with { MaxLoss = 100m }, BullPut, isCredit: true, multiplier: 1, TimeSpan.FromSeconds(5));
        guard.Fill(1, 75, 20m);
        Assert.Equal(ExitReason.None, guard.Mark(1, 19m));
        Assert.Equal(new Blindness(BlindReason.Unbalanced, -1), guard.BlindnessAt(Start));
        Assert.Equal(-75m, guard.UnrealisedAt(Start));
        Assert.Equal(ExitReason.MaxLoss, guard.Mark(1, 18m));
    }

    [Fact]
    public void Entry_BothLegsFilled_RatioWorks()
    {
        var guard = new PremiumGuard(Double, BullPut, isCredit: true, multiplier: 1, TimeSpan.FromSeconds(5));
        guard.Fill(1, 75, 20m);
        guard.Fill(0, 75, 50m);
        guard.Mark(0, 70m);
        Assert.Equal(ExitReason.None, guard.Mark(1, 15m));
        Assert.False(guard.IsBlindAt(Start));
        Assert.Equal(ExitReason.CombinedStop, guard.Mark(1, 10m));
    }

    [Fact]
    public void Exit_OfOneLeg_LeavesTheRestGuardedForItsOwnPremium()
    {
        var guard = SoldStraddle(Double, call: 100m, put: 80m);
        guard.OnExitFill(Call, new Quantity(75));
        guard.OnExitFill(Put, new Quantity(25));
        guard.OnMarkLost(Call); // a closed leg needs no mark
        Assert.Equal(80m * 50, guard.EntryPremium);
        Assert.Equal(ExitReason.None, guard.Mark(Put, 159.95m));
        Assert.Equal(ExitReason.CombinedStop, guard.Mark(Put, 160m));
        guard.OnExitFill(Put, new Quantity(50));
        Assert.Equal(ExitReason.None, guard.Mark(Put, 500m));
        Assert.False(guard.IsBlindAt(Second(1_000)));
    }

    [Fact]
    public void EntryCorrected_MovesThePremium()
    {
        var guard = SoldStraddle(Double);
        guard.OnEntryCorrected(Call, new Quantity(75), Price.Of(100m), new Quantity(75), Price.Of(90m));
        Assert.Equal(170m, guard.EntryPremiumPerUnit);
        guard.OnEntryCorrected(Put, new Quantity(75), Price.Of(80m), Quantity.Zero, Price.Zero);
        Assert.Equal((null, 6_750m), (guard.EntryPremiumPerUnit, guard.EntryPremium));
    }

    [Theory]
    [InlineData(1_000, 193.33, ExitReason.None)] // 180 + 1000 / 75 = 193.3333
    [InlineData(1_000, 193.34, ExitReason.MaxLoss)]
    [InlineData(13_500, 360, ExitReason.CombinedStop)] // both at once: the plan's stop
    [InlineData(14_000, 500, ExitReason.CombinedStop)] // the nearer one
    public void MaxLoss_BesideTheStop_TheNearerIsTheReason(decimal maxLoss, decimal cost, ExitReason expected)
    {
        var guard = SoldStraddle(Double with { MaxLoss = maxLoss }, call: 0m);
        Assert.Equal(expected, guard.Mark(Put, cost));
    }

    [Fact]
    public void Ratios_OfLegs_CountInThePremiumPerUnit()
    {
        var guard = new PremiumGuard(Double, [new(Side.Buy, 1), new(Side.Sell, 2)], isCredit: true, multiplier: 100, TimeSpan.FromSeconds(5));
        guard.Fill(0, 3, 5m);
        guard.Fill(1, 6, 4m);
        Assert.Equal((3m, 900m), (guard.EntryPremiumPerUnit, guard.EntryPremium));
    }

    [Fact]
    public void Strike_MarksComeBack_StaysStruckUntilAmended()
    {
        var guard = SoldStraddle(Double, call: 100m);
        Assert.Equal(ExitReason.CombinedStop, guard.Mark(Put, 300m));
        Assert.Equal(ExitReason.CombinedStop, guard.Mark(Put, 80m));
        Assert.Equal(PlanFaultKind.VersionMismatch, guard.Amend(Double, expectedVersion: 7)?.Kind);
        Assert.Equal(PlanFaultKind.Empty, guard.Amend(new ProtectionPlan(), expectedVersion: 1)?.Kind);
        Assert.Equal((1, ExitReason.CombinedStop), (guard.Version, guard.Struck));
        Assert.Null(guard.Amend(new ProtectionPlan { CombinedPremium = new(3m, null) }, expectedVersion: 1));
        Assert.Equal(ExitReason.None, guard.Mark(Put, 439.95m));
        Assert.Equal((2, ExitReason.CombinedStop), (guard.Version, guard.Mark(Put, 440m)));
    }

    [Fact]
    public void Times_StrikeWithoutAnyMark()
    {
        var guard = SoldStraddle(new ProtectionPlan { SquareOffBefore = TimeSpan.FromMinutes(10), ExitAfter = TimeSpan.FromHours(2) });
        Assert.False(guard.IsBlindAt(Second(100)));
        Assert.Equal(Second(3_000), guard.NextTimeAt(Second(3_600)));
        Assert.Equal(ExitReason.None, guard.OnTime(Second(2_999), Second(3_600)));
        Assert.Equal(ExitReason.SquareOff, guard.OnTime(Second(3_000), Second(3_600)));
    }

    [Fact]
    public void Marks_AllRulesSet_AllocateNothing()
    {
        var guard = SoldStraddle(Double with { MaxLoss = 1e6m }, call: 100m, put: 80m);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++)
            guard.OnMark(i % 2, new Price(90_000_000 + i), Start);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(ExitReason.None, guard.Struck);
    }

    private static PremiumGuard SoldStraddle(ProtectionPlan plan, decimal? call = null, decimal? put = null)
    {
        var guard = new PremiumGuard(plan, Straddle, isCredit: true, multiplier: 1, TimeSpan.FromSeconds(5));
        guard.Fill(Call, 75, 100m);
        guard.Fill(Put, 75, 80m);
        if (call is { } callMark)
            guard.Mark(Call, callMark);
        if (put is { } putMark)
            guard.Mark(Put, putMark);
        return guard;
    }
}

internal static class PremiumKit
{
    public static void Fill(this PremiumGuard guard, int leg, long units, decimal price) =>
        guard.OnEntryFill(leg, new Quantity(units), Price.Of(price), Start);

    public static ExitReason Mark(this PremiumGuard guard, int leg, decimal price) =>
        guard.OnMark(leg, Price.Of(price), Start);
}
