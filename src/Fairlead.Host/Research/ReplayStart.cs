using Fairlead.Engine.Decision;
using Fairlead.Host.Loop;
using Fairlead.Host.Replay;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Research;

/// <summary>Where a replay that only looks is begun.</summary>
internal static class ReplayStart
{
    /// <summary>The latest snapshot of this program's layout at or before an item; null is the journal's first record.</summary>
    public static JournalSnapshot? Before(JournalReplay replay, IJournalStore store, DeskReference reference, long sequence) =>
        store.LatestSnapshot(SimulatedDesk.Of(replay.Settings(), reference, recorder: null).Fingerprint(), sequence);
}
