using Fairlead.Domain.Orders;

namespace Fairlead.Engine.Gatekeeper.Rules;

/// <summary>The proposal is an order at all: legs, quantities and terms that later rules can measure.</summary>
internal static class SchemaRule
{
    public const string Code = "SCHEMA";

    /// <summary>Most units of one leg. Any amount within it times any price fits a decimal.</summary>
    private const long MaxLegUnits = 1_000_000_000_000;

    public static RuleResult Check(GateContext context, Proposal proposal) => Fault(context, proposal) is { } fault
        ? RuleResult.Refuse(Code, fault)
        : RuleResult.Pass(Code);

    private static string? Fault(GateContext context, Proposal proposal)
    {
        var request = proposal.Request;
        if (string.IsNullOrWhiteSpace(proposal.DedupeKey))
            return "the dedupe key is empty";
        if (request.Legs.Count is 0 or > GateContext.MaxLegs)
            return RuleResult.Text($"an order has 1 to {GateContext.MaxLegs} legs, not {request.Legs.Count}");
        if (request.Legs.Count != context.LegCount)
            throw new InvalidOperationException($"The context holds {context.LegCount} legs of {request.Legs.Count}.");
        if (request.Quantity.Units <= 0)
            return RuleResult.Text($"quantity {request.Quantity} is not positive");
        if (request.IsSingle && request.Legs[0].Ratio != 1)
            return RuleResult.Text($"a single leg has ratio 1, not {request.Legs[0].Ratio}");
        for (var index = 0; index < context.LegCount; index++)
        {
            if (LegFault(context, request, index) is { } fault)
                return fault;
        }

        return request.Terms.Fault() ?? Magnitudes.Fault(request.Terms) ?? Magnitudes.Fault(proposal.Protection);
    }

    private static string? LegFault(GateContext context, OrderRequest request, int index)
    {
        var leg = request.Legs[index];
        if (leg.Side is not (Side.Buy or Side.Sell))
            return RuleResult.Text($"leg {index + 1} has no side");
        if (leg.Ratio <= 0)
            return RuleResult.Text($"leg {index + 1} has ratio {leg.Ratio}, not 1 or more");
        if ((Int128)request.Quantity.Units * leg.Ratio > MaxLegUnits)
            return RuleResult.Text($"leg {index + 1} has more than {MaxLegUnits} units");
        for (var earlier = 0; earlier < index; earlier++)
        {
            if (request.Legs[earlier].Instrument == leg.Instrument)
                return RuleResult.Text($"legs {earlier + 1} and {index + 1} are the same instrument");
        }

        if (context.Legs[index].Instrument is not { } instrument)
            return RuleResult.Text($"leg {index + 1}: instrument {leg.Instrument} is unknown");
        if (instrument.Id != leg.Instrument)
            throw new InvalidOperationException($"The context's leg {index + 1} is {instrument.Id}, the request's {leg.Instrument}.");
        if (!instrument.IsTradable)
            return $"{instrument} is an {instrument.Kind} and cannot be ordered";
        return request.Purpose == OrderPurpose.Entry && instrument.Currency != context.Currency
            ? $"{instrument} is in {instrument.Currency}, the account in {context.Currency}, and there is no rate"
            : null;
    }
}
