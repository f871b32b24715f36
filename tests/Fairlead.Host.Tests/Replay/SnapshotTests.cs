using Fairlead.Host.Loop;
using Fairlead.Host.Replay;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Tests.Replay;

public sealed class SnapshotTests
{
    [Fact]
    public void Snapshot_AndTheRest_LeadToTheStateOfTheWholeJournal()
    {
        using var codec = DeskMessages.NewCodec();
        for (var seed = 1; seed <= 20; seed++)
        {
            using var store = new MemoryJournalStore();
            var desk = Recovery.Finish(new RandomScenario(seed), store, codec);
            var replay = new JournalReplay(store, codec, Scenario.Reference);
            var snapshots = replay.Snapshots(desk).ToList();
            Assert.Equal(2, snapshots.Count);
            foreach (var snapshot in snapshots)
                Assert.Equal(desk.StateHash(), replay.Run(null, snapshot, null, null, TestContext.Current.CancellationToken).StateHash);
        }
    }

    [Fact]
    public void Snapshot_OfAnotherLayout_IsPassedOver()
    {
        using var codec = DeskMessages.NewCodec();
        using var store = new MemoryJournalStore();
        var desk = Recovery.Finish(new StopExitScenario(), store, codec);
        var replay = new JournalReplay(store, codec, Scenario.Reference);
        var before = replay.Snapshots(desk).Select(snapshot => snapshot.Sequence).ToList();
        store.SaveSnapshot(before[0] - 1, "another layout", [1, 2, 3]);
        Assert.Equal(before, replay.Snapshots(desk).Select(snapshot => snapshot.Sequence));
    }
}
