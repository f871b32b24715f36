using Fairlead.Domain.Instruments;
using Fairlead.Domain.Links;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Host.Loop;
using Fairlead.Practice;

namespace Fairlead.Host.Practice;

/// <summary>
/// The practice market as a feed with links that tell the truth about themselves: up with the first tick, silent when
/// nothing comes where something should, down when cut.
/// </summary>
/// <remarks>Belongs to the desk's thread. While it is mute or cut the market goes on unseen, as a real one does.</remarks>
public sealed class PracticeFeed : IMarketFeed
{
    /// <summary>Silence in a session after which the feed counts as mute; some instrument ticks several times a second.</summary>
    public static readonly TimeSpan SilentAfter = TimeSpan.FromSeconds(5);

    /// <summary>Whose links these are.</summary>
    public const string Broker = "practice";

    private readonly PracticeMarket _market;
    private readonly InstrumentMaster _master;
    private readonly Queue<FeedItem> _news = new();
    private MarketRecord? _next;
    private Timestamp _mutedUntil = Timestamp.MinValue;
    private Timestamp? _silentFrom;
    private string _silence = "";
    private bool _isUp;

    /// <param name="market">Stands where the desk's journal ends.</param>
    /// <param name="master">The desk's, for words.</param>
    /// <param name="start">The desk's time.</param>
    /// <param name="describe">What the links are evidence of: "seed 7".</param>
    /// <param name="booksDifference">How the venue's books differ from the desk's; null when they were compared and agree.</param>
    public PracticeFeed(PracticeMarket market, InstrumentMaster master, Timestamp start, string describe, string? booksDifference)
    {
        (_market, _master) = (market, master);
        _news.Enqueue(new FeedItem(start, new LinkUp(Broker, LinkKind.Orders, $"the built-in venue answers in this process, {describe}"), default));
        LinkFact account = booksDifference is null
            ? new LinkUp(Broker, LinkKind.Account, $"the venue's books equal the desk's, {describe}")
            : new LinkDown(Broker, LinkKind.Account, booksDifference);
        _news.Enqueue(new FeedItem(start, account, default));
    }

    /// <summary>Until when it is mute or cut; null when it is not.</summary>
    public Timestamp? MutedUntil { get; private set; }

    /// <summary>The link is cut, not only mute.</summary>
    public bool IsCut { get; private set; }

    public Timestamp? NextAt
    {
        get
        {
            var record = _next?.At ?? _market.NextAt;
            var news = _news.TryPeek(out var item) ? item.At : (Timestamp?)null;
            return Timestamp.Earliest(Timestamp.Earliest(record, news), _silentFrom);
        }
    }

    /// <summary>The feed stays open and says nothing for a while.</summary>
    public void Mute(Timestamp now, TimeSpan duration)
    {
        Hide(now, duration, isCut: false);
        (_silentFrom, _silence) = (now + SilentAfter, $"no record for {SilentAfter.TotalSeconds:0} s in the middle of a session");
    }

    /// <summary>The feed is cut for a while and comes back by itself.</summary>
    public void Cut(Timestamp now, TimeSpan duration)
    {
        Hide(now, duration, isCut: true);
        _silentFrom = null;
        _news.Enqueue(new FeedItem(now, new LinkDown(Broker, LinkKind.MarketData, "the connection was cut, for practice"), default));
    }

    public bool TryTake(Timestamp upTo, out FeedItem item)
    {
        item = default;
        while (true)
        {
            var record = Peek(upTo);
            var due = Timestamp.Earliest(record?.At, upTo)!.Value;
            if (_news.TryPeek(out var news) && news.At <= due)
            {
                item = _news.Dequeue();
                return true;
            }

            if (_silentFrom is { } silent && silent <= due)
            {
                _silentFrom = null;
                item = new FeedItem(silent, new LinkSilent(Broker, LinkKind.MarketData, _silence), default);
                return true;
            }

            if (record is not { } next)
                return false;
            if (next.At < _mutedUntil)
            {
                _next = null;
                continue;
            }

            if (!_isUp)
            {
                (_isUp, MutedUntil, _silentFrom, IsCut) = (true, null, null, false);
                item = new FeedItem(next.At, new LinkUp(Broker, LinkKind.MarketData, $"first tick: {_master[next.Instrument]} at {next.At}"), default);
                return true;
            }

            _next = null;
            item = new FeedItem(next.At, null, next);
            return true;
        }
    }

    private void Hide(Timestamp now, TimeSpan duration, bool isCut)
    {
        _mutedUntil = now + duration;
        (MutedUntil, IsCut, _isUp) = (_mutedUntil, isCut, false);
    }

    private MarketRecord? Peek(Timestamp upTo)
    {
        if (_next is null && _market.NextAt <= upTo)
            _next = _market.Take();
        return _next;
    }
}
