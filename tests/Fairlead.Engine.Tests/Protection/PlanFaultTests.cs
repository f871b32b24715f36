using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Protection;
using static Fairlead.Engine.Tests.Protection.GuardKit;

namespace Fairlead.Engine.Tests.Protection;

public sealed class PlanFaultTests
{
    private static readonly Price Reference = Price.Of(100m);

    public static TheoryData<ProtectionPlan, PlanFaultKind?> BoughtAt100 => new()
    {
        { new(), PlanFaultKind.Empty },
        { new() { Stop = Points(2m) }, null },
        { new() { Stop = Points(0m) }, PlanFaultKind.DistanceNotPositive },
        { new() { Stop = Points(-1m) }, PlanFaultKind.DistanceNotPositive },
        { new() { Stop = new Distance(Price.Of(5m), BasisPoints: -3) }, PlanFaultKind.DistanceNotPositive },
        { new() { Stop = Percent(0.004m) }, PlanFaultKind.DistanceNotPositive },
        { new() { Stop = Percent(0.01m) }, null },
        { new() { Target = Percent(100m) }, null },
        { new() { Target = Percent(100.01m) }, PlanFaultKind.PercentOutOfRange },
        { new() { Stop = Points(100m) }, null },
        { new() { Stop = Points(100.01m) }, PlanFaultKind.OutOfReach },
        { new() { Target = Points(150m) }, null },
        { new() { Stop = Points(2m), StopAt = Price.Of(98m) }, PlanFaultKind.GivenTwice },
        { new() { Target = Points(2m), TargetAt = Price.Of(102m) }, PlanFaultKind.GivenTwice },
        { new() { StopAt = Price.Of(99.95m) }, null },
        { new() { StopAt = Price.Of(100m) }, PlanFaultKind.WrongSide },
        { new() { StopAt = Price.Of(101m) }, PlanFaultKind.WrongSide },
        { new() { TargetAt = Price.Of(100.05m) }, null },
        { new() { TargetAt = Price.Of(100m) }, PlanFaultKind.WrongSide },
        { new() { TargetAt = Price.Of(99m) }, PlanFaultKind.WrongSide },
        { new() { BreakEven = new(Points(3m), Points(0m)) }, null },
        { new() { BreakEven = new(Points(0m), Points(0m)) }, PlanFaultKind.DistanceNotPositive },
        { new() { BreakEven = new(Points(3m), Points(3m)) }, PlanFaultKind.LockInOutOfRange },
        { new() { BreakEven = new(Points(3m), Points(-0.05m)) }, PlanFaultKind.LockInOutOfRange },
        { new() { BreakEven = new(Points(3m), Percent(2.9m)) }, null },
        { new() { BreakEven = new(Points(3m), Percent(3m)) }, PlanFaultKind.LockInOutOfRange },
        { new() { Trail = new() { By = Points(1m) } }, null },
        { new() { Trail = new() { By = Points(0m) } }, PlanFaultKind.TrailStepNotPositive },
        { new() { Trail = new() { By = Percent(101m) } }, PlanFaultKind.PercentOutOfRange },
        { new() { Trail = new() { By = Points(1m), ActivateAfter = Points(0m) } }, PlanFaultKind.DistanceNotPositive },
        { FiveStages, null },
        { Staged(), PlanFaultKind.StageCount },
        { Staged([.. Enumerable.Range(1, 17).Select(i => Stage(i, null, 1m))]), PlanFaultKind.StageCount },
        { Staged(Stage(1m, null, null)), PlanFaultKind.StageAmbiguous },
        { Staged(Stage(1m, 0.5m, 1m)), PlanFaultKind.StageAmbiguous },
        { Staged(Stage(2m, 1m, null), Stage(2m, null, 1m)), PlanFaultKind.StagesNotRising },
        { Staged(new TrailStage(Percent(2m), Points(1m), null), Stage(1.9m, null, 1m)), PlanFaultKind.StagesNotRising },
        { Staged(Stage(0m, null, 1m)), PlanFaultKind.DistanceNotPositive },
        { Staged(Stage(2m, 2m, null)), PlanFaultKind.LockInOutOfRange },
        { Staged(Stage(2m, null, 0m)), PlanFaultKind.TrailStepNotPositive },
        { new() { MaxLoss = 0.01m }, null },
        { new() { MaxLoss = 0m }, PlanFaultKind.MaxLossNotPositive },
        { new() { CombinedPremium = new(2m, 0.5m) }, PlanFaultKind.WrongScope },
        { new() { ExitAt = Start }, null },
        { new() { ExitAfter = TimeSpan.Zero }, PlanFaultKind.TimeOutOfRange },
        { new() { ExitAfter = TimeSpan.FromDays(1) - TimeSpan.FromTicks(1) }, null },
        { new() { ExitAfter = TimeSpan.FromDays(1) }, PlanFaultKind.TimeOutOfRange },
        { new() { SquareOffBefore = TimeSpan.FromMinutes(-1) }, PlanFaultKind.TimeOutOfRange },
        { new() { SquareOffBefore = TimeSpan.FromMinutes(374) }, null },
        { new() { SquareOffBefore = TimeSpan.FromMinutes(375) }, PlanFaultKind.TimeOutOfRange },
    };

    [Theory]
    [MemberData(nameof(BoughtAt100))]
    public void Fault_BoughtAt100_IsTheFirstBrokenRule(ProtectionPlan plan, PlanFaultKind? expected) =>
        Assert.Equal(expected, plan.Fault(Side.Buy, Reference, session: TimeSpan.FromMinutes(375))?.Kind);

    public static TheoryData<ProtectionPlan, PlanFaultKind?> SoldAt100 => new()
    {
        { new() { StopAt = Price.Of(101m), TargetAt = Price.Of(99m) }, null },
        { new() { StopAt = Price.Of(99m) }, PlanFaultKind.WrongSide },
        { new() { StopAt = Price.Of(100m) }, PlanFaultKind.WrongSide },
        { new() { TargetAt = Price.Of(101m) }, PlanFaultKind.WrongSide },
        { new() { Stop = Points(150m) }, null },
        { new() { Target = Points(100m) }, null },
        { new() { Target = Points(100.01m) }, PlanFaultKind.OutOfReach },
    };

    [Theory]
    [MemberData(nameof(SoldAt100))]
    public void Fault_SoldAt100_IsTheFirstBrokenRule(ProtectionPlan plan, PlanFaultKind? expected) =>
        Assert.Equal(expected, plan.Fault(Side.Sell, Reference)?.Kind);

    public static TheoryData<ProtectionPlan, bool, PlanFaultKind?> Structures => new()
    {
        { new(), true, PlanFaultKind.Empty },
        { Premium(2m, 0.5m), true, null },
        { Premium(2m, null), true, null },
        { Premium(null, 0.5m), true, null },
        { Premium(null, null), true, PlanFaultKind.PremiumRatio },
        { Premium(1m, null), true, PlanFaultKind.PremiumRatio },
        { Premium(0.5m, null), true, PlanFaultKind.PremiumRatio },
        { Premium(100.1m, null), true, PlanFaultKind.PremiumRatio },
        { Premium(null, 0m), true, PlanFaultKind.PremiumRatio },
        { Premium(null, 1m), true, PlanFaultKind.PremiumRatio },
        { Premium(0.5m, 2m), false, null },
        { Premium(2m, 0.5m), false, PlanFaultKind.PremiumRatio },
        { Premium(0m, null), false, PlanFaultKind.PremiumRatio },
        { new() { MaxLoss = 500m }, true, null },
        { new() { MaxLoss = -500m }, true, PlanFaultKind.MaxLossNotPositive },
        { new() { SquareOffBefore = TimeSpan.FromMinutes(15) }, true, null },
        { new() { SquareOffBefore = TimeSpan.FromDays(2) }, true, PlanFaultKind.TimeOutOfRange },
        { new() { Stop = Points(2m) }, true, PlanFaultKind.WrongScope },
        { new() { Trail = new() { By = Points(2m) } }, true, PlanFaultKind.WrongScope },
    };

    [Theory]
    [MemberData(nameof(Structures))]
    public void StructureFault_IsTheFirstBrokenRule(ProtectionPlan plan, bool isCredit, PlanFaultKind? expected) =>
        Assert.Equal(expected, plan.StructureFault(isCredit)?.Kind);

    private static ProtectionPlan Premium(decimal? stop, decimal? target) => new() { CombinedPremium = new(stop, target) };

    private static ProtectionPlan Staged(params TrailStage[] stages) => new() { Trail = new() { Stages = stages } };

    private static TrailStage Stage(decimal profit, decimal? lockIn, decimal? follow) =>
        new(Points(profit), lockIn is { } kept ? Points(kept) : null, follow is { } step ? Points(step) : null);
}
