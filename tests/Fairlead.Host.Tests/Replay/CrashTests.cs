using Fairlead.Host.Loop;
using Fairlead.Journal.Codec;

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
        using var codec = DeskMessages.NewCodec();
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
            var desk = Recovery.Finish(scenario, store, codec);
            return (desk.StateHash(), store.HeadHash.ToString(), store.Writes);
        }
        catch (PowerCutException)
        {
            using var found = store.AfterPowerCut();
            var desk = Recovery.Finish(scenario, found, codec);
            return (desk.StateHash(), found.HeadHash.ToString(), store.Writes);
        }
    }
}
