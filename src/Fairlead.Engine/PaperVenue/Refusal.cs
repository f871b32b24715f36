namespace Fairlead.Engine.PaperVenue;

/// <summary>Why the venue does not take an order or a change.</summary>
/// <param name="Code">One of <see cref="RefusalCodes"/>.</param>
/// <param name="Reason">Plain words with the numbers.</param>
internal sealed record Refusal(string Code, string Reason);

/// <summary>The codes the venue refuses with.</summary>
public static class RefusalCodes
{
    /// <summary>No legs, too many, an instrument twice, or a ratio below 1.</summary>
    public const string Legs = "LEGS";

    public const string UnknownInstrument = "UNKNOWN_INSTRUMENT";
    public const string NotTradable = "NOT_TRADABLE";

    /// <summary>The contract's expiry instant has come.</summary>
    public const string Expired = "EXPIRED";

    /// <summary>Not positive, or absurdly large.</summary>
    public const string Quantity = "QUANTITY";

    /// <summary>Not a multiple of the lot.</summary>
    public const string Lot = "LOT";

    /// <summary>More than the venue takes in one order.</summary>
    public const string FreezeQuantity = "FREEZE_QUANTITY";

    /// <summary>Type, prices and time in force do not make an order.</summary>
    public const string Terms = "TERMS";

    /// <summary>A sound order this venue does not offer.</summary>
    public const string Unsupported = "UNSUPPORTED";

    /// <summary>A price off the tick.</summary>
    public const string Tick = "TICK";

    /// <summary>A price that is not positive, or absurdly high.</summary>
    public const string Price = "PRICE";

    /// <summary>The good-till instant has passed.</summary>
    public const string GoodTill = "GOOD_TILL";

    /// <summary>The session is closed and the order needs it open.</summary>
    public const string Closed = "CLOSED";

    /// <summary>The calendar's data end before the order could work.</summary>
    public const string NoSession = "NO_SESSION";

    /// <summary>After the cut-off for on-close orders.</summary>
    public const string OnCloseTooLate = "ON_CLOSE_TOO_LATE";

    /// <summary>Nothing priced the order within the profile's bound.</summary>
    public const string NoPrice = "NO_PRICE";

    /// <summary>More margin or cash than there is, or an uncovered short in a cash account.</summary>
    public const string Margin = "MARGIN";

    /// <summary>A refusal arranged for practice.</summary>
    public const string Practice = "PRACTICE";

    /// <summary>The venue knows no such order.</summary>
    public const string NotFound = "NOT_FOUND";

    /// <summary>The order is no longer working: filled, cancelled, expired or rejected.</summary>
    public const string Ended = "ENDED";

    /// <summary>The new quantity is below what is filled.</summary>
    public const string BelowFilled = "BELOW_FILLED";
}
