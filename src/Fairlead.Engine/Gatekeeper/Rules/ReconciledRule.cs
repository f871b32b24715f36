namespace Fairlead.Engine.Gatekeeper.Rules;

/// <summary>No entry before our books and the broker's were compared and agree.</summary>
internal static class ReconciledRule
{
    public const string Code = "RECONCILED";

    public static RuleResult Check(GateContext context, Proposal proposal) => context.IsReconciled
        ? RuleResult.Pass(Code)
        : RuleResult.Refuse(Code, "the books are not reconciled with the broker's");
}
