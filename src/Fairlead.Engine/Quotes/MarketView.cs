using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Engine.Decision;

namespace Fairlead.Engine.Quotes;

/// <summary>The latest market of every instrument: the one place decisions read prices from.</summary>
/// <remarks>
/// A price more than <see cref="MaxJumpBasisPoints"/> from the mark is held back until a second one agrees with it,
/// so that one bad tick triggers no stop. Options are exempt: small premiums double in a breath.
/// </remarks>
public sealed class MarketView
{
    /// <summary>A quarter of the price.</summary>
    public const int MaxJumpBasisPoints = 2_500;

    [Reference]
    private readonly InstrumentMaster _master;

    private readonly InstrumentView[] _views;

    public MarketView(InstrumentMaster master)
    {
        _master = master;
        _views = new InstrumentView[master.Count];
        for (var index = 0; index < _views.Length; index++)
            _views[index] = new InstrumentView();
    }

    public InstrumentView this[InstrumentId id] => _views[id.Index];

    /// <summary>Takes in a record; says whether its instrument's price moved, and over which span.</summary>
    internal PriceMove Apply(in MarketRecord record, out Price low, out Price high, out Price close)
    {
        var view = _views[record.Instrument.Index];
        var kind = _master[record.Instrument].Kind;
        if (!view.IsMarkedBy(in record, kind, out low, out high, out close))
            return PriceMove.None;
        if (kind != InstrumentKind.Option && view.IsDoubtful(close, MaxJumpBasisPoints))
            return PriceMove.None;
        view.SetMark(close, record.At);
        return PriceMove.Priced;
    }
}
