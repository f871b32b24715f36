namespace Fairlead.Engine.Gatekeeper.Rules;

/// <summary>The order's mode is the venue handle's: a paper order never reaches a live venue, exits included.</summary>
internal static class ModeRule
{
    public const string Code = "MODE";

    public static RuleResult Check(GateContext context, Proposal proposal)
    {
        if (context.VenueMode is not { } venue)
            return RuleResult.Refuse(Code, $"the {context.AccountMode} account has no venue handle to send through");
        return venue == context.AccountMode
            ? RuleResult.Pass(Code)
            : RuleResult.Refuse(Code, $"the account is {context.AccountMode} and the venue handle is {venue}");
    }
}
