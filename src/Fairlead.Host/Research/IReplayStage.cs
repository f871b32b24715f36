using Fairlead.Engine.Decision;
using Fairlead.Host.Terminal.Tables;

namespace Fairlead.Host.Research;

/// <summary>Where replays are shown. All but <see cref="End"/> is called on the replay's own thread.</summary>
public interface IReplayStage
{
    /// <summary>A fresh desk begins; its tables take the place of those shown under this id before. Seeking back does it too.</summary>
    /// <param name="replay">"replay-3".</param>
    /// <param name="tables">Filled by the replay from now on.</param>
    public void Begin(string replay, DeskTables tables);

    /// <summary>The tables were brought up to the desk's state; it may be read during the call.</summary>
    public void Show(string replay, DeskState state);

    /// <summary>The replay is gone, with its tables.</summary>
    public void End(string replay);
}
