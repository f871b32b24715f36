using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;

namespace Fairlead.Engine.Positions;

/// <summary>What never changes about one owner's position in one instrument.</summary>
/// <param name="Owner">Whose.</param>
/// <param name="Instrument">In what.</param>
/// <param name="Multiplier">Currency units a unit earns when the price rises by 1.</param>
/// <param name="IsFuture">Futures are not paid for: only what they earn reaches cash.</param>
/// <param name="Currency">The ledger's currency.</param>
internal readonly record struct PositionTerms(
    OwnerId Owner, InstrumentId Instrument, long Multiplier, bool IsFuture, Currency Currency)
{
    /// <summary>Price times units times multiplier, exact.</summary>
    public decimal Worth(Price price, long units) => price.ToDecimal() * units * Multiplier;
}
