using System.Collections.Concurrent;
using Fairlead.Engine.Decision;
using Fairlead.Host.Research;
using Fairlead.Host.Terminal.Tables;

namespace Fairlead.Host.Composition;

/// <summary>The tables of the replays under way, by their ids; a page follows them as it follows an account's.</summary>
internal sealed class ReplayStage : IReplayStage
{
    private readonly ConcurrentDictionary<string, DeskTables> _tables = new(StringComparer.Ordinal);

    public DeskTables? Find(string replay) => _tables.GetValueOrDefault(replay);

    public void Begin(string replay, DeskTables tables)
    {
        var before = _tables.GetValueOrDefault(replay);
        _tables[replay] = tables;
        // Who followed the old ones finds the new ones.
        before?.Retire();
    }

    public void Show(string replay, DeskState state)
    {
        // The tables were brought up to the state by the replay itself.
    }

    public void End(string replay)
    {
        if (_tables.TryRemove(replay, out var tables))
            tables.Retire();
    }
}
