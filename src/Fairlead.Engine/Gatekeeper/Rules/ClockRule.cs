namespace Fairlead.Engine.Gatekeeper.Rules;

/// <summary>Our clock and the broker's agree well enough to tell how old a price is.</summary>
internal static class ClockRule
{
    public const string Code = "CLOCK";

    public static RuleResult Check(GateContext context, Proposal proposal)
    {
        if (context.Limits.MaxClockSkew is not { } limit)
            return RuleResult.Off(Code);
        return context.ClockSkew is { } skew
            ? RuleResult.AtMost(
                Code, "clock skew",
                Math.Abs((decimal)skew.TotalSeconds), (decimal)limit.TotalSeconds, "s")
            : RuleResult.Unknown(Code, "the clock skew to the broker is not measured");
    }
}
