using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.Gatekeeper;

/// <summary>What the gatekeeper may know of one leg's instrument. The default value knows nothing.</summary>
public record struct LegView
{
    /// <summary>The master's row; null when the master has none.</summary>
    public Instrument? Instrument { get; set; }

    /// <summary>The latest quote; null when none was ever seen.</summary>
    public Quote? Quote { get; set; }

    /// <summary>The latest print or bar close; null when none was ever seen.</summary>
    public Price? Last { get; set; }

    /// <summary>When <see cref="Last"/> became known; meaningless without it.</summary>
    public Timestamp LastAt { get; set; }

    /// <summary>Whether the venue trades now.</summary>
    public SessionState Session { get; set; }

    /// <summary>Next opening of a closed venue; null when unknown.</summary>
    public Timestamp? OpensAt { get; set; }

    /// <summary>Whether an order of unknown outcome, of any owner, stands on the instrument; null when not looked
    /// up.</summary>
    public bool? HasUnknownOutcome { get; set; }

    /// <summary>What an exit may close; nothing for a group that begins.</summary>
    public OpenUnits Group { get; set; }

    /// <summary>Orders and cancels counted on the instrument in the last minute.</summary>
    public int OrdersLastMinute { get; set; }

    /// <summary>
    /// The prices a decision may rest on: both sides of a fresh, sound quote; where there never was a quote, the last
    /// price for both.
    /// </summary>
    /// <remarks>A quote that is one-sided, crossed or old is not replaced by a last price: the market said something
    /// and it prices nothing.</remarks>
    public readonly PriceState Prices(Timestamp now, TimeSpan maxAge, out Price bid, out Price ask)
    {
        bid = ask = Price.Zero;
        if (Quote is { } quote)
        {
            if (!IsFresh(quote.At, now, maxAge))
                return PriceState.Stale;
            if (!quote.IsTwoSided)
                return PriceState.OneSided;
            if (quote.IsCrossed)
                return PriceState.Crossed;
            (bid, ask) = (quote.Bid, quote.Ask);
            return PriceState.Known;
        }

        if (Last is not { } last)
            return PriceState.Missing;
        if (!IsFresh(LastAt, now, maxAge))
            return PriceState.Stale;
        bid = ask = last;
        return PriceState.Known;
    }

    /// <summary>How old the price is that <see cref="Prices"/> looks at; null when there is none.</summary>
    public readonly TimeSpan? PriceAge(Timestamp now) =>
        Quote is { } quote ? now - quote.At : Last is not null ? now - LastAt : null;

    // A price from the future has no age; it is as little evidence as an old one.
    private static bool IsFresh(Timestamp at, Timestamp now, TimeSpan maxAge) => at <= now && now - at <= maxAge;
}

/// <summary>Whether a venue trades now.</summary>
public enum SessionState
{
    Unknown = 0,
    Open = 1,
    Closed = 2,
}

/// <summary>Whether a price may be decided on.</summary>
public enum PriceState
{
    /// <summary>No price was ever seen.</summary>
    Missing = 0,

    Known = 1,
    Stale = 2,

    /// <summary>Nobody bids, or nobody offers.</summary>
    OneSided = 3,

    /// <summary>The bid stands above the ask.</summary>
    Crossed = 4,
}
