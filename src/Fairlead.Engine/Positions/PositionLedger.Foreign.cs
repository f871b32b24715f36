using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.Positions;

public sealed partial class PositionLedger
{
    /// <summary>The broker's book shows units nobody here traded: they become unassigned. No cash moves, since the
    /// broker's balance has it already; correct cash with <see cref="RecordFlow"/> where it does not. Not deduplicated:
    /// it is the difference a reconciliation found. (What closing a future realises is booked to cash all the same.)</summary>
    /// <param name="instrument">What.</param>
    /// <param name="quantity">Signed units to add to unassigned; negative also takes foreign units away again.</param>
    /// <param name="average">The broker's average price, or the last mark when it tells none.</param>
    /// <param name="at">When it was found.</param>
    public FillResult RecordForeign(InstrumentId instrument, Quantity quantity, Price average, Timestamp at)
    {
        if (!_instruments.Contains(instrument) || !_instruments[instrument].IsTradable
            || _instruments[instrument].Currency != _currency || quantity.IsZero)
            return Refuse($"{quantity} foreign units of {instrument} cannot be recorded in a ledger in {_currency}.");
        return Post(KeyOf(OwnerId.Unassigned, instrument), BookingKind.Foreign, quantity.Units, average, at);
    }

    /// <summary>Moves unassigned units to an owner, as a trade between the two at one price without charges or cash.</summary>
    /// <remarks>The owner's lots open at <paramref name="average"/>; what unassigned paid more or less is realised there,
    /// so the account's total does not change. (For a future that difference is booked to cash, as any realised profit
    /// of one is.)</remarks>
    /// <param name="owner">Who takes them; not unassigned.</param>
    /// <param name="instrument">What.</param>
    /// <param name="quantity">Signed units: the sign of what is unassigned, and no more than it.</param>
    /// <param name="average">Their opening price from now on.</param>
    /// <param name="at">When.</param>
    /// <returns>The owner's change, or Refused.</returns>
    public FillResult AdoptForeign(OwnerId owner, InstrumentId instrument, Quantity quantity, Price average, Timestamp at)
    {
        var held = QuantityOf(OwnerId.Unassigned, instrument).Units;
        if (owner == OwnerId.Unassigned || quantity.IsZero || Math.Sign(held) != Math.Sign(quantity.Units)
            || Math.Abs(quantity.Units) > Math.Abs(held))
            return Refuse($"{owner} cannot adopt {quantity} of {instrument}: {held} are unassigned.");
        Post(KeyOf(OwnerId.Unassigned, instrument), BookingKind.Transfer, -quantity.Units, average, at);
        return Post(KeyOf(owner, instrument), BookingKind.Transfer, quantity.Units, average, at);
    }
}
