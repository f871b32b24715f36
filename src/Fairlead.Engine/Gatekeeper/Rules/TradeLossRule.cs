namespace Fairlead.Engine.Gatekeeper.Rules;

/// <summary>The trade's worst case within its share of equity.</summary>
internal static class TradeLossRule
{
    public const string Code = "MAX_LOSS";

    public static RuleResult Check(GateContext context, Proposal proposal)
    {
        if (context.Limits.MaxTradeLossPct is not { } pct)
            return RuleResult.Off(Code);
        if (context.Trade.Loss is not { } loss)
            return RuleResult.Unknown(Code, "the worst-case loss is unknown");
        if (context.Equity.Equity is not { } equity)
            return RuleResult.Unknown(Code, "equity is unknown");
        var allowed = equity * (pct / 100m);
        return loss <= allowed
            ? RuleResult.Pass(Code, loss.Amount, allowed.Amount)
            : RuleResult.Refuse(
                Code,
                RuleResult.Text($"the trade can lose {loss.RoundToCents()}, {pct} % of equity is {allowed.RoundToCents()}"),
                loss.Amount, allowed.Amount);
    }
}
