using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Host.Loop;

namespace Fairlead.Host.Serving;

/// <summary>Tells several observers.</summary>
internal sealed class Onlookers(params IDeskObserver[] all) : IDeskObserver
{
    public void Saw(DeskState state, in DeskEvent input, Timestamp at, EffectBuffer effects)
    {
        foreach (var observer in all)
            observer.Saw(state, in input, at, effects);
    }
}
