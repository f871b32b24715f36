using Fairlead.Domain.Instruments;
using Fairlead.Engine.Decision;

namespace Fairlead.Engine.Strategies;

/// <summary>The running strategies, and who hears what.</summary>
public sealed class StrategyBook
{
    [Reference]
    private readonly int[]?[] _quoteHearers;

    [Reference]
    private readonly int[]?[] _printHearers;

    private readonly StrategySlot[] _slots;

    internal StrategyBook(StrategySlot[] slots, int instrumentCount)
    {
        _slots = slots;
        _quoteHearers = Hearers(instrumentCount, slot => slot.HearsQuotes);
        _printHearers = Hearers(instrumentCount, slot => slot.HearsPrints);
    }

    public IReadOnlyList<StrategySlot> Slots => _slots;

    /// <summary>The strategy of an owner, or null for the person and foreign positions.</summary>
    public StrategySlot? OfOwner(int owner) => owner >= 1 && owner <= _slots.Length ? _slots[owner - 1] : null;

    /// <summary>Slot indices, or null when nobody listens.</summary>
    internal int[]? QuoteHearers(InstrumentId instrument) => _quoteHearers[instrument.Index];

    internal int[]? PrintHearers(InstrumentId instrument) => _printHearers[instrument.Index];

    private int[]?[] Hearers(int instrumentCount, Func<StrategySlot, bool> hears)
    {
        var hearers = new int[]?[instrumentCount];
        for (var index = 0; index < _slots.Length; index++)
        {
            if (!hears(_slots[index]))
                continue;
            foreach (var instrument in _slots[index].Instruments)
                hearers[instrument.Index] = [.. hearers[instrument.Index] ?? [], index];
        }

        return hearers;
    }
}
