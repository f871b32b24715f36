using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Protection;
using static Fairlead.Engine.Tests.Protection.GuardKit;

namespace Fairlead.Engine.Tests.Protection;

public sealed class GuardAmendTests
{
    private static readonly ProtectionPlan Trailing = new() { Stop = Points(4m), Trail = new TrailRule { By = Points(2m), ActivateAfter = Points(1m) } };

    [Fact]
    public void Plan_WrittenToByItsMaker_DoesNotReachTheGuard()
    {
        var plan = FiveStages;
        var guard = Filled(plan, Side.Buy, 100m);
        plan.Trail!.Stages![0] = new TrailStage(Points(1m), LockIn: Points(0.5m), Follow: null);
        guard.At(102m);
        Assert.Equal((0, 92m), (guard.Stage, guard.Stop()));
        Assert.NotSame(plan.Trail, guard.Plan.Trail);
    }

    [Fact]
    public void Amend_OtherVersion_IsRefusedAndChangesNothing()
    {
        var guard = Filled(Trailing, Side.Buy, 100m);
        var fault = guard.Amend(new ProtectionPlan { Stop = Points(9m) }, expectedVersion: 2, Price.Of(100m), mayLoosen: true);
        Assert.Equal(PlanFaultKind.VersionMismatch, fault?.Kind);
        Assert.Equal((1, 96m), (guard.Version, guard.Stop()));
    }

    [Fact]
    public void Amend_FaultyPlan_IsRefusedAndChangesNothing()
    {
        var guard = Filled(Trailing, Side.Buy, 100m);
        var fault = guard.Amend(new ProtectionPlan { StopAt = Price.Of(101m) }, expectedVersion: 1, Price.Of(100m), mayLoosen: true);
        Assert.Equal(PlanFaultKind.WrongSide, fault?.Kind);
        Assert.Equal((1, 96m), (guard.Version, guard.Stop()));
    }

    [Fact]
    public void Amend_OfTheTargetOnly_KeepsTheTrailedStop()
    {
        var guard = Filled(Trailing, Side.Buy, 100m);
        guard.At(105m);
        guard.At(104m);
        Assert.Null(guard.Amend(Trailing with { Target = Points(20m) }, expectedVersion: 1, Price.Of(104m), mayLoosen: true));
        Assert.Equal((2, 103m, 120m), (guard.Version, guard.Stop(), guard.Target()));
        Assert.Equal(ExitReason.Trail, guard.At(103m));
    }

    [Theory]
    [InlineData(false, 103.0)]
    [InlineData(true, 99.0)]
    public void Amend_WiderStop_LoosensOnlyWhenTold(bool mayLoosen, double stop)
    {
        var guard = Filled(Trailing, Side.Buy, 100m);
        guard.At(105m);
        Assert.Null(guard.Amend(new ProtectionPlan { Stop = Points(1m) }, expectedVersion: 1, Price.Of(105m), mayLoosen));
        Assert.Equal((decimal)stop, guard.Stop());
    }

    [Theory]
    [InlineData(false, 96.0)]
    [InlineData(true, null)]
    public void Amend_WithoutAnyStop_RemovesItOnlyWhenTold(bool mayLoosen, double? stop)
    {
        var guard = Filled(Trailing, Side.Buy, 100m);
        Assert.Null(guard.Amend(new ProtectionPlan { Target = Points(5m) }, expectedVersion: 1, Price.Of(100m), mayLoosen));
        Assert.Equal((decimal?)stop, guard.Stop());
    }

    [Fact]
    public void Amend_KeptTighterStop_IsNotLoosenedByALaterFill()
    {
        var guard = Filled(new ProtectionPlan { Stop = Points(1m) }, Side.Buy, 100m);
        guard.Amend(new ProtectionPlan { Stop = Points(3m) }, expectedVersion: 1, Price.Of(100m), mayLoosen: false);
        guard.Fill(75, 99.5m);
        Assert.Equal(99m, guard.Stop());
    }

    [Fact]
    public void Amend_AfterAStrike_TakesItBackUntilAPriceStrikesAgain()
    {
        var guard = Filled(Trailing, Side.Buy, 100m);
        Assert.Equal(ExitReason.Stop, guard.At(96m));
        Assert.Null(guard.Amend(new ProtectionPlan { Stop = Points(6m) }, expectedVersion: 1, Price.Of(96m), mayLoosen: true));
        Assert.Equal(ExitReason.None, guard.At(96m));
        Assert.Equal(ExitReason.Stop, guard.At(94m));
    }

    [Fact]
    public void Amend_BeforeTheFirstFill_AppliesToIt()
    {
        var guard = new Guard(Trailing, Side.Buy, FivePaise, multiplier: 1);
        Assert.Null(guard.Amend(new ProtectionPlan { Stop = Points(1m) }, expectedVersion: 1, Price.Of(100m), mayLoosen: false));
        guard.Fill(1, 100m);
        Assert.Equal(99m, guard.Stop());
    }

    [Fact]
    public void Amend_TighterTrail_MeasuresFromTheBestPriceSoFar()
    {
        var guard = Filled(Trailing, Side.Sell, 100m);
        guard.At(95m);
        guard.At(96.5m);
        var tight = new ProtectionPlan { Trail = new TrailRule { By = Points(1m) } };
        Assert.Null(guard.Amend(tight, expectedVersion: 1, Price.Of(96.5m), mayLoosen: false));
        Assert.Equal(96m, guard.Stop());
        Assert.Equal(ExitReason.Trail, guard.At(96.5m));
    }
}
