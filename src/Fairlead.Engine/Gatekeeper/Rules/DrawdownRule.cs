using Fairlead.Engine.Risk;

namespace Fairlead.Engine.Gatekeeper.Rules;

/// <summary>No entry beyond the reduce-only fall from the high-water mark.</summary>
internal static class DrawdownRule
{
    public const string Code = "DRAWDOWN";

    public static RuleResult Check(GateContext context, Proposal proposal)
    {
        if ((context.Limits.DrawdownReduceOnlyPct ?? context.Limits.DrawdownFlattenPct) is not { } limit)
            return RuleResult.Off(Code);
        if (context.Equity is not { Equity: { } equity, HighWater: { } from })
            return RuleResult.Unknown(Code, "equity is unknown, so the drawdown is");
        return RiskState.LossPct(from, equity) is { } pct
            ? RuleResult.AtMost(Code, "drawdown", pct, limit, "%")
            : RuleResult.Unknown(Code, $"the drawdown cannot be measured from {from}");
    }
}
