using Fairlead.Engine.Decision;
using Fairlead.Host.Loop;
using Fairlead.Host.Replay;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Research;

/// <summary>Places of journals from which a replay that only looks can go on: the journal's own snapshots, and what earlier
/// replays left in memory, so that going back a little does not begin at the beginning. Safe for several threads.</summary>
/// <param name="stepsBetween">Steps of a replay from one place it leaves to the next.</param>
public sealed class RestartPoints(int stepsBetween = RestartPoints.DefaultStepsBetween)
{
    public const int DefaultStepsBetween = 100_000;

    /// <summary>Places kept in memory, of all accounts together; the one used longest ago goes.</summary>
    public const int Kept = 24;

    private readonly Lock _lock = new();
    private readonly LinkedList<(string Account, JournalSnapshot Snapshot)> _points = [];

    /// <summary>The latest place at or before an item; null is the journal's first record.</summary>
    internal JournalSnapshot? Before(string account, JournalReplay replay, IJournalStore store, DeskReference reference, long sequence)
    {
        var fingerprint = SimulatedDesk.Of(replay.Settings(), reference, recorder: null).Fingerprint();
        var stored = store.LatestSnapshot(fingerprint, sequence);
        lock (_lock)
        {
            LinkedListNode<(string Account, JournalSnapshot Snapshot)>? best = null;
            for (var node = _points.First; node is not null; node = node.Next)
            {
                var (whose, point) = node.Value;
                if (whose == account && point.Fingerprint == fingerprint && point.Sequence <= sequence
                    && point.Sequence > (best?.Value.Snapshot.Sequence ?? stored?.Sequence ?? 0))
                    best = node;
            }

            if (best is null)
                return stored;
            _points.Remove(best);
            _points.AddFirst(best);
            return best.Value.Snapshot;
        }
    }

    /// <summary>Leaves a place when a replay has come far enough since it began or left one, and can be taken up where it stands.</summary>
    /// <param name="account">Whose journal.</param>
    /// <param name="player">Between two steps.</param>
    /// <param name="steps">Since the last place; back to 0 when one was left.</param>
    internal void Leave(string account, JournalPlayer player, ref int steps)
    {
        if (++steps < stepsBetween || player.Snapshot() is not { } snapshot)
            return;
        steps = 0;
        lock (_lock)
        {
            if (_points.Any(point => point.Account == account && point.Snapshot.Sequence == snapshot.Sequence))
                return;
            _points.AddFirst((account, snapshot));
            if (_points.Count > Kept)
                _points.RemoveLast();
        }
    }

    /// <summary>Lets go of all places of a journal that is gone.</summary>
    internal void Forget(string account)
    {
        lock (_lock)
        {
            for (var node = _points.First; node is not null;)
            {
                var next = node.Next;
                if (node.Value.Account == account)
                    _points.Remove(node);
                node = next;
            }
        }
    }
}
