using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;

namespace Fairlead.Engine.Gatekeeper;

public sealed partial class ApprovedOrder
{
    /// <summary>The gatekeeper's last word: the one place that makes approved orders.</summary>
    public static class Judge
    {
        /// <summary>Evaluates every rule and approves or refuses.</summary>
        /// <param name="context">Filled for this proposal; only read.</param>
        /// <param name="proposal">The wish.</param>
        /// <param name="firstId">Id of the first order; further slices take the ids after it. The caller moves its
        /// counter by the number of orders.</param>
        /// <param name="group">The group the order opens, adds to or reduces.</param>
        public static Verdict Decide(GateContext context, Proposal proposal, ClientOrderId firstId, long group)
        {
            var results = Gate.Evaluate(context, proposal);
            var rules = Array.AsReadOnly(results);
            if (Gate.FirstBlock(results, proposal.Request.Purpose) is { } block)
                return new Refused(block.Rule, block.Reason ?? "no reason given", rules);
            return new Approved(Array.AsReadOnly(Slice(context, proposal, firstId, group, results)), rules);
        }

        private static ApprovedOrder[] Slice(
            GateContext context, Proposal proposal, ClientOrderId firstId, long group, RuleResult[] results)
        {
            var codes = Array.AsReadOnly(Array.ConvertAll(results, result => result.Rule));
            // Copied, so that whoever proposed cannot change what was judged.
            var legs = Array.AsReadOnly(proposal.Request.Legs.ToArray());
            var unitsPerSlice = Slicing.UnitsPerSlice(context, proposal.Request);
            var orders = new ApprovedOrder[Slicing.Count(context, proposal.Request)];
            var left = proposal.Request.Quantity.Units;
            for (var index = 0; index < orders.Length; index++)
            {
                var units = Math.Min(left, unitsPerSlice);
                left -= units;
                var request = proposal.Request with { Legs = legs, Quantity = new Quantity(units) };
                orders[index] = new ApprovedOrder(
                    new ClientOrderId(firstId.Value + index), group, context.AccountMode, context.Now, proposal, request,
                    slice: index + 1, slices: orders.Length, codes);
            }

            return orders;
        }
    }
}
