namespace Fairlead.Engine.Positions;

/// <summary>Why something was booked. The names are journaled; never reuse one.</summary>
public enum BookingKind
{
    /// <summary>A fill of an order.</summary>
    Fill,

    /// <summary>The contract expired: whatever is open then closes at the posting's price.</summary>
    Expiry,

    /// <summary>Some short options were assigned and close at zero.</summary>
    Assignment,

    /// <summary>The underlying changed hands by exercise, assignment or delivery.</summary>
    Delivery,

    /// <summary>Units moved between two owners; no cash moves.</summary>
    Transfer,

    /// <summary>The broker's book showed units nobody here traded; no cash moves.</summary>
    Foreign,

    /// <summary>A fill was corrected or busted, or its charges became known.</summary>
    Correction,

    /// <summary>Deposit, withdrawal, dividend, interest, fee.</summary>
    Flow,
}
