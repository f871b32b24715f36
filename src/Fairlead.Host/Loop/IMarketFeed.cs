using Fairlead.Domain.Links;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;

namespace Fairlead.Host.Loop;

/// <summary>Where a running desk's market data comes from. Asked by the desk's own thread only.</summary>
public interface IMarketFeed
{
    /// <summary>The instant of the next record or news; null when nothing more will come.</summary>
    public Timestamp? NextAt { get; }

    /// <summary>Takes the next thing due at or before an instant: a record or what a link has to tell. False when nothing is.</summary>
    public bool TryTake(Timestamp upTo, out FeedItem item);
}

/// <summary>A market record, or what a link's supervisor told.</summary>
/// <param name="At">When it became known, by the desk's clock.</param>
/// <param name="News">Null for a record.</param>
/// <param name="Record">Meaningless with news.</param>
public readonly record struct FeedItem(Timestamp At, LinkFact? News, MarketRecord Record);
