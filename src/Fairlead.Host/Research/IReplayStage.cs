using Fairlead.Engine.Decision;
using Fairlead.Host.Loop;

namespace Fairlead.Host.Research;

/// <summary>Where replays are shown: gives each desk of a replay the tables that look on.</summary>
public interface IReplayStage
{
    /// <summary>A fresh desk begins under this id; whoever looked on under it before is replaced. Seeking back begins a new one.</summary>
    /// <param name="replay">"replay-3".</param>
    /// <param name="state">The desk's, at its start; read it in the observer's calls only.</param>
    /// <returns>Called on the replay's thread; null when nobody looks on.</returns>
    public IDeskObserver? Begin(string replay, DeskState state);

    /// <summary>The replay is gone, with its tables.</summary>
    public void End(string replay);
}
