namespace Fairlead.Engine.Gatekeeper.Rules;

/// <summary>The account can pay for it. Cannot be switched off.</summary>
internal static class BuyingPowerRule
{
    public const string Code = "BUYING_POWER";

    public static RuleResult Check(GateContext context, Proposal proposal)
    {
        if (context.Funding is not { MarginRequired: { } required, BuyingPower: { } available })
            return RuleResult.Unknown(Code, "the margin required or the buying power is unknown");
        if (context.Funding.Forbidden is { } reason)
            return RuleResult.Refuse(Code, reason, required.Amount, available.Amount);
        return required <= available
            ? RuleResult.Pass(Code, required.Amount, available.Amount)
            : RuleResult.Refuse(
                Code, RuleResult.Text($"needs {required.RoundToCents()}, {available.RoundToCents()} is free"),
                required.Amount, available.Amount);
    }
}
