namespace Fairlead.Engine.Gatekeeper.Rules;

/// <summary>What the structure can lose is bounded, by its payoff; its name proves nothing.</summary>
internal static class StructureRule
{
    public const string Code = "STRUCTURE";

    public static RuleResult Check(GateContext context, Proposal proposal)
    {
        if (context.Trade.IsUnlimited)
        {
            return context.Limits.AllowUndefinedRisk
                ? RuleResult.Off(Code)
                : RuleResult.Refuse(Code, "the loss has no bound");
        }

        return context.Trade.Loss is { } loss
            ? RuleResult.Pass(Code, loss.Amount)
            : RuleResult.Unknown(Code, "the worst-case loss is unknown");
    }
}
