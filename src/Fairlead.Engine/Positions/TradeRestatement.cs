using Fairlead.Domain.Instruments;

namespace Fairlead.Engine.Positions;

/// <summary>
/// A correction, bust or late charge changed closed trades: forget the owner's trades in this instrument from
/// <paramref name="FromNumber"/> on and take <paramref name="Trades"/> instead.
/// </summary>
/// <param name="Owner">Whose trades.</param>
/// <param name="Instrument">In what.</param>
/// <param name="FromNumber">First trade number that is no longer as told before.</param>
/// <param name="Trades">In order of number; may be empty.</param>
public sealed record TradeRestatement(
    OwnerId Owner, InstrumentId Instrument, int FromNumber, IReadOnlyList<ClosedTrade> Trades);
