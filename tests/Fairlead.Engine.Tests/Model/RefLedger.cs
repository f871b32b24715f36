using Fairlead.Domain.Instruments;

namespace Fairlead.Engine.Tests.Model;

/// <summary>One line of the account's book.</summary>
internal sealed class RefBooking
{
    public required int Owner { get; init; }
    public required int Instrument { get; init; }
    public required string Execution { get; set; }
    public required long Units { get; set; }
    public required decimal Price { get; set; }
    public decimal Charges { get; set; }
    public bool MovesCash { get; init; } = true;

    /// <summary>The contract expired: closes whatever is open then.</summary>
    public bool IsExpiry { get; init; }
}

internal sealed record RefLot(long Units, decimal Price, decimal Charges);

/// <summary>What a position has come to: lots first in first out, and the sums.</summary>
internal sealed class RefPosition
{
    public List<RefLot> Lots { get; } = [];
    public decimal Gross { get; set; }
    public decimal Net { get; set; }
    public decimal Charges { get; set; }
    public decimal Cash { get; set; }

    /// <summary>Gross, charges and units of each round trip that ended.</summary>
    public List<(decimal Gross, decimal Charges, long Units)> Trips { get; } = [];

    public long Units => Lots.Sum(lot => lot.Units);
    public decimal? Average => Units == 0 ? null : decimal.Round(Lots.Sum(lot => lot.Units * lot.Price) / Units, 6, MidpointRounding.AwayFromZero);
}

/// <summary>The account's book as a plain list; every question is answered by adding it up from the start.</summary>
internal sealed class RefLedger(Instrument[] instruments, decimal startingCash)
{
    private readonly HashSet<string> _busted = [];
    private readonly HashSet<string> _superseded = [];
    private readonly Dictionary<string, decimal> _chargesToldEarly = [];

    /// <summary>Sums since the last change, so that a check that asks a dozen times adds up once.</summary>
    private readonly Dictionary<(int Owner, int Instrument), RefPosition> _folded = [];

    public List<RefBooking> Bookings { get; } = [];

    public RefBooking? Find(string execution) => Bookings.Find(booking => booking.Execution == execution);

    /// <summary>An id that was booked, replaced or taken back before.</summary>
    public bool IsSpent(string execution) => Find(execution) is not null || IsGone(execution);

    public bool IsGone(string execution) => _busted.Contains(execution) || _superseded.Contains(execution);
    public bool IsBusted(string execution) => _busted.Contains(execution);

    public void Book(RefBooking booking)
    {
        _folded.Clear();
        if (_chargesToldEarly.Remove(booking.Execution, out var told))
            booking.Charges = told;
        Bookings.Add(booking);
    }

    public void Correct(RefBooking booking, string id, long units, decimal price, decimal charges)
    {
        _folded.Clear();
        if (booking.Execution != id)
            _superseded.Add(booking.Execution);
        (booking.Execution, booking.Units, booking.Price, booking.Charges) =
            (id, units, price, _chargesToldEarly.Remove(id, out var told) ? told : charges);
    }

    public void Bust(string execution)
    {
        _folded.Clear();
        _busted.Add(execution);
        _chargesToldEarly.Remove(execution);
        Bookings.RemoveAll(booking => booking.Execution == execution);
    }

    public void TellCharges(string execution, decimal charges)
    {
        _folded.Clear();
        if (Find(execution) is { } booking)
            booking.Charges = charges;
        else if (!IsGone(execution))
            _chargesToldEarly[execution] = charges;
    }

    public IEnumerable<(int Owner, int Instrument)> Keys() => Bookings.Select(booking => (booking.Owner, booking.Instrument)).Distinct();

    public decimal Cash() => startingCash + Keys().Sum(key => Fold(key.Owner, key.Instrument).Cash);

    public long Held(int owner, int instrument) => Fold(owner, instrument).Units;

    public long Net(int instrument) => Keys().Where(key => key.Instrument == instrument).Sum(key => Held(key.Owner, key.Instrument));

    public RefPosition Fold(int owner, int instrument) =>
        _folded.TryGetValue((owner, instrument), out var known) ? known : _folded[(owner, instrument)] = AddUp(owner, instrument);

    /// <summary>Adds up one owner's bookings in one instrument.</summary>
    private RefPosition AddUp(int owner, int instrument)
    {
        var position = new RefPosition();
        var multiplier = instruments[instrument].Multiplier;
        decimal tripGross = 0, tripCharges = 0;
        long tripUnits = 0;
        foreach (var booking in Bookings)
        {
            if (booking.Owner != owner || booking.Instrument != instrument)
                continue;
            var units = booking.IsExpiry ? -position.Units : booking.Units;
            position.Charges += booking.Charges;
            position.Cash -= (booking.MovesCash ? units * booking.Price * multiplier : 0) + booking.Charges;
            if (units == 0)
                continue;
            var left = units;
            var ownCharges = booking.Charges;
            var closing = Math.Sign(units) == -Math.Sign(position.Units) ? Math.Min(Math.Abs(units), Math.Abs(position.Units)) : 0;
            if (closing > 0)
            {
                var closingCharges = Share(booking.Charges, closing, Math.Abs(units));
                ownCharges -= closingCharges;
                decimal gross = 0, charges = closingCharges;
                for (var toClose = closing; toClose > 0;)
                {
                    var lot = position.Lots[0];
                    var take = Math.Min(toClose, Math.Abs(lot.Units));
                    var direction = Math.Sign(lot.Units);
                    var share = Share(lot.Charges, take, Math.Abs(lot.Units));
                    gross += (booking.Price - lot.Price) * direction * take * multiplier;
                    charges += share;
                    position.Lots.RemoveAt(0);
                    if (take < Math.Abs(lot.Units))
                        position.Lots.Insert(0, new RefLot(lot.Units - (direction * take), lot.Price, lot.Charges - share));
                    toClose -= take;
                    left += direction * take;
                }

                position.Gross += gross;
                position.Net += gross - charges;
                (tripGross, tripCharges) = (tripGross + gross, tripCharges + charges);
                if (position.Lots.Count == 0)
                {
                    position.Trips.Add((tripGross, tripCharges, tripUnits));
                    (tripGross, tripCharges, tripUnits) = (0, 0, 0);
                }
            }

            if (left != 0)
            {
                position.Lots.Add(new RefLot(left, booking.Price, ownCharges));
                tripUnits += Math.Abs(left);
            }
        }

        return position;
    }

    /// <summary>A part of charges is rounded to the millionth; the last part takes what is left.</summary>
    private static decimal Share(decimal charges, long units, long outOf) =>
        units == outOf ? charges : decimal.Round(charges * units / outOf, 6, MidpointRounding.AwayFromZero);
}
