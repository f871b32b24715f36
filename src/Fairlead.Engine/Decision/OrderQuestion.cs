using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Charges;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.Gatekeeper.Rules;

namespace Fairlead.Engine.Decision;

/// <summary>What a proposal would meet now. A question: nothing is sent, counted or changed.</summary>
/// <param name="Checks">All checks in order.</param>
/// <param name="Block">The first that would refuse it; null when it would pass.</param>
/// <param name="Trade">The most it can lose.</param>
/// <param name="Funding">What it costs and what is free.</param>
/// <param name="Notional">Units x price x multiplier at its limit or the natural price; null when a price is unknown.</param>
/// <param name="Charges">Estimated for a whole fill at that price; null when there is no price or no rate.</param>
public sealed record OrderAnswer(
    IReadOnlyList<RuleResult> Checks, RuleResult? Block, WorstCase Trade, FundingFigures Funding, Money? Notional, Money? Charges);

/// <summary>Asks the gatekeeper without asking for an order.</summary>
public static class OrderQuestion
{
    public static OrderAnswer Ask(DeskState state, Proposal proposal)
    {
        var context = Gauge.Look(state, proposal, group: null);
        var checks = Gate.Evaluate(context, proposal);
        var isOrder = SchemaRule.Check(context, proposal).Outcome != RuleOutcome.Refused;
        var (notional, charges) = isOrder ? Cost(state, context, proposal.Request) : (null, null);
        return new OrderAnswer(checks, Gate.FirstBlock(checks, proposal.Request.Purpose), context.Trade, context.Funding, notional, charges);
    }

    private static (Money? Notional, Money? Charges) Cost(DeskState state, GateContext context, OrderRequest request)
    {
        var currency = state.Positions.Currency;
        decimal notional = 0;
        decimal? charges = 0;
        if (context.LegCount != request.Legs.Count)
            return (null, null);
        for (var index = 0; index < request.Legs.Count; index++)
        {
            var leg = request.Legs[index];
            if (PriceOf(context, index, request) is not { } price || price < Price.Zero || request.Quantity <= Quantity.Zero)
                return (null, null);
            var row = state.Master[leg.Instrument];
            var units = new Quantity(request.Quantity.Units * leg.Ratio);
            notional += Money.Of(price, units, row.Multiplier, currency).Amount;
            var day = state.CalendarOf(leg.Instrument).CurrentOrNext(state.Now).Day;
            charges += state.Charges.Compute(new ChargeableFill(row, leg.Side, units, price, day)).Breakdown?.Total.Amount;
        }

        return (new Money(notional, currency), charges is { } known ? new Money(known, currency) : null);
    }

    /// <summary>A single leg's limit or trigger; else what its side of the market asks now.</summary>
    private static Price? PriceOf(GateContext context, int index, OrderRequest request)
    {
        if (request.IsSingle && (request.Terms.LimitPrice ?? request.Terms.TriggerPrice) is { } stated)
            return stated;
        return context.Legs[index].Prices(context.Now, TimeSpan.MaxValue, out var bid, out var ask) == PriceState.Known
            ? request.Legs[index].Side == Side.Buy ? ask : bid
            : null;
    }
}
