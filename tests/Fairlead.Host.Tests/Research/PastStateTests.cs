using Fairlead.Host.Http;
using Fairlead.Host.Loop;
using Fairlead.Host.Research;
using Fairlead.Host.Tests.Replay;

namespace Fairlead.Host.Tests.Research;

public sealed class PastStateTests
{
    /// <summary>Places of each journal that are looked at, beside its first and last.</summary>
    private const int Places = 25;

    [Theory]
    [InlineData(1, RestartPoints.DefaultStepsBetween)]
    [InlineData(2, RestartPoints.DefaultStepsBetween)]
    [InlineData(3, 10)]
    [InlineData(4, 1)]
    public async Task At_AnyItem_IsTheStateTheDeskHadThen(int seed, int stepsBetweenPoints)
    {
        using var account = RecordedAccount.Of(new RandomScenario(seed), keepsHashes: true);
        using var past = new PastStates(account.Journals, new RestartPoints(stepsBetweenPoints));
        var random = new Random(seed);
        foreach (var sequence in Enumerable.Range(0, Places).Select(_ => random.NextInt64(1, account.Last + 1)).Append(1).Append(account.Last))
        {
            var view = await past.At(RecordedAccount.Name, sequence, TestContext.Current.CancellationToken);
            Assert.True(account.HashAfter(sequence) == view.StateHash, $"seed {seed}, item {sequence}");
            Assert.Equal(sequence, view.Seq);
        }
    }

    [Fact]
    public async Task At_AroundAStop_ShowsThePositionAndItsProtectionThenNeither()
    {
        using var account = RecordedAccount.Of(new StopExitScenario());
        using var past = new PastStates(account.Journals, new RestartPoints());
        var items = new JournalTimeline(account.Journals).Page(RecordedAccount.Name, from: 1, limit: 500, isBackwards: false).Items;
        var exit = items.Single(item => item.Text.StartsWith("Exit: ", StringComparison.Ordinal) && item.Text.Contains("Stop", StringComparison.Ordinal));
        var lastFill = items.Last(item => item.Name == "order-filled" && item.Text.Contains("sell", StringComparison.Ordinal) && item.Text.Contains("SPY", StringComparison.Ordinal));

        var before = await past.At(RecordedAccount.Name, exit.Causation - 1, TestContext.Current.CancellationToken);
        Assert.Equal(100, before.Positions.Single(row => row.Symbol == "SPY").Quantity);
        Assert.Equal(100, before.Protection.Single(row => row.Symbol == "SPY").Covered);
        var after = await past.At(RecordedAccount.Name, lastFill.Seq, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(after.Positions, row => row.Symbol == "SPY");
        Assert.DoesNotContain(after.Protection, row => row.Symbol == "SPY");
        Assert.Equal(lastFill.At, after.At);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public async Task At_NoSuchItem_IsNotFound(long sequence)
    {
        using var account = RecordedAccount.Of(new StopExitScenario());
        using var past = new PastStates(account.Journals, new RestartPoints());
        var told = await Assert.ThrowsAsync<ProblemException>(() => past.At(RecordedAccount.Name, sequence, TestContext.Current.CancellationToken));
        Assert.Equal(404, told.Status);
    }

    [Fact]
    public async Task At_RequestIsGone_IsCancelledAndTheNextIsServed()
    {
        using var account = RecordedAccount.Of(new RandomScenario(1));
        using var past = new PastStates(account.Journals, new RestartPoints());
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        for (var time = 0; time < PastStates.MaxReplays + PastStates.MaxWaiting + 1; time++)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => past.At(RecordedAccount.Name, account.Last, gone.Token));
        var view = await past.At(RecordedAccount.Name, account.Last, TestContext.Current.CancellationToken);
        Assert.Equal(account.StateHash, view.StateHash);
    }

    [Fact]
    public async Task At_WhileADeskWrites_IsTheStateTheDeskHadThen()
    {
        using var account = RecordedAccount.Empty(keepsHashes: true);
        var scenario = new RandomScenario(6);
        using var codec = DeskMessages.NewCodec();
        using var store = account.Create(scenario);
        using var past = new PastStates(account.Journals, new RestartPoints());
        var timeline = new JournalTimeline(account.Journals);
        var writing = Task.Run(() => account.Run(scenario, store, codec), TestContext.Current.CancellationToken);
        var found = new Dictionary<long, string>();
        while (!writing.IsCompleted)
        {
            try
            {
                var last = timeline.Page(RecordedAccount.Name, from: null, limit: 1, isBackwards: true).Last;
                found[last] = (await past.At(RecordedAccount.Name, last, TestContext.Current.CancellationToken)).StateHash;
            }
            catch (ProblemException e) when (e.Status == 503)
            {
                // Nothing is durable yet.
            }
        }

        await writing;
        Assert.NotEmpty(found);
        Assert.All(found, pair => Assert.Equal(account.HashAfter(pair.Key), pair.Value));
    }

    [Fact]
    public async Task At_JournalOfAnotherEngine_TellsTheFirstDifference()
    {
        using var account = RecordedAccount.Empty();
        var forged = Forgery.Of(account);
        using var past = new PastStates(account.Journals, new RestartPoints());
        var told = await Assert.ThrowsAsync<Host.Replay.ReplayDifferenceException>(() => past.At(RecordedAccount.Name, forged, TestContext.Current.CancellationToken));
        Assert.Equal(forged, told.Difference.Sequence);
    }
}
