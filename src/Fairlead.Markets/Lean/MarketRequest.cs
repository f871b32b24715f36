namespace Fairlead.Markets.Lean;

/// <summary>Which rows of a trading day are wanted.</summary>
public enum SessionFilter
{
    /// <summary>Bars and prints inside the calendar's session. Open interest, told before the opening, is kept.</summary>
    RegularOnly,

    /// <summary>Every row of the files, pre- and post-market too.</summary>
    All,
}

/// <summary>What an index becomes.</summary>
public enum IndexTrading
{
    /// <summary>An index: it has a price and cannot be ordered.</summary>
    NotTradable,

    /// <summary>
    /// A pretended stock of one unit a point, for research on an index's own prices: nobody can trade it so, and its
    /// prices never had a bid, an ask or a volume. Results on it are about the signal, not about money.
    /// </summary>
    AsIfEquity,
}

/// <summary>Which recorded market is wanted.</summary>
public sealed record MarketRequest
{
    /// <summary>Root of the folder layout.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Stocks, funds and indexes, any case; instrument ids are given in this order.</summary>
    public IReadOnlyList<string> Symbols { get; init; } = [];

    /// <summary>Underlyings whose whole recorded option chain is wanted; the underlying itself is included.</summary>
    public IReadOnlyList<string> OptionChains { get; init; } = [];

    /// <summary>First trading day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last trading day, included.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Default minute. Tick reads prints only.</summary>
    public Resolution Resolution { get; init; } = Resolution.Minute;

    /// <summary>Default all; what the resolution does not have is ignored.</summary>
    public MarketContent Contents { get; init; } = MarketContent.All;

    /// <summary>Default the regular session. Ignored for daily bars.</summary>
    public SessionFilter Session { get; init; } = SessionFilter.RegularOnly;

    /// <summary>Default not tradable.</summary>
    public IndexTrading Indexes { get; init; } = IndexTrading.NotTradable;
}
