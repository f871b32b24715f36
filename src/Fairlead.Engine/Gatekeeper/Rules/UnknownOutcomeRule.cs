namespace Fairlead.Engine.Gatekeeper.Rules;

/// <summary>No entry on an instrument where an order may or may not be live.</summary>
internal static class UnknownOutcomeRule
{
    public const string Code = "UNKNOWN_OUTCOME";

    public static RuleResult Check(GateContext context, Proposal proposal)
    {
        foreach (var leg in context.Legs)
        {
            if (leg.HasUnknownOutcome is not { } hasOne)
                return RuleResult.Unknown(Code, $"orders of unknown outcome on {leg.Instrument} were not looked up");
            if (hasOne)
                return RuleResult.Refuse(Code, $"an order on {leg.Instrument} has an unknown outcome");
        }

        return RuleResult.Pass(Code);
    }
}
