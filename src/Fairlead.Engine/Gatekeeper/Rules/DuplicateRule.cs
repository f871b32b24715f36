namespace Fairlead.Engine.Gatekeeper.Rules;

/// <summary>At most one live order of one intent: same owner, leg, reason and epoch.</summary>
internal static class DuplicateRule
{
    public const string Code = "DUPLICATE";

    public static RuleResult Check(GateContext context, Proposal proposal) => context.HasLiveDuplicate
        ? RuleResult.Refuse(Code, $"an order of the same intent is live: {proposal.DedupeKey}")
        : RuleResult.Pass(Code);
}
