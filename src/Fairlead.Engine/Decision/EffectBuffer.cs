namespace Fairlead.Engine.Decision;

/// <summary>Collects the effects of one decision; reused from event to event.</summary>
public sealed class EffectBuffer
{
    /// <summary>One decision never makes more than this many effects; beyond it the desk is broken and stops.</summary>
    public const int Limit = 100_000;

    private readonly List<DeskEffect> _effects = new(16);

    public int Count => _effects.Count;
    public DeskEffect this[int index] => _effects[index];
    public bool HasOrderEffect { get; private set; }

    public void Add(DeskEffect effect)
    {
        if (_effects.Count == Limit)
            throw new InvalidOperationException($"One decision made more than {Limit} effects.");
        _effects.Add(effect);
        HasOrderEffect |= effect.IsOrderEffect;
    }

    /// <summary>A copy to keep; the buffer is used again for the next decision.</summary>
    public DeskEffect[] ToArray() => [.. _effects];

    public void Clear()
    {
        _effects.Clear();
        HasOrderEffect = false;
    }
}
