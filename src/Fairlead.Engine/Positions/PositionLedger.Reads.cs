using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;

namespace Fairlead.Engine.Positions;

public sealed partial class PositionLedger
{
    public Currency Currency => _currency;

    /// <summary>Opening cash, flows, and what fills, charges and settlements changed.</summary>
    public Money Cash => InCurrency(_cash);

    /// <summary>Signed units of an owner; zero when flat or never held.</summary>
    public Quantity QuantityOf(OwnerId owner, InstrumentId instrument) =>
        new(Find(owner, instrument)?.Units ?? 0);

    /// <summary>Signed units of the account: all owners and unassigned, netted.</summary>
    public Quantity NetQuantity(InstrumentId instrument) => new(BookOf(instrument)?.NetUnits ?? 0);

    /// <summary>Average price of an owner's open lots, to the nearest millionth; null when flat.</summary>
    public Price? AverageOpenPrice(OwnerId owner, InstrumentId instrument) => Find(owner, instrument)?.AverageOpenPrice;

    /// <summary>An owner's open lots, oldest first; a copy.</summary>
    public IReadOnlyList<Lot> LotsOf(OwnerId owner, InstrumentId instrument) => Find(owner, instrument)?.Lots() ?? [];

    /// <summary>Realised profit or loss of the account before charges.</summary>
    public Money RealisedGross() => InCurrency(_account.Gross);

    /// <summary>Realised profit or loss of an owner before charges.</summary>
    public Money RealisedGross(OwnerId owner) => InCurrency(OwnerOf(owner)?.Gross ?? 0);

    /// <summary>Realised profit or loss of the account after the charges of what was closed.</summary>
    public Money RealisedNet() => InCurrency(_account.Net);

    /// <summary>Realised profit or loss of an owner after the charges of what was closed.</summary>
    public Money RealisedNet(OwnerId owner) => InCurrency(OwnerOf(owner)?.Net ?? 0);

    /// <summary>All charges of the account, of open lots too; positive is paid.</summary>
    public Money Charges() => InCurrency(_account.Charges);

    /// <summary>All charges of an owner, of open lots too; positive is paid.</summary>
    public Money Charges(OwnerId owner) => InCurrency(OwnerOf(owner)?.Charges ?? 0);

    /// <summary>How many positions were ever opened, flat ones included.</summary>
    public int PositionCount => _positions.Count;

    /// <summary>A position by index, in order of first opening.</summary>
    public PositionView PositionAt(int index)
    {
        var position = At(_positions[index]);
        var totals = position.Totals;
        return new PositionView(position.Terms.Owner, position.Terms.Instrument, new Quantity(position.Units),
            position.AverageOpenPrice, InCurrency(totals.Gross), InCurrency(totals.Net), InCurrency(totals.Charges),
            position.Value.Unmarked == 0 ? FromMicros(position.Value.UnrealisedMicros) : null);
    }

    private Position? Find(OwnerId owner, InstrumentId instrument)
    {
        if (BookOf(instrument) is not { } book)
            return null;
        var index = book.Find(owner);
        return index < 0 ? null : book.Positions[index];
    }

    private OwnerTotals? OwnerOf(OwnerId owner) =>
        (uint)(owner.Index + 1) < (uint)_owners.Count ? _owners[owner.Index + 1] : null;
}
