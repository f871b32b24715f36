namespace Fairlead.Engine.Gatekeeper.Rules;

/// <summary>Open groups of the account, and of the owner on the instrument. Groups are structures, not legs.</summary>
internal static class CountRule
{
    public const string Code = "COUNT";

    public static RuleResult Check(GateContext context, Proposal proposal)
    {
        var own = Measure(
            "the owner's open groups on the instrument with this one", context.Groups.OwnerInstrument,
            context.Limits.MaxOpenGroupsPerOwnerInstrument);
        if (own.BlocksEntry)
            return own;
        var account = Measure(
            "the account's open groups with this one", context.Groups.Account, context.Limits.MaxOpenGroups);
        return account.Outcome == RuleOutcome.Off ? own : account;
    }

    private static RuleResult Measure(string what, int? open, int? limit)
    {
        if (limit is null)
            return RuleResult.Off(Code);
        return open is { } before
            ? RuleResult.AtMost(Code, what, before + 1, limit, "groups")
            : RuleResult.Unknown(Code, $"{what} are unknown");
    }
}
