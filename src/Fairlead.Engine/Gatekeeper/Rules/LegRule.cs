using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;

namespace Fairlead.Engine.Gatekeeper.Rules;

/// <summary>Each leg is a living contract, in whole lots, with prices on its ticks, in slices the venue
/// takes.</summary>
internal static class LegRule
{
    public const string Code = "LEG";

    public static RuleResult Check(GateContext context, Proposal proposal) => Fault(context, proposal.Request) is { } fault
        ? RuleResult.Refuse(Code, fault)
        : RuleResult.Pass(Code);

    private static string? Fault(GateContext context, OrderRequest request)
    {
        for (var index = 0; index < context.LegCount; index++)
        {
            var instrument = context.Legs[index].Instrument!;
            var expiry = instrument.Option?.ExpiryAt ?? instrument.Future?.ExpiryAt;
            if (expiry <= context.Now)
                return $"{instrument} expired at {expiry}";
            var units = request.Quantity.Units * request.Legs[index].Ratio;
            if (units % instrument.LotSize != 0)
                return RuleResult.Text($"{units} units of {instrument} are no multiple of the lot {instrument.LotSize}");
        }

        return PriceFault(context, request) ?? SliceFault(context, request);
    }

    private static string? PriceFault(GateContext context, OrderRequest request)
    {
        var terms = request.Terms;
        return Fault(context, request, "limit price", terms.LimitPrice)
            ?? Fault(context, request, "trigger price", terms.TriggerPrice)
            ?? Fault(context, request, "trail distance", terms.TrailBy);
    }

    private static string? Fault(GateContext context, OrderRequest request, string what, Price? price)
    {
        if (price is not { } value)
            return null;
        if (request.IsSingle)
        {
            var instrument = context.Legs[0].Instrument!;
            if (value <= Price.Zero)
                return $"{what} {value} is not positive";
            return instrument.Tick.Allows(value) ? null : $"{what} {value} is not on a tick of {instrument.Tick.At(value)}";
        }

        // A net price steps by the finest tick of its legs.
        var finest = context.Legs[0].Instrument!.Tick.Below;
        foreach (var leg in context.Legs)
            finest = Price.Min(finest, leg.Instrument!.Tick.Below);
        return value.IsMultipleOf(finest) ? null : $"{what} {value} is not on a tick of {finest}";
    }

    private static string? SliceFault(GateContext context, OrderRequest request)
    {
        var slices = Slicing.Count(context, request);
        if (slices == 0)
            return "not even one lot stays below the venue's freeze quantity";
        return slices > Slicing.MaxSlices
            ? RuleResult.Text($"the freeze quantity cuts the order into more than {Slicing.MaxSlices} slices")
            : null;
    }
}
