using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;

namespace Fairlead.Domain.Orders;

/// <summary>One instrument's share of an order.</summary>
/// <param name="Instrument">What is traded.</param>
/// <param name="Side">Bought or sold when the order is done as written.</param>
/// <param name="Ratio">Units of this leg for each unit of the order's quantity; 1 or more.</param>
public readonly record struct OrderLeg(InstrumentId Instrument, Side Side, long Ratio);

public enum OrderPurpose
{
    /// <summary>Opens or adds risk; every rule of the gatekeeper applies.</summary>
    Entry,

    /// <summary>Reduces an open group; never blocked by halts, losses, calendars or rate limits.</summary>
    Exit,
}

/// <summary>What an order asks of a venue: legs done together, a quantity, and terms.</summary>
/// <remarks>A plain order has one leg of ratio 1. All legs fill in ratio or none does ("multi-leg as one").</remarks>
public sealed record OrderRequest
{
    /// <summary>One or more legs, each of another instrument.</summary>
    public required IReadOnlyList<OrderLeg> Legs { get; init; }

    /// <summary>Units of the whole; a leg trades quantity x ratio. Positive.</summary>
    public required Quantity Quantity { get; init; }

    public required OrderTerms Terms { get; init; }
    public required OrderPurpose Purpose { get; init; }

    public bool IsSingle => Legs.Count == 1;

    public static OrderRequest Single(
        InstrumentId instrument, Side side, Quantity quantity, OrderTerms terms, OrderPurpose purpose) =>
        new() { Legs = [new OrderLeg(instrument, side, 1)], Quantity = quantity, Terms = terms, Purpose = purpose };
}
