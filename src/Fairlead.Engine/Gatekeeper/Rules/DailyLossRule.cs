using Fairlead.Engine.Risk;

namespace Fairlead.Engine.Gatekeeper.Rules;

/// <summary>No entry beyond the day's reduce-only loss, whether or not the halt was raised already.</summary>
internal static class DailyLossRule
{
    public const string Code = "DAILY_LOSS";

    public static RuleResult Check(GateContext context, Proposal proposal)
    {
        if ((context.Limits.DailyLossReduceOnlyPct ?? context.Limits.DailyLossFlattenPct) is not { } limit)
            return RuleResult.Off(Code);
        if (context.Equity is not { Equity: { } equity, LossBase: { } from })
            return RuleResult.Unknown(Code, "equity is unknown, so the daily loss is");
        return RiskState.LossPct(from, equity) is { } pct
            ? RuleResult.AtMost(Code, "daily loss", pct, limit, "%")
            : RuleResult.Unknown(Code, $"the daily loss cannot be measured from {from}");
    }
}
