namespace Fairlead.Markets.Lean;

/// <summary>What a data file tells.</summary>
[Flags]
public enum MarketContent
{
    None = 0,

    /// <summary>Bars of trades, or prints at tick resolution.</summary>
    Trades = 1,

    /// <summary>Bars of best bids and asks.</summary>
    Quotes = 2,

    /// <summary>Option contracts outstanding.</summary>
    OpenInterest = 4,

    All = Trades | Quotes | OpenInterest,
}
