using Fairlead.Domain.Instruments;
using Fairlead.Domain.Links;
using Fairlead.Domain.Time;
using Fairlead.Host.Loop;
using Fairlead.Host.Practice;
using Fairlead.Markets.Calendars;
using Fairlead.Practice;

namespace Fairlead.Serving.Tests.Practice;

public sealed class PracticeFeedTests
{
    private static readonly MarketCalendars Calendars = CalendarData.Load();
    private static readonly PracticeSettings Settings = new() { Region = PracticeRegion.Us, Seed = 7, FirstDay = new DateOnly(2024, 1, 2), WeeksOfOptions = 1 };
    private static readonly Timestamp Open = Calendars[Venue.UsEquity.CalendarName()].On(new DateOnly(2024, 1, 2))!.Value.Open;

    private readonly PracticeMarket _market = new(Settings, Calendars);
    private readonly PracticeFeed _feed;

    public PracticeFeedTests()
    {
        _market.SkipThrough(Open + TimeSpan.FromMinutes(1));
        _feed = Feed(booksDifference: null);
    }

    [Fact]
    public void Links_AtTheStart_AreUpByEvidenceAndTheMarketOnlyWithItsFirstTick()
    {
        var items = Through(62);
        Assert.Equal([LinkKind.Orders, LinkKind.Account, LinkKind.MarketData], items.Take(3).Select(item => Assert.IsType<LinkUp>(item.News).Link));
        Assert.StartsWith("first tick: ", ((LinkUp)items[2].News!).Evidence);
        Assert.Equal(items[2].At, items[3].Record.At);
        Assert.All(items.Skip(3), item => Assert.Null(item.News));
        AssertRising(items);
    }

    [Fact]
    public void Links_BooksThatDiffer_MakeTheAccountLinkDownWithTheDifference()
    {
        var feed = Feed(booksDifference: "cash is 5 USD less");
        Assert.True(feed.TryTake(Open + TimeSpan.FromMinutes(1), out var orders));
        Assert.True(feed.TryTake(Open + TimeSpan.FromMinutes(1), out var account));
        Assert.Equal(LinkKind.Orders, Assert.IsType<LinkUp>(orders.News).Link);
        var down = Assert.IsType<LinkDown>(account.News);
        Assert.Equal((LinkKind.Account, "cash is 5 USD less"), (down.Link, down.Reason));
    }

    [Fact]
    public void Feed_Undisturbed_TellsEveryRecordOfTheMarket()
    {
        var twin = new PracticeMarket(Settings, Calendars);
        twin.SkipThrough(Open + TimeSpan.FromMinutes(1));
        var records = Through(90).Where(item => item.News is null).Select(item => item.Record).ToList();
        Assert.True(records.Count > 100);
        Assert.All(records, record => Assert.Equal(twin.Take(), record));
        Assert.True(twin.NextAt > Open + TimeSpan.FromSeconds(90));
    }

    [Fact]
    public void Mute_ForAWhile_IsFoundAfterFiveSecondsAndEndsWithATick()
    {
        Through(70);
        _feed.Mute(Open + TimeSpan.FromSeconds(70), TimeSpan.FromSeconds(20));
        Assert.Equal((Open + TimeSpan.FromSeconds(90), false), (_feed.MutedUntil, _feed.IsCut));
        var items = Through(100);
        var silent = Assert.IsType<LinkSilent>(items[0].News);
        Assert.Equal((LinkKind.MarketData, Open + TimeSpan.FromSeconds(75)), (silent.Link, items[0].At));
        Assert.IsType<LinkUp>(items[1].News);
        Assert.True(items[1].At >= Open + TimeSpan.FromSeconds(90));
        Assert.Null(_feed.MutedUntil);
        Assert.All(items.Skip(2), item => Assert.Null(item.News));
        AssertRising(items);
    }

    [Fact]
    public void Cut_ForAWhile_IsToldAtOnceAndEndsWithATick()
    {
        Through(70);
        _feed.Cut(Open + TimeSpan.FromSeconds(70), TimeSpan.FromSeconds(20));
        Assert.True(_feed.IsCut);
        var down = Through(80);
        Assert.Equal(Open + TimeSpan.FromSeconds(70), Assert.Single(down).At);
        Assert.IsType<LinkDown>(down[0].News);
        var back = Through(100);
        Assert.IsType<LinkUp>(back[0].News);
        Assert.False(_feed.IsCut);
        AssertRising(back);
    }

    [Fact]
    public void Cut_WhileMute_IsDownAndNotSilentToo()
    {
        Through(70);
        _feed.Mute(Open + TimeSpan.FromSeconds(70), TimeSpan.FromSeconds(60));
        _feed.Cut(Open + TimeSpan.FromSeconds(72), TimeSpan.FromSeconds(10));
        var items = Through(90);
        Assert.Equal([typeof(LinkDown), typeof(LinkUp)], items.Where(item => item.News is not null).Select(item => item.News!.GetType()));
    }

    /// <summary>The loop sleeps until then: nothing may be due earlier than the feed says.</summary>
    [Fact]
    public void NextAt_Always_IsWhenTheNextThingComes()
    {
        Through(70);
        _feed.Mute(Open + TimeSpan.FromSeconds(70), TimeSpan.FromSeconds(20));
        for (var count = 0; count < 2_000; count++)
        {
            var next = _feed.NextAt!.Value;
            Assert.False(_feed.TryTake(new Timestamp(next.Nanos - 1), out _));
            // Hidden records pass unseen: then there is nothing yet at that instant.
            if (_feed.TryTake(next, out var item))
                Assert.Equal(next, item.At);
        }
    }

    private PracticeFeed Feed(string? booksDifference) =>
        new(_market, new InstrumentMaster(_market.Instruments), Open + TimeSpan.FromMinutes(1), "seed 7", booksDifference);

    private List<FeedItem> Through(double seconds)
    {
        var items = new List<FeedItem>();
        while (_feed.TryTake(Open + TimeSpan.FromSeconds(seconds), out var item))
            items.Add(item);
        return items;
    }

    private static void AssertRising(List<FeedItem> items)
    {
        for (var index = 1; index < items.Count; index++)
            Assert.True(items[index].At >= items[index - 1].At, $"item {index} goes back in time");
    }
}
