using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Protection;
using static Fairlead.Engine.Tests.Protection.GuardKit;

namespace Fairlead.Engine.Tests.Protection;

public sealed class GuardStopTests
{
    private static readonly ProtectionPlan StopAndTarget = new() { Stop = Points(2m), Target = Points(4m) };

    [Theory]
    [InlineData(Side.Buy, 98.05, ExitReason.None)]
    [InlineData(Side.Buy, 98.00, ExitReason.Stop)]
    [InlineData(Side.Buy, 90.00, ExitReason.Stop)]
    [InlineData(Side.Buy, 103.95, ExitReason.None)]
    [InlineData(Side.Buy, 104.00, ExitReason.Target)]
    [InlineData(Side.Sell, 101.95, ExitReason.None)]
    [InlineData(Side.Sell, 102.00, ExitReason.Stop)]
    [InlineData(Side.Sell, 110.00, ExitReason.Stop)]
    [InlineData(Side.Sell, 96.05, ExitReason.None)]
    [InlineData(Side.Sell, 96.00, ExitReason.Target)]
    public void Price_AgainstStopAndTarget_StrikesAtTheLevelAndBeyond(Side entry, decimal price, ExitReason expected) =>
        Assert.Equal(expected, Filled(StopAndTarget, entry, 100m).At(price));

    [Theory]
    [InlineData(Side.Buy, 100, 105, 97, 103)] // touches both
    [InlineData(Side.Buy, 95, 105, 94, 105)] // opens beyond the stop
    [InlineData(Side.Sell, 100, 103, 95, 97)]
    [InlineData(Side.Sell, 105, 106, 95, 95)]
    public void Bar_TouchesStopAndTarget_StopWins(Side entry, decimal open, decimal high, decimal low, decimal close) =>
        Assert.Equal(ExitReason.Stop, Filled(StopAndTarget, entry, 100m).Bar(open, high, low, close));

    [Fact]
    public void Bar_RisesThenFalls_IsJudgedByTheStopBeforeItAndItsClose()
    {
        var plan = new ProtectionPlan { Trail = new TrailRule { By = Points(2m) } };

        // The low 99 would be below the new stop 103, but may have come first; the close 104 is above it.
        var open = Filled(plan, Side.Buy, 100m);
        Assert.Equal(ExitReason.None, open.Bar(100m, 105m, 99m, 104m));
        Assert.Equal(103m, open.Stop());

        // The close certainly came after the high.
        Assert.Equal(ExitReason.Trail, Filled(plan, Side.Buy, 100m).Bar(100m, 105m, 99m, 103m));
    }

    [Fact]
    public void Bar_WithRangeNarrowerThanItsEnds_IsWidened() =>
        Assert.Equal(ExitReason.Stop, Filled(StopAndTarget, Side.Buy, 100m).Bar(open: 97m, high: 100m, low: 99m, close: 100m));

    [Fact]
    public void TrailOfFivePercent_RunnerVectorLong_TriggersAt104_50()
    {
        var guard = Filled(new ProtectionPlan { Trail = new TrailRule { By = Percent(5m) } }, Side.Buy, 100m, Cent);
        Assert.Equal(95m, guard.Stop());
        Assert.Equal(ExitReason.None, guard.At(104m));
        Assert.Equal(98.80m, guard.Stop());
        Assert.Equal(ExitReason.None, guard.At(110m));
        Assert.Equal(104.50m, guard.Stop());
        Assert.Equal(ExitReason.None, guard.At(104.51m));
        Assert.Equal(ExitReason.Trail, guard.At(104.50m));
    }

    [Fact]
    public void TrailOfFivePercent_RunnerVectorShort_TriggersAt94_50()
    {
        var guard = Filled(new ProtectionPlan { Trail = new TrailRule { By = Percent(5m) } }, Side.Sell, 100m, Cent);
        Assert.Equal(105m, guard.Stop());
        Assert.Equal(ExitReason.None, guard.At(90m));
        Assert.Equal(ExitReason.None, guard.At(94.49m));
        Assert.Equal(ExitReason.Trail, guard.At(94.50m));
    }

    [Fact]
    public void Trail_WithActivation_WaitsForTheProfitAndThenStays()
    {
        var plan = new ProtectionPlan
        {
            Stop = Points(5m),
            Trail = new TrailRule { By = Points(1m), ActivateAfter = Points(3m) },
        };
        var guard = Filled(plan, Side.Buy, 100m);
        guard.At(102.95m);
        Assert.Equal((95m, ExitReason.Stop), (guard.Stop(), guard.StopRule));
        guard.At(103m);
        Assert.Equal((102m, ExitReason.Trail), (guard.Stop(), guard.StopRule));
    }

    [Fact]
    public void BreakEven_TriggerReached_StopStandsAtEntryPlusBufferForGood()
    {
        var plan = new ProtectionPlan { Stop = Points(5m), BreakEven = new BreakEvenRule(Points(3m), Points(0.5m)) };
        var guard = Filled(plan, Side.Sell, 100m);
        guard.At(97.05m);
        Assert.Equal(105m, guard.Stop());
        guard.At(97m);
        Assert.Equal(99.5m, guard.Stop());
        Assert.Equal(ExitReason.None, guard.At(99.45m));
        Assert.Equal(ExitReason.BreakEven, guard.At(99.5m));
    }

    [Theory]
    [InlineData(Side.Buy, 98.00, 102.10)] // 97.9657 up, 102.1353 down: towards the market
    [InlineData(Side.Sell, 102.10, 98.00)]
    public void Levels_OffTheTick_AreRoundedTowardsTheMarket(Side entry, decimal stop, decimal target)
    {
        var plan = new ProtectionPlan { Stop = Points(2.0843m), Target = Points(2.0853m) };
        var guard = Filled(plan, entry, 100.05m);
        Assert.Equal(stop, guard.Stop());
        Assert.Equal(target, guard.Target());
    }

    [Theory]
    [InlineData(Side.Buy, 99.95)]
    [InlineData(Side.Sell, 100.05)]
    public void Stop_FinerThanTheTick_StandsOneTickBehind(Side entry, decimal stop)
    {
        var guard = Filled(new ProtectionPlan { Stop = Points(0.01m) }, entry, 100m);
        Assert.Equal(stop, guard.Stop());
        Assert.Equal(ExitReason.None, guard.At(100m));
    }

    [Fact]
    public void Stop_FinerThanTheTick_UnderAnAverageBetweenMillionths_StandsOnTheTickBelowIt()
    {
        var guard = Filled(new ProtectionPlan { Stop = Points(0.01m) }, Side.Buy, 100m, units: 2);
        guard.Fill(1, 100.000001m);
        Assert.Equal(100m, guard.Stop());
    }

    [Theory]
    [InlineData(Side.Buy, -11, -9)]
    [InlineData(Side.Sell, -9, -11)]
    public void Percentages_OfANegativePrice_LieOnTheRightSides(Side entry, decimal stop, decimal target)
    {
        var guard = Filled(new ProtectionPlan { Stop = Percent(10m), Target = Percent(10m) }, entry, -10m);
        Assert.Equal((stop, target), (guard.Stop(), guard.Target()));
    }

    [Fact]
    public void FixedLevels_StayWhereTheyAreWhateverTheFills()
    {
        var guard = Filled(new ProtectionPlan { StopAt = Price.Of(98m), TargetAt = Price.Of(105m) }, Side.Buy, 100m);
        guard.Fill(75, 102m);
        Assert.Equal((98m, 105m), (guard.Stop(), guard.Target()));
    }

    [Fact]
    public void Strike_PriceComesBack_StaysStruckAlsoForALateFill()
    {
        var guard = Filled(StopAndTarget, Side.Buy, 100m);
        Assert.Equal(ExitReason.Stop, guard.At(98m));
        Assert.Equal(ExitReason.Stop, guard.At(101m));
        guard.OnExitFill(new Quantity(75));
        Assert.Equal(ExitReason.None, guard.At(90m));
        guard.Fill(25, 101m);
        Assert.Equal(ExitReason.Stop, guard.At(101m));
    }

    [Fact]
    public void Guard_BeforeItsFirstFill_HasNoLevelsAndStrikesNothing()
    {
        var guard = new Guard(StopAndTarget with { MaxLoss = 1m, ExitAt = Start }, Side.Buy, FivePaise, multiplier: 1);
        Assert.Equal(ExitReason.None, guard.At(1m));
        Assert.Equal(ExitReason.None, guard.OnTime(Second(1), sessionClose: null));
        Assert.Null(guard.StopLevel);
        Assert.Null(guard.TargetLevel);
        Assert.Null(guard.MaxLossLevel);
        Assert.Null(guard.AverageEntry);
        Assert.Null(guard.Best);
        Assert.Null(guard.NextTimeAt(sessionClose: null));
    }

    [Fact]
    public void PricePath_AllRulesSet_AllocatesNothing()
    {
        var plan = FiveStages with { BreakEven = new BreakEvenRule(Points(5m), Points(0m)), Target = Points(500m), MaxLoss = 1e6m };
        var guard = Filled(plan, Side.Buy, 100m);
        guard.At(100.05m);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++)
            guard.OnPrice(PriceSpan.Of(Start, new Price(100_000_000 + (i * 10_000))));
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(4, guard.Stage);
        Assert.Equal(ExitReason.None, guard.Struck);
    }
}
