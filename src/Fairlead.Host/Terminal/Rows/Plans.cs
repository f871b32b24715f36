using Fairlead.Domain.Amounts;
using Fairlead.Engine.Protection;
using Fairlead.Host.Terminal.Contract;

namespace Fairlead.Host.Terminal.Rows;

/// <summary>Protection plans to and from the contract.</summary>
public static class Plans
{
    public static PlanView? View(ProtectionPlan? plan) => plan is null ? null : new PlanView(
        View(plan.Stop), plan.StopAt?.ToDecimal(), View(plan.Target), plan.TargetAt?.ToDecimal(),
        plan.Trail is { Stages: null } trail ? View(trail.By) : null, View(plan.Trail?.ActivateAfter),
        View(plan.BreakEven?.Trigger), View(plan.BreakEven?.Buffer), plan.ExitAfter?.TotalSeconds, plan.SquareOffBefore?.TotalSeconds,
        plan.CombinedPremium?.StopRatio, plan.CombinedPremium?.TargetRatio, plan.MaxLoss);

    /// <summary>The plan a request means, with what the page cannot show taken over from the plan in force.</summary>
    /// <param name="view">From the page; null is none.</param>
    /// <param name="before">In force; null when there is none.</param>
    /// <param name="fault">What is wrong, naming the member; null when all is well.</param>
    public static ProtectionPlan? Read(PlanView? view, ProtectionPlan? before, out string? fault)
    {
        fault = view is null ? null : Fault(view);
        if (view is null || fault is not null)
            return null;
        return new ProtectionPlan
        {
            Stop = Distance(view.Stop),
            StopAt = Price(view.StopAt),
            Target = Distance(view.Target),
            TargetAt = Price(view.TargetAt),
            Trail = view.TrailBy is null
                ? before?.Trail is { Stages: not null } staged ? staged : null
                : new TrailRule { By = Distance(view.TrailBy)!.Value, ActivateAfter = Distance(view.TrailAfter) },
            BreakEven = view.BreakEvenAt is null ? null : new BreakEvenRule(Distance(view.BreakEvenAt)!.Value, Distance(view.BreakEvenBuffer) ?? default),
            ExitAt = before?.ExitAt,
            ExitAfter = Duration(view.ExitAfterSeconds),
            SquareOffBefore = Duration(view.SquareOffBeforeSeconds),
            CombinedPremium = view.CombinedStopRatio is null && view.CombinedTargetRatio is null
                ? null
                : new CombinedPremiumRule(view.CombinedStopRatio, view.CombinedTargetRatio),
            MaxLoss = view.MaxLoss,
        };
    }

    private static string? Fault(PlanView view)
    {
        foreach (var (name, distance) in new[] { ("stop", view.Stop), ("target", view.Target), ("trailBy", view.TrailBy), ("trailAfter", view.TrailAfter), ("breakEvenAt", view.BreakEvenAt), ("breakEvenBuffer", view.BreakEvenBuffer) })
        {
            if (distance is null)
                continue;
            if (distance.Points is null == distance.Percent is null)
                return $"{name} is either points or percent";
            if (distance.Percent is < 0 or > 1_000 || (distance.Points is { } points && Amounts.PriceOf(points) is null))
                return $"{name} is out of range";
        }

        if (new[] { view.StopAt, view.TargetAt }.Any(price => price is { } set && Amounts.PriceOf(set) is null))
            return "a price has at most six decimal places and is below nine billion";
        if (new[] { view.ExitAfterSeconds, view.SquareOffBeforeSeconds }.Any(seconds => seconds is { } set && !(set > 0 && set <= 7 * 86_400)))
            return "a time is above 0 and at most a week of seconds";
        return view is { TrailAfter: not null, TrailBy: null } or { BreakEvenBuffer: not null, BreakEvenAt: null }
            ? "trailAfter needs trailBy, and breakEvenBuffer needs breakEvenAt"
            : null;
    }

    private static DistanceView? View(Distance? distance) => distance switch
    {
        null => null,
        { BasisPoints: 0 } points => new DistanceView(points.Points.ToDecimal(), null),
        { } percent => new DistanceView(null, percent.BasisPoints / 100m),
    };

    private static Distance? Distance(DistanceView? view) => view switch
    {
        null => null,
        { Percent: { } percent } => Engine.Protection.Distance.OfPercent(percent),
        _ => Engine.Protection.Distance.OfPoints(Amounts.PriceOf(view.Points!.Value)!.Value),
    };

    private static Price? Price(decimal? value) => value is { } set ? Amounts.PriceOf(set) : null;

    private static TimeSpan? Duration(double? seconds) => seconds is { } set ? TimeSpan.FromSeconds(set) : null;
}
