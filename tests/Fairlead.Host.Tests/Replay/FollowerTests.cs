using Fairlead.Host.Loop;
using Fairlead.Host.Replay;
using Fairlead.Journal.Codec;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Tests.Replay;

/// <summary>A second desk beside the owner's, which looks after every flush: in the middle of the owner's turn, before
/// anything was sent.</summary>
public sealed class FollowerTests : IDisposable
{
    private const int Seeds = 60;
    private const int SeedsPerCase = 5;

    private readonly string _folder = Directory.CreateTempSubdirectory("fairlead-follow-").FullName;
    private readonly MessageCodec _codec = DeskMessages.NewCodec();

    public static TheoryData<int> FirstSeeds => [.. Enumerable.Range(0, 4).Select(index => index * SeedsPerCase)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _codec.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Follow_AfterEachFlush_EndsAsTheOwnerDid()
    {
        var (ahead, steps) = (0, 0);
        for (var seed = 0; seed < Seeds; seed++)
        {
            using var store = new CrashingStore(crashAt: null);
            using var watch = new Watch(store, _codec);
            var owner = Recovery.Finish(new RandomScenario(seed), store, _codec);
            Assert.True(watch.Follower!.Sequence == store.LastSequence, $"seed {seed}: {watch.Follower.Sequence} of {store.LastSequence}");
            AssertSame(seed, owner, watch.Follower.Desk);
            ahead += watch.WasAhead;
            steps += watch.Steps;
        }

        Assert.True(steps > 10 * Seeds, $"{steps} flushes: the owners send almost nothing");

        // Where the venue answers at once, its answer is made here before it is durable there.
        Assert.True(ahead > 0, "no desk ever came further than its journal");
    }

    [Theory]
    [MemberData(nameof(FirstSeeds))]
    public void TakeOver_OwnerDiedAtEachWrite_EndsAsIfNothingHappened(int firstSeed)
    {
        for (var seed = firstSeed; seed < firstSeed + SeedsPerCase; seed++)
        {
            var (wholeState, wholeJournal, writes) = WholeRun(seed);
            for (var write = 1; write <= writes; write++)
            {
                using var store = new CrashingStore(write);
                using var watch = new Watch(store, _codec);
                Assert.Throws<PowerCutException>(() => Recovery.Finish(new RandomScenario(seed), store, _codec));
                if (watch.Follower is null)
                    continue;
                using var found = store.AfterPowerCut();
                var desk = watch.Follower.TakeOver(found, new DeskRecorder(found, _codec), Token);
                Assert.Throws<ObjectDisposedException>(() => watch.Follower.Advance(null, Token));
                new RandomScenario(seed).GoOn(desk, watch.Commands);
                Assert.True(wholeState == desk.StateHash(), $"seed {seed}, crash at write {write}: state differs");
                Assert.True(wholeJournal == found.HeadHash, $"seed {seed}, crash at write {write}: journal differs");
            }
        }
    }

    [Fact]
    public void Follow_FromASnapshot_EndsAsTheOwnerDid()
    {
        for (var seed = 0; seed < Seeds / 4; seed++)
        {
            using var store = new MemoryJournalStore();
            var owner = Recovery.Finish(new RandomScenario(seed), store, _codec);
            var replay = new JournalReplay(store, _codec, Scenario.Reference);
            foreach (var snapshot in replay.Snapshots(owner))
            {
                using var follower = replay.Follow(snapshot, observer: null);
                Assert.Equal(snapshot.Sequence, follower.Sequence);
                Assert.Equal(store.Read(snapshot.Sequence + 1).Count(), follower.Advance(null, Token));
                Assert.Equal(0, follower.Advance(null, Token));
                AssertSame(seed, owner, follower.Desk);
            }
        }
    }

    /// <summary>Two stores on one file, as two processes have them; the owner freezes in the middle and is fenced.</summary>
    [Fact]
    public void TakeOver_OfAFile_FencesTheOwnerAndGoesOn()
    {
        var (wholeState, wholeJournal, writes) = WholeRun(seed: 5);
        for (var stop = 2; stop <= writes; stop += 7)
        {
            var scenario = new RandomScenario(5);
            var path = Path.Combine(_folder, $"{stop}.journal");
            var gate = new FreezingGate(stop);
            // Its clock stands in the past, so that the others find its lease expired.
            var options = new JournalOptions { LogReserveBytes = 0, Gate = gate, Clock = new StoppedClock() };
            using var store = SqliteJournalStore.Create(
                path, new JournalMetadata(scenario.Settings.Account, "test", scenario.Settings.CalendarsVersion), options);
            Assert.Throws<PowerCutException>(() => Recovery.Finish(scenario, store, _codec));

            var counter = new Recovery.CommandCounter();
            using var reader = SqliteJournalStore.Open(path, OpenMode.ReadOnly);
            using var follower = new JournalReplay(reader, _codec, Scenario.Reference).Follow(from: null, counter);
            follower.Advance(null, Token);
            using var owned = SqliteJournalStore.Open(path, OpenMode.Append, new JournalOptions { LogReserveBytes = 0 });
            var desk = follower.TakeOver(owned, new DeskRecorder(owned, _codec), Token);
            Assert.Equal(JournalFault.Fenced, Assert.Throws<JournalException>(() => new DeskRecorder(store, _codec).Checkpoint(desk.Snapshot(), desk.State.Now)).Fault);
            scenario.GoOn(desk, counter.Commands);
            Assert.Equal((wholeState, wholeJournal), (desk.StateHash(), owned.HeadHash));
        }
    }

    [Fact]
    public void Advance_AnotherEffectInTheJournal_IsADifferenceThatNamesTheRecord()
    {
        using var told = new MemoryJournalStore();
        Recovery.Finish(new StopExitScenario(), told, _codec);
        var effect = told.Read().Last(record => record.Kind == RecordKind.Effect);
        using var forged = new MemoryJournalStore();
        foreach (var record in told.Read().TakeWhile(record => record.Sequence < effect.Sequence))
            Recovery.Append(forged, record);
        forged.Append(new RecordDraft
        {
            Kind = effect.Kind, Name = effect.Name, Version = effect.Version, At = effect.At + TimeSpan.FromSeconds(1),
            Causation = effect.Causation, Payload = effect.Payload.Span,
        });
        forged.Flush();
        using var follower = new JournalReplay(forged, _codec, Scenario.Reference).Follow(from: null, observer: null);
        Assert.Equal(effect.Sequence, Assert.Throws<ReplayDifferenceException>(() => follower.Advance(null, Token)).Difference.Sequence);
    }

    [Fact]
    public void TakeOver_OfAnotherJournal_IsRefusedAndNothingIsWritten()
    {
        using var store = new MemoryJournalStore();
        Recovery.Finish(new RandomScenario(1), store, _codec);
        using var follower = new JournalReplay(store, _codec, Scenario.Reference).Follow(from: null, observer: null);
        follower.Advance(null, Token);
        using var other = new MemoryJournalStore();
        Recovery.Finish(new RandomScenario(2), other, _codec);
        var before = other.LastSequence;
        Assert.Equal(JournalFault.Altered, Assert.Throws<JournalException>(() => follower.TakeOver(other, new DeskRecorder(other, _codec), Token)).Fault);
        Assert.Equal(before, other.LastSequence);
    }

    [Fact]
    public void Advance_Cancelled_GoesOnWhereItStopped()
    {
        using var store = new MemoryJournalStore();
        var owner = Recovery.Finish(new RandomScenario(3), store, _codec);
        var replay = new JournalReplay(store, _codec, Scenario.Reference);
        var cancelled = new CancellationToken(canceled: true);
        using (var follower = replay.Follow(from: null, observer: null))
        {
            Assert.Throws<OperationCanceledException>(() => follower.Advance(null, cancelled));
            follower.Advance(null, Token);
            AssertSame(3, owner, follower.Desk);
        }

        using (var follower = replay.Follow(from: null, observer: null))
        {
            Assert.Throws<OperationCanceledException>(() => follower.Advance(null, cancelled));
            AssertSame(3, owner, follower.TakeOver(store, new DeskRecorder(store, _codec), Token));
        }
    }

    private (string State, RecordHash Journal, int Writes) WholeRun(int seed)
    {
        using var store = new CrashingStore(crashAt: null);
        var desk = Recovery.Finish(new RandomScenario(seed), store, _codec);
        return (desk.StateHash(), store.HeadHash, store.Writes);
    }

    /// <summary>State, venue and timers.</summary>
    private static void AssertSame(int seed, SimulatedDesk expected, SimulatedDesk actual)
    {
        Assert.True(expected.StateHash() == actual.StateHash(), $"seed {seed}: state differs");
        Assert.True(expected.Snapshot().Bytes.Span.SequenceEqual(actual.Snapshot().Bytes.Span), $"seed {seed}: venue or timers differ");
    }

    /// <summary>Follows a store from its first flush on.</summary>
    private sealed class Watch : IDisposable
    {
        private readonly CrashingStore _store;
        private readonly JournalReplay _replay;
        private readonly Recovery.CommandCounter _counter = new();

        public Watch(CrashingStore store, MessageCodec codec)
        {
            _store = store;
            _replay = new JournalReplay(store, codec, Scenario.Reference);
            store.Flushed = Look;
        }

        public JournalFollower? Follower { get; private set; }
        public int Steps { get; private set; }
        public int WasAhead { get; private set; }
        public int Commands => _counter.Commands;

        public void Dispose() => Follower?.Dispose();

        private void Look()
        {
            Follower ??= _replay.Follow(from: null, _counter);
            Follower.Advance(null, Token);
            Assert.Equal(_store.DurableSequence, Follower.Sequence);
            Steps++;
            WasAhead += Follower.Desk.State.Sequence > Follower.Sequence ? 1 : 0;
        }
    }

    private sealed class FreezingGate(int at) : IWriteGate
    {
        private int _flushes;

        public void BeforeWrite(WriteStep step)
        {
            if (step is WriteStep.Commit or WriteStep.Snapshot && ++_flushes == at)
                throw new PowerCutException();
        }
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
