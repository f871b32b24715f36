namespace Fairlead.Domain.Market;

/// <summary>What a market record tells. The numbers are part of the tape format; never reuse one.</summary>
public enum MarketKind : byte
{
    None = 0,

    /// <summary>Best bid and ask, a side may be absent.</summary>
    Quote = 1,

    /// <summary>A trade by others.</summary>
    Print = 2,

    /// <summary>A closed bar of trades.</summary>
    TradeBar = 3,

    /// <summary>A closed bar of best bids; its volume is the bid size at the end.</summary>
    BidBar = 4,

    /// <summary>A closed bar of best asks; its volume is the ask size at the end.</summary>
    AskBar = 5,

    /// <summary>Contracts outstanding.</summary>
    OpenInterest = 6,
}

[Flags]
public enum MarketFlags : byte
{
    None = 0,

    /// <summary>The quote has no bid; its price and size mean nothing.</summary>
    NoBid = 1,

    /// <summary>The quote has no ask.</summary>
    NoAsk = 2,

    /// <summary>The source marked the print as suspicious; it moves no price.</summary>
    Suspicious = 4,
}
