using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;

namespace Fairlead.Engine.Positions;

/// <summary>One owner's position in one instrument, as read; it does not follow later changes.</summary>
/// <param name="Owner">Whose.</param>
/// <param name="Instrument">In what.</param>
/// <param name="Quantity">Signed units; zero when flat.</param>
/// <param name="AverageOpenPrice">Average price of the open lots, to the nearest millionth; null when flat.</param>
/// <param name="RealisedGross">Before charges, since the ledger began.</param>
/// <param name="RealisedNet">After the charges of what was closed.</param>
/// <param name="Charges">All charges paid, of open lots too.</param>
/// <param name="Unrealised">Against the last mark, before charges; zero when flat, null when open and unmarked.</param>
public readonly record struct PositionView(
    OwnerId Owner,
    InstrumentId Instrument,
    Quantity Quantity,
    Price? AverageOpenPrice,
    Money RealisedGross,
    Money RealisedNet,
    Money Charges,
    Money? Unrealised);
