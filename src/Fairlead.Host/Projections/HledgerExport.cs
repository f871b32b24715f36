using System.Globalization;
using System.Text;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Positions;
using Fairlead.Host.Replay;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Projections;

/// <summary>
/// The account's books as an hledger file: a transaction for each booking, positions at cost, and after each the balance
/// of cash and units asserted, so that <c>hledger check --strict</c> proves the sums again without us.
/// </summary>
/// <remarks>Positions stand at what their open lots cost: selling takes the cost out, and the difference to what was
/// received is income. Transactions are dated by the day (UTC) they were booked on, so that assertions hold in order.</remarks>
public static class HledgerExport
{
    private const string Cash = "assets:cash";
    private const string Adjustment = "assets:cost adjustments";

    /// <exception cref="JournalException">A payload cannot be read, or there is no desk.</exception>
    public static string Of(IEnumerable<JournalMessage> messages)
    {
        var body = new StringBuilder();
        var accounts = new SortedSet<string>(StringComparer.Ordinal) { Cash, "equity:opening" };
        var commodities = new SortedSet<string>(StringComparer.Ordinal);
        DeskSettings? settings = null;
        foreach (var (record, message) in messages)
        {
            if (message is OpenDesk open)
            {
                settings = open.Settings;
                commodities.Add(Code(settings.StartingCash.Currency));
                Open(body, settings, record.At);
            }
            else if (message is NoteBooking note)
            {
                Book(body, settings!, note.Booking, record.At, accounts, commodities);
            }
        }

        if (settings is null)
            throw new JournalException(JournalFault.NotAJournal, file: null, sequence: null, JournalReplay.NoDesk);
        return Head(settings, accounts, commodities) + body;
    }

    private static string Head(DeskSettings settings, SortedSet<string> accounts, SortedSet<string> commodities)
    {
        var head = new StringBuilder();
        head.AppendLine(CultureInfo.InvariantCulture, $"; Fairlead {settings.Account.Broker} {settings.Account.Account}: {OneLine(settings.Source)}");
        head.AppendLine("; Check with: hledger -f FILE check --strict").AppendLine();
        foreach (var account in accounts)
            head.AppendLine(CultureInfo.InvariantCulture, $"account {account}");
        foreach (var commodity in commodities)
            head.AppendLine(CultureInfo.InvariantCulture, $"commodity {(commodity[0] == '"' ? $"1. {commodity}" : $"1000.00 {commodity}")}");
        return head.AppendLine().ToString();
    }

    private static void Open(StringBuilder body, DeskSettings settings, Timestamp at)
    {
        var cash = settings.StartingCash;
        Title(body, at, "opening balance");
        Line(body, Cash, $"{Text(cash)} = {Text(cash)}");
        Line(body, "equity:opening", Text(new Money(-cash.Amount, cash.Currency)));
        body.AppendLine();
    }

    private static void Book(
        StringBuilder body, DeskSettings settings, Booking booking, Timestamp at, SortedSet<string> accounts, SortedSet<string> commodities)
    {
        var instrument = booking.Instrument is { } id ? settings.Instruments[id.Index] : null;
        var owner = Account(ProfitByStrategy.NameOf(settings, booking.Owner));
        var currency = booking.Cash.Currency;
        var cost = CostOf(booking, instrument);
        Title(body, at, Describe(booking, instrument));
        if (instrument is not null && booking.Units != 0)
        {
            var commodity = Commodity(instrument.Symbol);
            // hledger takes no cost of the other sign than the units: what does not fit goes to the adjustments.
            var held = Math.Sign(cost) == -Math.Sign(booking.Units) ? 0 : Math.Abs(cost);
            Posting($"assets:positions:{owner}:{Account(instrument.Symbol)}",
                $"{Number(booking.Units)} {commodity} @@ {Number(held)} {Code(currency)} = {Number(booking.UnitsAfter)} {commodity}");
            cost -= held * Math.Sign(booking.Units);
            commodities.Add(commodity);
        }

        Amount(Adjustment, cost);
        Amount($"expenses:charges:{owner}", booking.Charges.Amount);
        Amount($"income:trading:{owner}", -booking.Gross.Amount);
        Amount($"equity:{booking.Kind.ToString().ToLowerInvariant()}", -(CostOf(booking, instrument) + booking.Charges.Amount - booking.Gross.Amount + booking.Cash.Amount));
        Posting(Cash, $"{Text(booking.Cash)} = {Text(booking.CashAfter)}");
        body.AppendLine();

        void Posting(string account, string text)
        {
            accounts.Add(account);
            Line(body, account, text);
        }

        void Amount(string account, decimal amount)
        {
            if (amount != 0)
                Posting(account, Text(new Money(amount, currency)));
        }
    }

    /// <summary>How the cost of the open lots changed: what was paid for them, and what their closing realised taken out.</summary>
    private static decimal CostOf(Booking booking, Instrument? instrument) => booking.Kind switch
    {
        // No cash moves: the units come at their price. A future has no cost.
        BookingKind.Transfer or BookingKind.Foreign => instrument!.Kind == InstrumentKind.Future
            ? 0
            : (booking.Price!.Value.ToDecimal() * booking.Units * instrument.Multiplier) + booking.Gross.Amount,
        BookingKind.Flow => 0,
        _ => booking.Gross.Amount - booking.Charges.Amount - booking.Cash.Amount,
    };

    private static string Describe(Booking booking, Instrument? instrument)
    {
        var what = instrument is null ? "" : $" {Number(booking.Units)} {instrument.Symbol}";
        var price = booking.Price is { } known ? $" at {known}" : "";
        var execution = booking.Execution is { } id ? $", execution {id}" : "";
        return OneLine($"{booking.Kind.ToString().ToLowerInvariant()}{what}{price}  ; at {booking.At}{execution}");
    }

    private static void Title(StringBuilder body, Timestamp at, string text) =>
        body.AppendLine(CultureInfo.InvariantCulture, $"{at.ToUtc():yyyy-MM-dd} * {text}");

    private static void Line(StringBuilder body, string account, string amount) =>
        body.AppendLine(CultureInfo.InvariantCulture, $"    {account}  {amount}");

    private static string Text(Money money) => $"{Number(money.Amount)} {Code(money.Currency)}";

    private static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string Code(Currency currency) => currency.ToString().ToUpperInvariant();

    private static string Commodity(string symbol) => $"\"{OneLine(symbol).Replace('"', '\'').Replace(';', ',')}\"";

    /// <summary>hledger ends an account's name at two spaces and nests it at a colon.</summary>
    private static string Account(string name) => string.Join(' ', OneLine(name).Split([' ', ':', ';'], StringSplitOptions.RemoveEmptyEntries));

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
