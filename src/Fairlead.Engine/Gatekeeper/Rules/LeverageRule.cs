namespace Fairlead.Engine.Gatekeeper.Rules;

/// <summary>Gross exposure with the proposal filled, over equity.</summary>
internal static class LeverageRule
{
    public const string Code = "LEVERAGE";

    public static RuleResult Check(GateContext context, Proposal proposal)
    {
        if (context.Limits.MaxLeverage is not { } limit)
            return RuleResult.Off(Code);
        if (context.Funding.GrossExposureAfter is not { } exposure || context.Equity.Equity is not { } equity)
            return RuleResult.Unknown(Code, "exposure or equity is unknown");
        var allowed = equity * limit;
        return exposure <= allowed
            ? RuleResult.Pass(Code, exposure.Amount, allowed.Amount)
            : RuleResult.Refuse(
                Code,
                RuleResult.Text($"exposure would be {exposure.RoundToCents()}, {limit} times equity is {allowed.RoundToCents()}"),
                exposure.Amount, allowed.Amount);
    }
}
