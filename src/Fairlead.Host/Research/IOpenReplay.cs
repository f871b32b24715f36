using Fairlead.Host.Http;
using Fairlead.Host.Terminal.Contract;

namespace Fairlead.Host.Research;

/// <summary>A replay on the list: one that plays, or one whose recording is still being made.</summary>
internal interface IOpenReplay : IDisposable
{
    public string Id { get; }

    /// <exception cref="ProblemException">There is nothing to play yet, or there never will be.</exception>
    public ReplaySession Session { get; }

    public ReplayView View();
}
