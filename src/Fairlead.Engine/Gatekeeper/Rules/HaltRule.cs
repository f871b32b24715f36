using Fairlead.Engine.Risk;

namespace Fairlead.Engine.Gatekeeper.Rules;

/// <summary>No entry while the account or the owner is halted, at any level.</summary>
internal static class HaltRule
{
    public const string Code = "HALT";

    public static RuleResult Check(GateContext context, Proposal proposal)
    {
        var halt = context.Halt;
        return halt.Level == HaltLevel.None
            ? RuleResult.Pass(Code)
            : RuleResult.Refuse(
                Code, $"halted at {halt.Level} by {halt.By} since {halt.Since}: {halt.Reason}",
                (decimal)halt.Level);
    }
}
