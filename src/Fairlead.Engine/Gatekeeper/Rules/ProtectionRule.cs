using Fairlead.Domain.Orders;
using Fairlead.Engine.Protection;

namespace Fairlead.Engine.Gatekeeper.Rules;

/// <summary>An entry brings a plan that limits its loss and that can be carried out.</summary>
internal static class ProtectionRule
{
    public const string Code = "PROTECTION";

    public static RuleResult Check(GateContext context, Proposal proposal)
    {
        if (proposal.Protection is not { } plan)
        {
            return context.Limits.RequireProtection
                ? RuleResult.Refuse(Code, "the entry has no protection plan")
                : RuleResult.Off(Code);
        }

        if (Fault(plan, proposal.Request) is { } fault)
            return RuleResult.Refuse(Code, fault);
        return context.Limits.RequireProtection && !LimitsLoss(plan)
            ? RuleResult.Refuse(Code, "the protection plan has no rule that limits the loss")
            : RuleResult.Pass(Code);
    }

    // A time exit alone leaves the loss open until then.
    private static bool LimitsLoss(ProtectionPlan plan) => plan.Stop is not null || plan.StopAt is not null
        || plan.Trail is { ActivateAfter: null, Stages: null } || plan.CombinedPremium?.StopRatio is not null
        || plan.MaxLoss is not null;

    private static string? Fault(ProtectionPlan plan, OrderRequest request)
    {
        if (plan.Stop is not null && plan.StopAt is not null)
            return "the plan has a stop distance and a stop price";
        if (plan.Target is not null && plan.TargetAt is not null)
            return "the plan has a target distance and a target price";
        if (!request.IsSingle && (plan.StopAt is not null || plan.TargetAt is not null))
            return "stop and target prices are for one leg only";
        if (plan.Stop is { IsPositive: false } || plan.Target is { IsPositive: false })
            return "stop and target distances must be positive";
        if (plan.Trail is { Stages: null, By.IsPositive: false } or { Stages.Count: 0 })
            return "the trail needs a positive distance or stages";
        if (plan.MaxLoss <= 0m || plan.ExitAfter <= TimeSpan.Zero || plan.SquareOffBefore < TimeSpan.Zero)
            return "the plan's largest loss and times must be positive";
        return request.IsSingle ? SideFault(plan, request) : null;
    }

    // A stop on the winning side, or a target on the losing side, would close the group with its first price.
    private static string? SideFault(ProtectionPlan plan, OrderRequest request)
    {
        if ((request.Terms.LimitPrice ?? request.Terms.TriggerPrice) is not { } entry)
            return null;
        var sign = request.Legs[0].Side.Sign();
        if (plan.StopAt is { } stop && entry.CompareTo(stop) * sign <= 0)
            return $"the stop {stop} is not on the losing side of the entry {entry}";
        return plan.TargetAt is { } target && target.CompareTo(entry) * sign <= 0
            ? $"the target {target} is not on the winning side of the entry {entry}"
            : null;
    }
}
