using Fairlead.Domain.Amounts;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Positions;

namespace Fairlead.Host.Projections;

/// <summary>Profit and loss by owner and instrument: a fold of the journal's bookings.</summary>
public static class ProfitByStrategy
{
    /// <summary>Rows in order of owner and symbol.</summary>
    public static IReadOnlyList<ProfitRow> Of(IEnumerable<JournalMessage> messages)
    {
        var rows = new Dictionary<(OwnerId, string), ProfitRow>();
        DeskSettings? settings = null;
        foreach (var message in messages)
        {
            if (message.Body is OpenDesk open)
                settings = open.Settings;
            if (message.Body is not NoteBooking { Booking: { Instrument: { } id } booking })
                continue;
            var instrument = settings!.Instruments[id.Index];
            var key = (booking.Owner, instrument.Symbol);
            var row = rows.GetValueOrDefault(key) ?? new ProfitRow(NameOf(settings, booking.Owner), instrument.Symbol, instrument.Currency, 0, 0, 0, 0, 0);
            rows[key] = row with
            {
                Units = booking.UnitsAfter,
                Gross = row.Gross + booking.Gross.Amount,
                Charges = row.Charges + booking.Charges.Amount,
                Cash = row.Cash + booking.Cash.Amount,
                Bookings = row.Bookings + 1,
            };
        }

        return [.. rows.OrderBy(pair => pair.Key.Item1).ThenBy(pair => pair.Key.Item2, StringComparer.Ordinal).Select(pair => pair.Value)];
    }

    /// <summary>An owner's name: the person, a strategy, or nobody.</summary>
    internal static string NameOf(DeskSettings settings, OwnerId owner) => owner.Index switch
    {
        < 0 => "unassigned",
        0 => "person",
        _ when owner.Index <= settings.Strategies.Count => settings.Strategies[owner.Index - 1].Name,
        _ => owner.ToString(),
    };
}

/// <summary>What one owner made in one instrument.</summary>
/// <param name="Owner">The person, a strategy, or unassigned.</param>
/// <param name="Symbol">Of the instrument.</param>
/// <param name="Currency">Of all amounts.</param>
/// <param name="Units">Still open, signed.</param>
/// <param name="Gross">Realised profit or loss before charges.</param>
/// <param name="Charges">Paid, those of open units included.</param>
/// <param name="Cash">Change of the account's cash.</param>
/// <param name="Bookings">Fills, settlements, corrections and transfers.</param>
public sealed record ProfitRow(
    string Owner, string Symbol, Currency Currency, long Units, decimal Gross, decimal Charges, decimal Cash, int Bookings)
{
    /// <summary>Realised profit or loss less all charges paid.</summary>
    public decimal Net => Gross - Charges;
}
