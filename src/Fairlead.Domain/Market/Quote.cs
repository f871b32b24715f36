using Fairlead.Domain.Amounts;
using Fairlead.Domain.Time;

namespace Fairlead.Domain.Market;

/// <summary>Best bid and ask at an instant. A side that is absent is unknown, not zero.</summary>
/// <param name="At">When it became known.</param>
/// <param name="Bid">Best price to sell at; meaningless unless <paramref name="HasBid"/>.</param>
/// <param name="BidSize">Units wanted at the bid.</param>
/// <param name="Ask">Best price to buy at; meaningless unless <paramref name="HasAsk"/>.</param>
/// <param name="AskSize">Units offered at the ask.</param>
/// <param name="HasBid">Someone bids.</param>
/// <param name="HasAsk">Someone offers.</param>
public readonly record struct Quote(
    Timestamp At, Price Bid, Quantity BidSize, Price Ask, Quantity AskSize, bool HasBid, bool HasAsk)
{
    public bool IsTwoSided => HasBid && HasAsk;

    /// <summary>The bid stands above the ask: the quote is wrong and prices nothing.</summary>
    public bool IsCrossed => IsTwoSided && Bid > Ask;

    /// <summary>Half way between bid and ask, cut down to a millionth; valid when two-sided.</summary>
    public Price Middle => new((Bid.Micros / 2) + (Ask.Micros / 2) + ((Bid.Micros % 2 + Ask.Micros % 2) / 2));
}
