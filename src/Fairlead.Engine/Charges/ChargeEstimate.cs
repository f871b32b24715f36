namespace Fairlead.Engine.Charges;

/// <summary>The charges of a fill by schedule, or why they are unknown. Unknown is never zero.</summary>
public sealed record ChargeEstimate
{
    private ChargeEstimate(ChargeBreakdown? breakdown, string? unknownBecause, OrderCharges order)
    {
        Breakdown = breakdown;
        UnknownBecause = unknownBecause;
        Order = order;
    }

    /// <summary>The lines, or null when they are unknown.</summary>
    public ChargeBreakdown? Breakdown { get; }

    /// <summary>Plain words, or null when the charges are known.</summary>
    public string? UnknownBecause { get; }

    /// <summary>To hand in with the order's next fill.</summary>
    public OrderCharges Order { get; }

    internal static ChargeEstimate Known(ChargeBreakdown breakdown, OrderCharges order) => new(breakdown, null, order);

    internal static ChargeEstimate Unknown(string because, OrderCharges order) => new(null, because, order);
}
