using System.Collections.Frozen;
using Fairlead.Domain.Instruments;

namespace Fairlead.Engine.Charges;

/// <summary>
/// Which Indian instruments are charged as units of an equity fund. The instrument master has no mark for funds, and the
/// tax on their delivery is a hundredth of a stock's, so those that are known stand here by name.
/// </summary>
/// <remarks>
/// A fund that is missing here is charged as a stock. Gold, liquid and foreign funds are no equity funds: they pay no
/// transaction tax at all, and are charged as stocks too, which is too much.
/// </remarks>
public static class IndiaFunds
{
    private static readonly FrozenSet<string> Units =
        FrozenSet.Create(StringComparer.Ordinal, "NIFTYBEES", "JUNIORBEES", "BANKBEES", "PSUBNKBEES", "CPSEETF");

    /// <summary>An index cannot be bought. One that is traded as if it could has no charges of its own; a fund on it is the
    /// nearest thing that has.</summary>
    private static readonly FrozenSet<string> Indexes = FrozenSet.Create(StringComparer.Ordinal, "NIFTY50");

    /// <summary>True for a known equity fund, and for a known index in the place of one.</summary>
    public static bool Contains(Instrument instrument) =>
        instrument.Kind == InstrumentKind.Equity && instrument.Venue is (Venue.Nse or Venue.Bse)
        && (Units.Contains(instrument.Symbol) || Indexes.Contains(instrument.Symbol));
}
