namespace Fairlead.Engine.Positions;

/// <summary>Why a position changed.</summary>
internal enum PostingKind
{
    /// <summary>A fill of an order.</summary>
    Fill,

    /// <summary>The contract expired: whatever is open then closes at the posting's price.</summary>
    Expiry,

    /// <summary>Some short options were assigned and close at zero.</summary>
    Assignment,

    /// <summary>Units of an underlying changed hands because an option or future was exercised, assigned or delivered.</summary>
    Delivery,

    /// <summary>Units moved between two owners of the account; no cash moves.</summary>
    Transfer,

    /// <summary>The broker's book showed units nobody here traded; their cash is already in the broker's balance.</summary>
    Foreign,
}
