using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;

namespace Fairlead.Engine.Gatekeeper.Rules;

/// <summary>Units of every leg and worth of the order stay within their limits, before slicing.</summary>
internal static class SizeRule
{
    public const string Code = "SIZE";

    public static RuleResult Check(GateContext context, Proposal proposal)
    {
        var limits = context.Limits;
        var request = proposal.Request;
        var units = 0L;
        for (var index = 0; index < request.Legs.Count; index++)
            units = Math.Max(units, request.Quantity.Units * request.Legs[index].Ratio);
        var size = RuleResult.AtMost(Code, "the largest leg's", units, limits.MaxUnitsPerOrder, "units");
        if (size.BlocksEntry || (limits.MaxOrderNotional is null && limits.MinOrderNotional is null))
            return size;
        if (Worth(context, request) is not { } worth)
            return RuleResult.Unknown(Code, "the order's worth is unknown: a leg has no price");
        if (worth < limits.MinOrderNotional)
            return RuleResult.Refuse(
                Code,
                RuleResult.Text($"the order's worth {worth:0.00} is below the least {limits.MinOrderNotional:0.00} currency units"),
                worth, limits.MinOrderNotional);
        return limits.MaxOrderNotional is null
            ? RuleResult.Pass(Code, worth)
            : RuleResult.AtMost(Code, "the order's worth", worth, limits.MaxOrderNotional, "currency units");
    }

    // Every leg at its ask: the larger figure, whichever way it trades. A single leg's own prices may be larger still.
    private static decimal? Worth(GateContext context, OrderRequest request)
    {
        var maxAge = request.Terms.Type == OrderType.MarketOnOpen ? TimeSpan.MaxValue : context.Limits.MaxPriceAge;
        var worth = 0m;
        for (var index = 0; index < context.LegCount; index++)
        {
            var leg = context.Legs[index];
            if (leg.Prices(context.Now, maxAge, out _, out var price) != PriceState.Known)
                return null;
            if (request.IsSingle)
                price = Price.Max(price, Price.Max(request.Terms.LimitPrice ?? price, request.Terms.TriggerPrice ?? price));
            worth += price.ToDecimal() * request.Quantity.Units * request.Legs[index].Ratio * leg.Instrument!.Multiplier;
        }

        return worth;
    }
}
