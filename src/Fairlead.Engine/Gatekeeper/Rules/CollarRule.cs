using Fairlead.Domain.Orders;

namespace Fairlead.Engine.Gatekeeper.Rules;

/// <summary>The price is near our own market, and an entry's not much worse than natural. Only warns about
/// exits.</summary>
internal static class CollarRule
{
    public const string Code = "PRICE_COLLAR";

    public static RuleResult Check(GateContext context, Proposal proposal)
    {
        var found = Measure(context, proposal.Request);
        return !proposal.IsEntry && found.Outcome == RuleOutcome.Refused
            ? found with { Outcome = RuleOutcome.Warned }
            : found;
    }

    private static RuleResult Measure(GateContext context, OrderRequest request)
    {
        var limits = context.Limits;
        var terms = request.Terms;
        var isEntry = request.Purpose == OrderPurpose.Entry;
        if (terms.LimitPrice is null && !isEntry)
            return RuleResult.Off(Code);
        if (terms.LimitPrice is null && !limits.AllowMarketEntries)
            return RuleResult.Refuse(Code, $"a {terms.Type} entry has no limit price");
        // Judged before any limit that is off: an unpriced entry must not slip through with the collar.
        if (terms.Type == OrderType.MarketOnOpen || (limits.CollarPct is null && limits.BeyondNaturalPct is null))
            return RuleResult.Off(Code);
        if (NetPrices.TryRead(context, request, out var net) is var state && state != PriceState.Known)
            return RuleResult.Unknown(Code, $"no price to compare with: {state}");

        var trigger = terms.TriggerPrice is { } at ? NetPrices.Signed(request, at) : (decimal?)null;
        var price = terms.LimitPrice is { } limit ? NetPrices.Signed(request, limit) : trigger ?? net.Natural;
        if (limits.CollarPct is { } pct)
        {
            var width = Math.Max(limits.CollarMin, Math.Abs(net.Middle) * pct / 100m);
            var away = Math.Abs(price - net.Middle);
            if (away > width)
                return RuleResult.Refuse(
                    Code,
                    RuleResult.Text($"price {price:0.00####} is {away:0.00####} from the middle {net.Middle:0.00####}, the collar is {width:0.00####}"),
                    away, width);
        }

        return isEntry && limits.BeyondNaturalPct is { } beyondPct
            ? BeyondNatural(price, trigger ?? net.Natural, limits.BeyondNaturalMin, beyondPct)
            : RuleResult.Pass(Code, Math.Abs(price - net.Middle));
    }

    // A stop-limit is meant to lie away from the market: its natural price is the trigger.
    private static RuleResult BeyondNatural(decimal price, decimal natural, decimal least, decimal pct)
    {
        var allowed = Math.Max(least, Math.Abs(natural) * pct / 100m);
        var beyond = price - natural;
        return beyond <= allowed
            ? RuleResult.Pass(Code, beyond, allowed)
            : RuleResult.Refuse(
                Code,
                RuleResult.Text($"price {price:0.00####} is {beyond:0.00####} worse than the natural price {natural:0.00####}, {allowed:0.00####} is allowed"),
                beyond, allowed);
    }
}
