using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;

namespace Fairlead.Host.Loop;

/// <summary>Looks on while a desk runs: statistics, reports, progress.</summary>
public interface IDeskObserver
{
    /// <summary>After an input was decided; must keep none of the references.</summary>
    public void Saw(DeskState state, in DeskEvent input, Timestamp at, EffectBuffer effects);
}
