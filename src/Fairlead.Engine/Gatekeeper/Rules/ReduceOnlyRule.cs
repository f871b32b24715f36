using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;

namespace Fairlead.Engine.Gatekeeper.Rules;

/// <summary>An exit closes what its group holds and no more, never crossing zero, exits in flight counted as
/// done.</summary>
internal static class ReduceOnlyRule
{
    public const string Code = "REDUCE_ONLY";

    public static RuleResult Check(GateContext context, Proposal proposal)
    {
        var request = proposal.Request;
        var least = long.MaxValue;
        for (var index = 0; index < context.LegCount; index++)
        {
            var view = context.Legs[index];
            var leg = request.Legs[index];
            var (open, inFlight) = view.Group;
            var units = request.Quantity.Units * leg.Ratio;
            if (open.IsZero)
                return RuleResult.Refuse(Code, $"the group holds no {view.Instrument} to close", units, 0m);
            if (leg.Side != Sides.Closing(open.Units))
                return RuleResult.Refuse(
                    Code, $"to {leg.Side} {view.Instrument} adds to the group's {open}",
                    units, 0m);
            var closable = open.Abs - Quantity.Max(Quantity.Zero, inFlight);
            if (units > closable.Units)
                return RuleResult.Refuse(
                    Code,
                    RuleResult.Text($"{units} {view.Instrument} is more than the {closable} left to close ({open} open, {inFlight} in exits)"),
                    units, closable.Units);
            least = Math.Min(least, closable.Units);
        }

        return RuleResult.Pass(Code, request.Quantity.Units, least);
    }
}
