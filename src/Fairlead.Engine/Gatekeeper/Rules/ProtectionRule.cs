using Fairlead.Domain.Amounts;
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

        if (Fault(context, plan, proposal.Request) is { } fault)
            return RuleResult.Refuse(Code, fault.ToString());
        return context.Limits.RequireProtection && !LimitsLoss(plan)
            ? RuleResult.Refuse(Code, "the protection plan has no rule that limits the loss")
            : RuleResult.Pass(Code);
    }

    // A time exit alone leaves the loss open until then.
    private static bool LimitsLoss(ProtectionPlan plan) => plan.Stop is not null || plan.StopAt is not null
        || plan.Trail is { ActivateAfter: null, Stages: null } || plan.CombinedPremium?.StopRatio is not null
        || plan.MaxLoss is not null;

    private static PlanFault? Fault(GateContext context, ProtectionPlan plan, OrderRequest request)
    {
        if (!request.IsSingle || plan.CombinedPremium is not null)
            return plan.StructureFault(IsCredit(context, request));
        var leg = context.Legs[0];
        var hasPrice = leg.Prices(context.Now, context.Limits.MaxPriceAge, out var bid, out var ask) == PriceState.Known;
        var reference = request.Terms.LimitPrice ?? request.Terms.TriggerPrice
            ?? (hasPrice ? new Price((bid.Micros + ask.Micros) / 2) : leg.Last);
        return reference is { } price ? plan.Fault(request.Legs[0].Side, price) : null;
    }

    // A structure whose prices are unknown is refused by the freshness rule; here it counts as bought.
    private static bool IsCredit(GateContext context, OrderRequest request)
    {
        decimal received = 0;
        for (var index = 0; index < context.LegCount; index++)
        {
            if (context.Legs[index].Prices(context.Now, context.Limits.MaxPriceAge, out var bid, out var ask) != PriceState.Known)
                return false;
            received -= request.Legs[index].Side.Sign() * request.Legs[index].Ratio * (bid + ask).ToDecimal();
        }

        return received > 0;
    }
}
