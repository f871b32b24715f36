namespace Fairlead.Engine.Gatekeeper.Rules;

/// <summary>At most one live order of one intent: same owner, leg, reason and epoch.</summary>
internal static class DuplicateRule
{
    public const string Code = "DUPLICATE";

    public static RuleResult Check(GateContext context, Proposal proposal) => context.HasLiveDuplicate switch
    {
        null => RuleResult.Unknown(Code, "live orders of the same intent were not looked up"),
        true => RuleResult.Refuse(Code, $"an order of the same intent is live: {proposal.DedupeKey}"),
        false => RuleResult.Pass(Code),
    };
}
