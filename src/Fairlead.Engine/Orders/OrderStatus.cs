namespace Fairlead.Engine.Orders;

/// <summary>Where an order stands. The first four are open, the rest terminal.</summary>
public enum OrderStatus
{
    /// <summary>Handed over; no answer yet. Never sent again.</summary>
    Sent,

    /// <summary>No answer in time, or one that could not be understood: counts as live, and as filled for risk.</summary>
    Unknown,

    /// <summary>Live at the venue, nothing filled.</summary>
    Working,

    /// <summary>Live at the venue, partly filled.</summary>
    PartFilled,

    Filled,
    Rejected,

    /// <summary>Taken back with some or nothing filled.</summary>
    Cancelled,

    /// <summary>Its time in force ended with some or nothing filled.</summary>
    Expired,

    /// <summary>Proved never to have reached the venue.</summary>
    NotSent,
}

public static class OrderStatuses
{
    public static bool IsOpen(this OrderStatus status) => status <= OrderStatus.PartFilled;
}
