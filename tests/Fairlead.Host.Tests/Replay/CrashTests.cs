using Fairlead.Domain;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Host.Loop;
using Fairlead.Host.Replay;
using Fairlead.Journal.Codec;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Tests.Replay;

public sealed class CrashTests
{
    /// <summary>Seeds a test case runs, so that the cases share the cores.</summary>
    private const int SeedsPerCase = 20;

    public static TheoryData<int> FirstSeeds => [.. Enumerable.Range(0, 10).Select(index => index * SeedsPerCase)];

    [Theory]
    [MemberData(nameof(FirstSeeds))]
    public void Crash_AtEachWriteOfRandomScenarios_EndsAsIfNothingHappened(int firstSeed)
    {
        using var codec = NewCodec();
        for (var seed = firstSeed; seed < firstSeed + SeedsPerCase; seed++)
        {
            var whole = Run(seed, codec, crashAt: null);
            Assert.True(whole.Writes > 3, $"seed {seed} writes almost nothing");
            for (var write = 1; write <= whole.Writes; write++)
            {
                var crashed = Run(seed, codec, write);
                Assert.True(whole.StateHash == crashed.StateHash, $"seed {seed}, crash at write {write}: state differs");
                Assert.True(whole.JournalHash == crashed.JournalHash, $"seed {seed}, crash at write {write}: journal differs");
            }
        }
    }

    /// <summary>A scenario to its end, with at most one crash, recovered from what was durable.</summary>
    private static (string StateHash, string JournalHash, int Writes) Run(int seed, MessageCodec codec, int? crashAt)
    {
        var scenario = new RandomScenario(seed);
        using var store = new CrashingStore(crashAt);
        try
        {
            var desk = scenario.Start(new DeskRecorder(store, codec));
            scenario.GoOn(desk, commandsTaken: 0);
            return Told(desk, store, store.Writes);
        }
        catch (PowerCutException)
        {
            using var found = store.AfterPowerCut();
            if (found.LastSequence == 0)
            {
                var fresh = scenario.Start(new DeskRecorder(found, codec));
                scenario.GoOn(fresh, commandsTaken: 0);
                return Told(fresh, found, store.Writes);
            }

            var counter = new CommandCounter();
            var replay = new JournalReplay(found, codec, RandomScenario.Reference);
            var result = replay.Run(new DeskRecorder(found, codec), from: null, counter, progress: null, CancellationToken.None);
            scenario.GoOn(result.Desk, counter.Commands);
            return Told(result.Desk, found, store.Writes);
        }
    }

    private static (string, string, int) Told(SimulatedDesk desk, IJournalStore store, int writes) =>
        (desk.StateHash(), store.HeadHash.ToString(), writes);

    internal static MessageCodec NewCodec() => new([typeof(Fact), typeof(DeskCommand), typeof(DeskEffect)]);

    /// <summary>Counts the person's commands a desk has taken in.</summary>
    private sealed class CommandCounter : IDeskObserver
    {
        public int Commands { get; private set; }

        public void Saw(DeskState state, in DeskEvent input, Timestamp at, EffectBuffer effects)
        {
            if (input.Message is DeskCommand and not TimerFired and not OpenDesk)
                Commands++;
        }
    }
}
