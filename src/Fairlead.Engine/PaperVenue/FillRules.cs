using Fairlead.Domain.Orders;

namespace Fairlead.Engine.PaperVenue;

/// <summary>Prices orders of one type. Holds no state; what must be remembered is in the order and the market.</summary>
internal interface IFillRule
{
    public FillDecision Decide(in FillQuestion question);
}

/// <summary>Prices all legs of an order of several legs together, or none. Holds no state.</summary>
internal interface IComboRule
{
    /// <summary>Fills one decision a leg, in the order's sequence; its units are leg units.</summary>
    public bool TryPrice(in ComboQuestion question, Span<FillDecision> legs);
}

/// <summary>A profile's rule for each order type. On-close needs none: it takes the session's last trade.</summary>
internal sealed record FillRules
{
    internal required IFillRule Market { get; init; }
    internal required IFillRule Limit { get; init; }
    internal required IFillRule Stop { get; init; }
    internal required IFillRule StopLimit { get; init; }
    internal required IFillRule TrailingStop { get; init; }
    internal required IFillRule OnOpen { get; init; }
    internal required IComboRule Combo { get; init; }

    internal IFillRule Of(OrderType type) => type switch
    {
        OrderType.Market => Market,
        OrderType.Limit => Limit,
        OrderType.Stop => Stop,
        OrderType.StopLimit => StopLimit,
        OrderType.TrailingStop => TrailingStop,
        OrderType.MarketOnOpen => OnOpen,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Filled at the close, not by a record."),
    };
}
