using Fairlead.Host.Http;
using Fairlead.Host.Loop;
using Fairlead.Host.Research;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Host.Tests.Replay;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Tests.Research;

public sealed class JournalTimelineTests : IDisposable
{
    private readonly RecordedAccount _account = RecordedAccount.Of(new RandomScenario(3));

    public void Dispose() => _account.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(500)]
    public void Page_ForwardsOverTheWholeJournal_HasEveryMessageOnceInOrder(int limit)
    {
        var timeline = new JournalTimeline(_account.Journals);
        var seen = new List<long>();
        for (long? from = 1; from is not null;)
        {
            var page = timeline.Page(RecordedAccount.Name, from, limit, isBackwards: false);
            Assert.True(page.Items.Count == limit || !page.IsMore);
            seen.AddRange(page.Items.Select(item => item.Seq));
            from = page.IsMore ? page.Items[^1].Seq + 1 : null;
        }

        Assert.Equal(Messages(), seen);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(500)]
    public void Page_BackwardsOverTheWholeJournal_HasEveryMessageOnceInOrder(int limit)
    {
        var timeline = new JournalTimeline(_account.Journals);
        var seen = new List<long>();
        var page = timeline.Page(RecordedAccount.Name, from: null, limit, isBackwards: true);
        while (true)
        {
            seen.InsertRange(0, page.Items.Select(item => item.Seq));
            if (!page.IsMore)
                break;
            page = timeline.Page(RecordedAccount.Name, page.Items[0].Seq - 1, limit, isBackwards: true);
        }

        Assert.Equal(Messages(), seen);
    }

    [Fact]
    public void Page_WithoutFrom_IsTheLatest()
    {
        var page = new JournalTimeline(_account.Journals).Page(RecordedAccount.Name, from: null, limit: 5, isBackwards: false);
        Assert.Equal(Messages().TakeLast(5), page.Items.Select(item => item.Seq));
        Assert.Equal((1, _account.Last, true), (page.First, page.Last, page.IsMore));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 501)]
    [InlineData(0, 10)]
    [InlineData(-3, 10)]
    public void Page_OutOfRange_IsMalformed(long from, int limit)
    {
        var told = Assert.Throws<ProblemException>(() => new JournalTimeline(_account.Journals).Page(RecordedAccount.Name, from, limit, isBackwards: false));
        Assert.Equal((400, "MALFORMED"), (told.Status, told.Code));
    }

    [Fact]
    public void Page_UnknownAccount_IsNotFoundAndNamesTheOnesThereAre()
    {
        var told = Assert.Throws<ProblemException>(() => new JournalTimeline(_account.Journals).Page("nobody", from: null, limit: 5, isBackwards: false));
        Assert.Equal(404, told.Status);
        Assert.Contains(RecordedAccount.Name, told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_NoJournalYet_IsBusyUntilThereIsOne()
    {
        using var account = RecordedAccount.Empty();
        var timeline = new JournalTimeline(account.Journals);
        var missing = Assert.Throws<JournalException>(() => timeline.Page(RecordedAccount.Name, from: null, limit: 5, isBackwards: false));
        Assert.Equal(503, ResearchProblem.Explain(missing)!.Status);

        using var codec = DeskMessages.NewCodec();
        using var store = account.Create(new StopExitScenario());
        Assert.Equal(503, Assert.Throws<ProblemException>(() => timeline.Page(RecordedAccount.Name, from: null, limit: 5, isBackwards: false)).Status);
        account.Run(new StopExitScenario(), store, codec);
        Assert.Equal(account.Last, timeline.Page(RecordedAccount.Name, from: null, limit: 5, isBackwards: false).Last);
    }

    [Fact]
    public void Days_OfTwoDays_AreBoth() =>
        Assert.Equal([new DateOnly(2015, 12, 23), new DateOnly(2015, 12, 24)], new JournalTimeline(_account.Journals).Days(RecordedAccount.Name));

    [Fact]
    public async Task Page_WhileADeskWrites_IsAlwaysAStretchOfTheFinalJournal()
    {
        using var account = RecordedAccount.Empty();
        var scenario = new RandomScenario(5);
        using var codec = DeskMessages.NewCodec();
        using var store = account.Create(scenario);
        var timeline = new JournalTimeline(account.Journals);
        var pages = new List<TimelineView>();
        var writing = Task.Run(() => account.Run(scenario, store, codec), TestContext.Current.CancellationToken);
        while (!writing.IsCompleted)
        {
            try
            {
                pages.Add(timeline.Page(RecordedAccount.Name, from: null, limit: 20, isBackwards: true));
            }
            catch (ProblemException e) when (e.Status == 503)
            {
                // Nothing is durable yet.
            }
        }

        await writing;
        var final = store.Read().Where(record => record.Kind != RecordKind.MarketPage).ToList();
        Assert.True(pages.Select(page => page.Last).Distinct().Count() > 1, "the writer was never met at work");
        foreach (var page in pages)
            Assert.Equal(final.Where(record => record.Sequence <= page.Last).TakeLast(20).Select(record => (record.Sequence, record.At)), page.Items.Select(item => (item.Seq, item.At)));
    }

    private List<long> Messages()
    {
        using var store = SqliteJournalStore.Open(_account.Path, OpenMode.ReadOnly);
        return [.. store.Read().Where(record => record.Kind != RecordKind.MarketPage).Select(record => record.Sequence)];
    }
}
