using Fairlead.Domain.Amounts;

namespace Fairlead.Engine.Gatekeeper.Rules;

/// <summary>Worst cases of all that is open, in flight, unknown and proposed, on the underlying and the
/// account.</summary>
internal static class OpenLossRule
{
    public const string Code = "OPEN_LOSS";

    public static RuleResult Check(GateContext context, Proposal proposal)
    {
        var limits = context.Limits;
        var underlying = Measure(context, "the underlying", context.OpenLoss.Underlying, limits.MaxUnderlyingLossPct);
        if (underlying.BlocksEntry)
            return underlying;
        var account = Measure(context, "the account", context.OpenLoss.Account, limits.MaxAccountLossPct);
        return account.Outcome == RuleOutcome.Off ? underlying : account;
    }

    private static RuleResult Measure(GateContext context, string what, Money? open, decimal? limitPct)
    {
        if (limitPct is not { } pct)
            return RuleResult.Off(Code);
        if (context.Trade.Loss is not { } loss || open is not { } before)
            return RuleResult.Unknown(Code, $"the worst-case loss of {what} is unknown");
        if (context.Equity.Equity is not { } equity)
            return RuleResult.Unknown(Code, "equity is unknown");
        var sum = before + loss;
        var allowed = equity * (pct / 100m);
        return sum <= allowed
            ? RuleResult.Pass(Code, sum.Amount, allowed.Amount)
            : RuleResult.Refuse(
                Code,
                RuleResult.Text($"with this trade {what} can lose {sum.RoundToCents()}, {pct} % of equity is {allowed.RoundToCents()}"),
                sum.Amount, allowed.Amount);
    }
}
