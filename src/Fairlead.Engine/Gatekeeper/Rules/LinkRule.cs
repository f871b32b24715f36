namespace Fairlead.Engine.Gatekeeper.Rules;

/// <summary>No entry while a link is known to be down or silent: the prices stand still, or the answers do not come.</summary>
internal static class LinkRule
{
    public const string Code = "LINK";

    public static RuleResult Check(GateContext context, Proposal proposal) => context.Links switch
    {
        { IsKnown: false } => RuleResult.Unknown(Code, "the links were not looked at"),
        { Trouble: { } trouble } => RuleResult.Refuse(Code, trouble),
        _ => RuleResult.Pass(Code),
    };
}
