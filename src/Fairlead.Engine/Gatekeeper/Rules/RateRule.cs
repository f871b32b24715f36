namespace Fairlead.Engine.Gatekeeper.Rules;

/// <summary>Orders in the last minute with this one's slices. Entries keep off the reserve; exits are only
/// noted.</summary>
internal static class RateRule
{
    public const string Code = "RATE";

    public static RuleResult Check(GateContext context, Proposal proposal)
    {
        var slices = Slicing.Count(context, proposal.Request);
        var limit = context.Limits.OrdersPerMinute;
        if (!proposal.IsEntry)
        {
            return context.OrdersLastMinute + slices > limit
                ? RuleResult.Warn(
                    Code, RuleResult.Text($"the exit goes beyond {limit} orders a minute"),
                    context.OrdersLastMinute + slices, limit)
                : RuleResult.Pass(Code, context.OrdersLastMinute + slices, limit);
        }

        var onInstrument = RuleResult.Off(Code);
        foreach (var leg in context.Legs)
        {
            onInstrument = RuleResult.AtMost(
                Code, "orders of the last minute on the instrument",
                leg.OrdersLastMinute + slices, context.Limits.OrdersPerMinutePerInstrument, "orders");
            if (onInstrument.BlocksEntry)
                return onInstrument;
        }

        var onAccount = RuleResult.AtMost(
            Code, "orders of the last minute",
            context.OrdersLastMinute + slices, limit - context.Limits.ExitReservePerMinute, "orders without the exits' reserve");
        return onAccount.Outcome == RuleOutcome.Off ? onInstrument : onAccount;
    }
}
