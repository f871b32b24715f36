using Fairlead.Domain.Orders;

namespace Fairlead.Engine.Gatekeeper.Rules;

/// <summary>Every leg has a sound price that is young enough to decide on.</summary>
internal static class FreshnessRule
{
    public const string Code = "STALE_DATA";

    public static RuleResult Check(GateContext context, Proposal proposal)
    {
        // The opening sets its own price; none of today's exists yet.
        if (proposal.Request.Terms.Type == OrderType.MarketOnOpen)
            return RuleResult.Off(Code);
        var limit = (decimal)context.Limits.MaxPriceAge.TotalSeconds;
        var oldest = 0m;
        foreach (var leg in context.Legs)
        {
            var age = (decimal?)leg.PriceAge(context.Now)?.TotalSeconds;
            switch (leg.Prices(context.Now, context.Limits.MaxPriceAge, out _, out _))
            {
                case PriceState.Known:
                    oldest = Math.Max(oldest, age ?? 0m);
                    break;
                case PriceState.Stale:
                    return RuleResult.Refuse(
                        Code,
                        RuleResult.Text($"the price of {leg.Instrument} is {age:0.###} s old, the limit is {limit} s"),
                        age, limit);
                case PriceState.OneSided:
                    return RuleResult.Unknown(Code, $"the quote of {leg.Instrument} has one side only");
                case PriceState.Crossed:
                    return RuleResult.Unknown(Code, $"the quote of {leg.Instrument} is crossed");
                default:
                    return RuleResult.Unknown(Code, $"{leg.Instrument} has no price");
            }
        }

        return RuleResult.Pass(Code, oldest, limit);
    }
}
