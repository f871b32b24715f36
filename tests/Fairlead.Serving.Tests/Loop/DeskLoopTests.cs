using Fairlead.Engine.Decision;
using Fairlead.Host.Loop;
using Fairlead.Host.Replay;
using Fairlead.Journal.Store;

namespace Fairlead.Serving.Tests.Loop;

public sealed class DeskLoopTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FaultyStore _store = new();
    private readonly ManualResetEventSlim _gate = new(initialState: true);
    private volatile bool _held;
    private SmallDesk? _desk;

    public void Dispose()
    {
        _gate.Set();
        _store.Fail(null);
        _desk?.Dispose();
        _gate.Dispose();
    }

    [Fact]
    public async Task Command_Decided_IsToldOnlyWhenItIsDurable()
    {
        var desk = Start();
        await QuotedAsync(desk);
        HoldFlushes();
        var told = desk.Loop.Command(_ => new Remark("TEST", "held back"));
        var again = desk.Loop.Command(_ => new Remark("TEST", "held back too"));
        await UntilAsync(() => _held, "the desk makes it durable");
        Assert.False(told.IsCompleted || again.IsCompleted);
        _gate.Set();
        var result = await told.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.True(result.Sequence <= _store.DurableSequence);
        Assert.IsType<RaiseAlert>(Assert.Single(result.Effects));
        await again.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Command_AskedAgainInTheSameTurn_IsToldOnlyWhenItIsDurable()
    {
        var known = new Dictionary<string, CommandResult>();
        var desk = Start(recall: command => known.GetValueOrDefault(command.Origin?.Key ?? ""));
        await QuotedAsync(desk);
        var (entered, release) = (new ManualResetEventSlim(), new ManualResetEventSlim());
        // Both wait behind a question, so that the loop takes them in one turn.
        var question = desk.Loop.Ask(_ =>
        {
            entered.Set();
            return release.Wait(Patience);
        });
        Assert.True(entered.Wait(Patience, TestContext.Current.CancellationToken));
        known["k"] = new CommandResult(1, []);
        HoldFlushes();
        var other = desk.Loop.Command(_ => new Remark("TEST", "first"));
        var again = desk.Loop.Command(_ => new Remark("TEST", "again") { Origin = new CommandOrigin("a", "b", "k", SmallDesk.Open) });
        release.Set();
        await question.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await UntilAsync(() => _held, "the desk makes it durable");
        Assert.False(again.IsCompleted || other.IsCompleted);
        _gate.Set();
        Assert.Equal(1, (await again.WaitAsync(Patience, TestContext.Current.CancellationToken)).Sequence);
    }

    [Fact]
    public async Task Intake_Full_RefusesWithBusyAndLosesNothing()
    {
        var desk = Start();
        var (entered, release) = (new ManualResetEventSlim(), new ManualResetEventSlim());
        var question = desk.Loop.Ask(_ =>
        {
            entered.Set();
            return release.Wait(Patience);
        });
        Assert.True(entered.Wait(Patience, TestContext.Current.CancellationToken));
        var waiting = Enumerable.Range(0, DeskLoop.IntakeCapacity).Select(_ => desk.Loop.Command(_ => new Remark("TEST", "waits"))).ToList();
        Assert.Equal(DeskLoop.IntakeCapacity, desk.Loop.IntakeDepth);
        Assert.Equal("BUSY", (await Refused(desk.Loop.Command(_ => new Remark("TEST", "too many")))).Code);
        Assert.Equal("BUSY", (await Refused(desk.Loop.Ask(state => state.Sequence))).Code);
        release.Set();
        var results = await Task.WhenAll(waiting).WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal(DeskLoop.IntakeCapacity, results.Select(result => result.Sequence).Distinct().Count());
        Assert.True(await question);
    }

    [Fact]
    public async Task Maker_ThatThrows_TellsItsCallerAndTheLoopGoesOn()
    {
        var desk = Start();
        await Assert.ThrowsAsync<FormatException>(() => desk.Loop.Command(_ => throw new FormatException("made wrong")));
        await Assert.ThrowsAsync<FormatException>(() => desk.Loop.Ask<int>(_ => throw new FormatException("asked wrong")));
        await Assert.ThrowsAsync<FormatException>(() => desk.Loop.Command(_ => new Remark("TEST", "never"), first: _ => throw new FormatException("began wrong")));
        await desk.Loop.Command(_ => new Remark("TEST", "goes on"));
        Assert.Null(desk.Loop.Fault);
        await desk.Loop.Stop();
        Assert.Equal(["goes on"], Read(desk).OfType<Remark>().Select(remark => remark.Text));
    }

    [Fact]
    public async Task Command_AnsweredBefore_DoesNotDoItsFirstPartAgain()
    {
        var done = 0;
        var desk = Start(recall: command => command.Origin is null ? null : new CommandResult(1, []));
        await desk.Loop.Command(_ => new Remark("TEST", "new"), first: _ => done++);
        await desk.Loop.Command(_ => new Remark("TEST", "known") { Origin = new CommandOrigin("a", "b", "k", SmallDesk.Open) }, first: _ => done++);
        Assert.Equal(1, done);
    }

    [Fact]
    public async Task DiskFull_ThenRoom_NothingIsLostOrSentBeforeItIsDurable()
    {
        string? shownStall = null;
        DeskLoop? loop = null;
        var desk = Start(stalled: () => shownStall = loop!.Stall);
        loop = desk.Loop;
        await QuotedAsync(desk);
        _store.Fail(JournalFault.NoSpace);
        var order = desk.Loop.Command(state => desk.Entry());
        await UntilAsync(() => _store.Failures > 0 && shownStall is not null, "the disk is full");
        Assert.Contains("disk is full", desk.Loop.Stall);
        Assert.Contains("disk is full", shownStall);
        Assert.Equal("JOURNAL", (await Refused(desk.Loop.Command(_ => new Remark("TEST", "meanwhile")))).Code);
        for (var index = 0; index < 50; index++)
            desk.Quote(100 + index);
        Assert.False(order.IsCompleted);
        var durable = _store.DurableSequence;
        _store.Fail(null);
        var result = await order.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.True(result.Sequence > durable);
        Assert.Single(result.Effects.OfType<SubmitOrder>());
        await UntilAsync(() => desk.Loop.Stall is null && desk.Feed.Waiting == 0, "the market was caught up with");
        Assert.Equal(51, await desk.Loop.Ask(_ => desk.Desk.MarketRecords));
        desk.Clock.Pass(TimeSpan.FromSeconds(2));
        await UntilAsync(() => desk.Loop.Ask(state => state.Positions.NetQuantity(SmallDesk.Stock).Units).Result == 10, "the fill");
        await desk.Loop.Stop();
        AssertReplaysEqual(desk);
        Assert.Equal(1, Submitted(desk));
    }

    [Fact]
    public async Task DiskFull_InTheMiddleOfManyTurns_TheJournalStillReplaysEqual()
    {
        var desk = Start();
        await QuotedAsync(desk);
        for (var round = 0; round < 3; round++)
        {
            // Told when all before it is on disk: the order is the first to find it full.
            await desk.Loop.Command(_ => new Remark("TEST", "round"));
            _store.Fail(JournalFault.NoSpace);
            var failures = _store.Failures;
            var order = desk.Loop.Command(_ => desk.Entry());
            desk.Clock.Pass(TimeSpan.FromSeconds(3));
            for (var index = 0; index < 20; index++)
                desk.Quote(100m + (index % 3 * 0.1m));
            await UntilAsync(() => _store.Failures > failures, "the disk is full");
            _store.Fail(null);
            await order.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }

        await UntilAsync(() => desk.Feed.Waiting == 0, "the market was caught up with");
        await desk.Loop.Stop();
        Assert.Null(desk.Loop.Fault);
        AssertReplaysEqual(desk);
        Assert.Equal(3, Submitted(desk));
    }

    [Fact]
    public async Task DiskFull_AndStopped_EndsInBoundedTimeAndSaysWhy()
    {
        var desk = Start();
        await QuotedAsync(desk);
        _store.Fail(JournalFault.NoSpace);
        var order = desk.Loop.Command(_ => desk.Entry());
        await UntilAsync(() => desk.Loop.Stall is not null, "the disk is full");
        await desk.Loop.Stop().WaitAsync(Patience, TestContext.Current.CancellationToken);
        await Refused(order);
        Assert.Contains("disk is full", desk.Loop.Fault);
    }

    [Theory]
    [InlineData(JournalFault.Fenced)]
    [InlineData(JournalFault.DiskFailed)]
    public async Task Journal_LostForGood_EndsTheLoopAndNothingIsSent(JournalFault fault)
    {
        var shown = 0L;
        var desk = Start(show: state => Volatile.Write(ref shown, state.Sequence));
        await QuotedAsync(desk);
        _store.Fail(fault);
        var order = desk.Loop.Command(_ => desk.Entry());
        Assert.Equal("JOURNAL", (await Refused(order)).Code);
        await desk.Loop.Ended.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.NotNull(desk.Loop.Fault);
        Assert.Equal("STOPPED", (await Refused(desk.Loop.Command(_ => desk.Entry()))).Code);
        Assert.Equal("STOPPED", (await Refused(desk.Loop.Ask(state => state.Sequence))).Code);
        Assert.True(Volatile.Read(ref shown) <= _store.DurableSequence);
        Assert.Null(desk.Desk.NextDue is { } due && due <= desk.Clock.Now ? due : null);
    }

    [Fact]
    public async Task Beat_ThatFindsTheLeaseLost_EndsTheLoop()
    {
        var lost = false;
        var desk = Start(beat: () =>
        {
            if (Volatile.Read(ref lost))
                throw new JournalException(JournalFault.Fenced, file: null, sequence: null, "another desk has it");
        });
        await QuotedAsync(desk);
        Volatile.Write(ref lost, true);
        await desk.Loop.Ended.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Contains("another desk has it", desk.Loop.Fault);
    }

    [Fact]
    public async Task DeskThatFails_EndsTheLoopAndItsCallerIsTold()
    {
        var desk = Start(observer: new Bomb());
        var command = desk.Loop.Command(_ => new Remark("BOOM", "now"));
        Assert.Equal("STOPPED", (await Refused(command)).Code);
        await desk.Loop.Ended.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Contains("for a test", desk.Loop.Fault);
    }

    [Fact]
    public async Task Stop_WithCommandsWaiting_DoesThemAndLeavesACheckpoint()
    {
        var desk = Start();
        await QuotedAsync(desk);
        var (entered, release) = (new ManualResetEventSlim(), new ManualResetEventSlim());
        _ = desk.Loop.Ask(_ =>
        {
            entered.Set();
            return release.Wait(Patience);
        });
        Assert.True(entered.Wait(Patience, TestContext.Current.CancellationToken));
        var waiting = Enumerable.Range(0, 100).Select(_ => desk.Loop.Command(_ => new Remark("TEST", "waits"))).ToList();
        var stopped = desk.Loop.Stop();
        Assert.Equal("STOPPING", (await Refused(desk.Loop.Command(_ => new Remark("TEST", "too late")))).Code);
        release.Set();
        await stopped.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.All(await Task.WhenAll(waiting), result => Assert.True(result.Sequence <= _store.DurableSequence));
        Assert.Equal(_store.LastSequence, _store.DurableSequence);
        Assert.Equal(RecordKind.Checkpoint, _store.Read().Last().Kind);
        AssertReplaysEqual(desk);
    }

    private SmallDesk Start(
        Action<DeskState>? show = null, Action? stalled = null, Func<DeskCommand, CommandResult?>? recall = null, IDeskObserver? observer = null, Action? beat = null)
    {
        _desk = new SmallDesk(_store, change: null, show, stalled, recall, observer, beat);
        _desk.Loop.Start("test desk");
        return _desk;
    }

    /// <summary>The desk has a price, and all of it is on disk: what fails afterwards fails at what the test does next.</summary>
    private static async Task QuotedAsync(SmallDesk desk)
    {
        desk.Quote(100);
        await UntilAsync(() => desk.Feed.Waiting == 0, "the quote was taken");
        await desk.Loop.Command(_ => new Remark("TEST", "quoted")).WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    private static async Task<DeskUnavailableException> Refused(Task task) =>
        await Assert.ThrowsAsync<DeskUnavailableException>(() => task.WaitAsync(Patience, TestContext.Current.CancellationToken));

    private static async Task UntilAsync(Func<bool> isSo, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!isSo())
        {
            Assert.False(patience.IsCancellationRequested, what);
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    private IEnumerable<object> Read(SmallDesk desk) =>
        _store.Read().Where(record => record.Kind == RecordKind.Input).Select(desk.Codec.Decode);

    private int Submitted(SmallDesk desk) => _store.Read().Count(record => record.Kind == RecordKind.Effect && record.Name == desk.Codec.NameOf(typeof(SubmitOrder)).Name);

    private void HoldFlushes()
    {
        _gate.Reset();
        _store.Flushing = () =>
        {
            _held = true;
            _gate.Wait(Patience);
        };
    }

    /// <summary>Every input, effect and state hash again, byte for byte.</summary>
    private void AssertReplaysEqual(SmallDesk desk)
    {
        using var codec = DeskMessages.NewCodec();
        var result = new JournalReplay(_store, codec, SmallDesk.Reference).Run(beyond: null, from: null, observer: null, progress: null, TestContext.Current.CancellationToken);
        Assert.Equal(desk.Desk.StateHash(), result.StateHash);
        Assert.Equal(0, result.Beyond);
    }

    private sealed class Bomb : IDeskObserver
    {
        public void Saw(DeskState state, in DeskEvent input, Domain.Time.Timestamp at, EffectBuffer effects)
        {
            if (input.Message is Remark { Code: "BOOM" })
                throw new InvalidOperationException("it breaks, for a test");
        }
    }
}
