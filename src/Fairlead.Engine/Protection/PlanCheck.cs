using System.Globalization;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using static Fairlead.Engine.Protection.PlanFaultKind;

namespace Fairlead.Engine.Protection;

/// <summary>The rules of a sound plan. Each returns the first fault, or null.</summary>
internal static class PlanCheck
{
    private const int MaxBasisPoints = 10_000;
    private const decimal MaxPremiumRatio = 100m;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static PlanFault? OneInstrument(ProtectionPlan plan, Side entry, Price reference)
    {
        if (plan.IsEmpty)
            return new(Empty, "The plan sets no rule, so it guards nothing.");
        if (plan.CombinedPremium is not null)
            return new(WrongScope, "Combined premium rules need a structure of several legs.");
        return Given("stop", plan.Stop, plan.StopAt)
            ?? Given("target", plan.Target, plan.TargetAt)
            ?? Reachable(plan, entry, reference)
            ?? Sides(plan, entry, reference)
            ?? BreakEven(plan.BreakEven, reference)
            ?? Trail(plan.Trail, reference)
            ?? MaxLoss(plan.MaxLoss);
    }

    public static PlanFault? Structure(ProtectionPlan plan, bool isCredit)
    {
        if (plan.IsEmpty)
            return new(Empty, "The plan sets no rule, so it guards nothing.");
        if (plan.HasPriceRules)
            return new(WrongScope, "A structure has no price of its own: use combined premium, maximum loss or times.");
        return Premium(plan.CombinedPremium, isCredit) ?? MaxLoss(plan.MaxLoss);
    }

    public static PlanFault? Times(ProtectionPlan plan, TimeSpan? session) =>
        Duration("exit after", plan.ExitAfter, Day) ?? Duration("square off before", plan.SquareOffBefore, session ?? Day);

    private static PlanFault? Given(string name, Distance? distance, Price? at)
    {
        if (distance is not null && at is not null)
            return new(GivenTwice, $"The {name} is given both as a distance and as a price.");
        return distance is { } set ? Positive(name, set) : null;
    }

    private static PlanFault? Positive(string name, Distance distance, PlanFaultKind kind = DistanceNotPositive)
    {
        if (!distance.IsPositive)
            return new(kind, $"The {name} distance {distance} is not positive.");
        return Percent(name, distance);
    }

    private static PlanFault? Percent(string name, Distance distance) => distance.BasisPoints <= MaxBasisPoints
        ? null
        : new(PercentOutOfRange, $"The {name} distance {distance} is outside 0.01 % to 100 %.");

    private static PlanFault? Reachable(ProtectionPlan plan, Side entry, Price reference)
    {
        // A falling price ends at zero: beyond it lies the stop of a long position or the target of a short one.
        var (name, falling) = entry == Side.Buy ? ("stop", plan.Stop) : ("target", plan.Target);
        return falling is { } distance && distance.From(reference) > reference
            ? new(OutOfReach, $"The {name} distance {distance} is more than the price {reference}; it would never strike.")
            : null;
    }

    private static PlanFault? Sides(ProtectionPlan plan, Side entry, Price reference)
    {
        var position = entry == Side.Buy ? "long" : "short";
        if (plan.StopAt is { } stop && stop.CompareTo(reference) * entry.Sign() >= 0)
            return new(WrongSide, $"The stop {stop} of a {position} position is not on the losing side of {reference}.");
        if (plan.TargetAt is { } target && target.CompareTo(reference) * entry.Sign() <= 0)
            return new(WrongSide, $"The target {target} of a {position} position is not on the winning side of {reference}.");
        return null;
    }

    private static PlanFault? BreakEven(BreakEvenRule? rule, Price reference) => rule is null
        ? null
        : Positive("break-even trigger", rule.Trigger) ?? LockIn("break-even buffer", rule.Buffer, rule.Trigger, reference);

    private static PlanFault? Trail(TrailRule? rule, Price reference)
    {
        if (rule is null)
            return null;
        if (rule.Stages is { } stages)
            return Stages(stages, reference);
        return Positive("trail", rule.By, TrailStepNotPositive)
            ?? (rule.ActivateAfter is { } profit ? Positive("trail activation", profit) : null);
    }

    private static PlanFault? Stages(TrailStage[] stages, Price reference)
    {
        if (stages.Length is < 1 or > TrailRule.MaxStages)
            return new(StageCount, $"A staged trail has 1 to {TrailRule.MaxStages} stages, not {stages.Length}.");
        var reached = Price.Zero;
        for (var i = 0; i < stages.Length; i++)
        {
            if (Stage(stages[i], i + 1, reached, reference) is { } fault)
                return fault;
            reached = stages[i].Profit.From(reference);
        }

        return null;
    }

    private static PlanFault? Stage(TrailStage stage, int number, Price reached, Price reference)
    {
        var name = $"stage {number}";
        if (Positive(name, stage.Profit) is { } fault)
            return fault;
        if (stage.Profit.From(reference) <= reached)
            return new(StagesNotRising, $"The profit {stage.Profit} of {name} is not above the stage before it.");
        return (stage.LockIn, stage.Follow) switch
        {
            ({ } lockIn, null) => LockIn($"locked-in profit of {name}", lockIn, stage.Profit, reference),
            (null, { } follow) => Positive($"step of {name}", follow, TrailStepNotPositive),
            _ => new(StageAmbiguous, $"The {name} must either lock in a profit or follow the price."),
        };
    }

    private static PlanFault? LockIn(string name, Distance kept, Distance trigger, Price reference)
    {
        if (kept.BasisPoints < 0 || kept.Points < Price.Zero || kept.From(reference) >= trigger.From(reference))
            return new(LockInOutOfRange, $"The {name} {kept} must be from zero to less than {trigger}, the profit that brings it.");
        return Percent(name, kept);
    }

    private static PlanFault? Premium(CombinedPremiumRule? rule, bool isCredit)
    {
        if (rule is null)
            return null;
        if (rule is { StopRatio: null, TargetRatio: null })
            return new(PremiumRatio, "A combined premium rule needs a stop ratio or a target ratio.");
        return Ratio("stop", rule.StopRatio, isCredit) ?? Ratio("target", rule.TargetRatio, !isCredit);
    }

    private static PlanFault? Ratio(string name, decimal? ratio, bool above)
    {
        if (ratio is not { } set)
            return null;
        var text = set.ToString(CultureInfo.InvariantCulture);
        return above switch
        {
            true when set is <= 1m or > MaxPremiumRatio =>
                new(PremiumRatio, $"The {name} ratio {text} must be above 1 and at most {MaxPremiumRatio:0} here."),
            false when set is <= 0m or >= 1m => new(PremiumRatio, $"The {name} ratio {text} must be between 0 and 1 here."),
            _ => null,
        };
    }

    private static PlanFault? MaxLoss(decimal? loss) => loss is null or > 0m
        ? null
        : new(MaxLossNotPositive, "The maximum loss must be a positive amount.");

    private static PlanFault? Duration(string name, TimeSpan? duration, TimeSpan bound) =>
        duration is not { } set || (set > TimeSpan.Zero && set < bound)
            ? null
            : new(TimeOutOfRange, $"The {name} duration {set:c} must be positive and below {bound:c}.");
}
