using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;

namespace Fairlead.Engine.Positions;

/// <summary>All owners' positions in one instrument, with its last mark.</summary>
internal sealed class InstrumentBook(InstrumentId instrument)
{
    private readonly InstrumentId _instrument = instrument;
    private readonly List<Position> _positions = [];
    private Price? _mark;
    private long _netUnits;
    private bool _isSettled;

    public InstrumentId Instrument => _instrument;
    public List<Position> Positions => _positions;

    /// <summary>The last price it was valued at, or null when none was told.</summary>
    public Price? Mark
    {
        get => _mark;
        set => _mark = value;
    }

    /// <summary>Signed units over all owners and unassigned.</summary>
    public long NetUnits
    {
        get => _netUnits;
        set => _netUnits = value;
    }

    /// <summary>Its expiry was booked.</summary>
    public bool IsSettled
    {
        get => _isSettled;
        set => _isSettled = value;
    }

    /// <summary>The index of an owner's position, or -1.</summary>
    public int Find(OwnerId owner)
    {
        for (var index = 0; index < _positions.Count; index++)
        {
            if (_positions[index].Terms.Owner == owner)
                return index;
        }

        return -1;
    }
}
