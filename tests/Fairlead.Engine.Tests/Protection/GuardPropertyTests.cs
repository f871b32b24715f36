using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Protection;

namespace Fairlead.Engine.Tests.Protection;

/// <summary>Random plans on random paths. Set FAIRLEAD_SEED to repeat one seed.</summary>
public sealed class GuardPropertyTests
{
    [Theory]
    [MemberData(nameof(GuardKit.Seeds), MemberType = typeof(GuardKit))]
    public void Stop_OnAnyPath_NeverLoosensWithPrices(int seed)
    {
        var moves = 0;
        foreach (var path in GuardPath.Many(seed, percentages: true))
        {
            var guard = path.Guard();
            Price? before = null;
            var wasImproved = false;
            foreach (var step in path.Steps)
            {
                step.Apply(guard);
                var looser = before is { } old && (guard.StopLevel is not { } now || (now - old).Micros * path.Entry.Sign() < 0);
                Assert.False(looser && (step.EntryUnits == 0 || wasImproved), $"seed {seed}: {before} became {guard.StopLevel}");
                var moved = step.IsSpan && guard.StopLevel != before;
                wasImproved |= moved;
                moves += moved ? 1 : 0;
                before = guard.StopLevel;
            }
        }

        Assert.True(moves > 5, $"seed {seed}: only {moves} moves, the paths are too dull to prove anything");
    }

    [Theory]
    [MemberData(nameof(GuardKit.Seeds), MemberType = typeof(GuardKit))]
    public void Guard_OnAnyPath_AgreesWithItsSlowTwin(int seed)
    {
        var strikes = 0;
        foreach (var path in GuardPath.Many(seed, percentages: true))
        {
            var guard = path.Guard();
            var twin = new SlowGuard(path.Plan, path.Entry, path.Tick, multiplier: 10, path.Steps);
            for (var n = 0; n < path.Steps.Count && guard.Struck == ExitReason.None; n++)
            {
                var reason = path.Steps[n].Apply(guard);
                strikes += reason == ExitReason.None ? 0 : 1;
                var at = $"seed {seed} step {n} {path.Entry} {path.Plan}";
                var expected = path.Steps[n].IsSpan ? twin.Verdict(n) : ExitReason.None;
                Assert.True(expected == Kind(reason), $"{at}: {expected}, not {reason}");
                if (reason is ExitReason.None)
                {
                    Assert.True(twin.StopAfter(n) == guard.StopLevel, $"{at}: stop {twin.StopAfter(n)}, not {guard.StopLevel}");
                    Assert.True(twin.TargetAfter(n) == guard.TargetLevel, $"{at}: target {twin.TargetAfter(n)}, not {guard.TargetLevel}");
                    Assert.True(twin.StageAfter(n) == guard.Stage, $"{at}: stage {twin.StageAfter(n)}, not {guard.Stage}");
                }
            }
        }

        Assert.True(strikes > 1, $"seed {seed}: only {strikes} strikes, the paths are too dull to prove anything");
    }

    [Theory]
    [MemberData(nameof(GuardKit.Seeds), MemberType = typeof(GuardKit))]
    public void Guard_MarketUpsideDown_DoesTheSameOnTheOtherSide(int seed)
    {
        static Price Mirror(Price price) => Price.Of(200m) - price;
        foreach (var path in GuardPath.Many(seed, percentages: false))
        {
            var plan = path.Plan with { StopAt = path.Plan.StopAt is { } stop ? Mirror(stop) : null };
            var guard = path.Guard();
            var mirrored = new Guard(plan, path.Entry.Opposite(), path.Tick, multiplier: 10);
            foreach (var step in path.Steps)
            {
                Assert.Equal(step.Apply(guard), step.Map(Mirror).Apply(mirrored));
                Assert.Equal(guard.StopLevel, mirrored.StopLevel is { } level ? Mirror(level) : null);
                Assert.Equal(guard.TargetLevel, mirrored.TargetLevel is { } target ? Mirror(target) : null);
                Assert.Equal((guard.Stage, guard.StopRule), (mirrored.Stage, mirrored.StopRule));
            }
        }
    }

    [Theory]
    [MemberData(nameof(GuardKit.Seeds), MemberType = typeof(GuardKit))]
    public void Guard_PricesTimesTen_DoesTheSameTenTimesAsFar(int seed)
    {
        static Price Ten(Price price) => price * 10;
        foreach (var path in GuardPath.Many(seed, percentages: true))
        {
            var tick = new TickRule(Ten(path.Tick.Below), Ten(path.Tick.Threshold), Ten(path.Tick.From));
            var guard = path.Guard();
            var scaled = new Guard(Scale(path.Plan), path.Entry, tick, multiplier: 10);
            foreach (var step in path.Steps)
            {
                Assert.Equal(step.Apply(guard), step.Map(Ten).Apply(scaled));
                Assert.Equal(guard.StopLevel is { } stop ? Ten(stop) : null, scaled.StopLevel);
                Assert.Equal(guard.TargetLevel is { } target ? Ten(target) : null, scaled.TargetLevel);
                Assert.Equal(guard.UnrealisedAt(step.Price) * 10, scaled.UnrealisedAt(Ten(step.Price)), precision: 10);
            }
        }
    }

    /// <summary>The twin knows where the stop is, not which rule put it there.</summary>
    private static ExitReason Kind(ExitReason reason) =>
        reason is ExitReason.Trail or ExitReason.BreakEven ? ExitReason.Stop : reason;

    private static ProtectionPlan Scale(ProtectionPlan plan)
    {
        static Distance? Ten(Distance? distance) => distance is { } set ? set with { Points = set.Points * 10 } : null;
        static Distance TenOf(Distance distance) => Ten(distance)!.Value;
        return plan with
        {
            Stop = Ten(plan.Stop),
            StopAt = plan.StopAt is { } stop ? stop * 10 : null,
            Target = Ten(plan.Target),
            BreakEven = plan.BreakEven is { } rule ? new BreakEvenRule(TenOf(rule.Trigger), TenOf(rule.Buffer)) : null,
            MaxLoss = plan.MaxLoss * 10,
            Trail = plan.Trail is not { } trail ? null : trail with
            {
                By = TenOf(trail.By),
                ActivateAfter = Ten(trail.ActivateAfter),
                Stages = trail.Stages?.Select(stage =>
                    new TrailStage(TenOf(stage.Profit), Ten(stage.LockIn), Ten(stage.Follow))).ToArray(),
            },
        };
    }
}
