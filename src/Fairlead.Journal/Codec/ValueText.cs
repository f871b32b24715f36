using System.Globalization;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;

namespace Fairlead.Journal.Codec;

/// <summary>The journal's spellings of exact values, and their reading. Null means: no such value.</summary>
/// <remarks>The spellings are part of the journal's format and do not follow the values' own ToString.</remarks>
internal static class ValueText
{
    private const string AllDigits = "0.############################";
    private const string Cents = "0.00##########################";

    public static string Write(decimal value) => value.ToString(AllDigits, CultureInfo.InvariantCulture);

    public static decimal? ReadDecimal(string text) => decimal.TryParse(
        text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
        ? value
        : null;

    public static string Write(Price price) => price.ToDecimal().ToString(Cents, CultureInfo.InvariantCulture);

    public static Price? ReadPrice(string text)
    {
        // Beyond this no price fits, and the multiplication below could overflow.
        if (ReadDecimal(text) is not { } value || Math.Abs(value) > 1e13m)
            return null;
        var micros = value * Price.Scale;
        return micros == decimal.Truncate(micros) && micros is >= long.MinValue and <= long.MaxValue
            ? new Price((long)micros)
            : null;
    }

    public static string Write(Money money) =>
        money.Amount.ToString(Cents, CultureInfo.InvariantCulture) + " " + money.Currency.ToString().ToUpperInvariant();

    public static Money? ReadMoney(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && ReadDecimal(text[..space]) is { } amount
            && Enum.TryParse<Currency>(text[(space + 1)..], ignoreCase: true, out var currency)
            && text.EndsWith(currency.ToString(), StringComparison.OrdinalIgnoreCase)
                ? new Money(amount, currency)
                : null;
    }

    public static Timestamp? ReadTimestamp(string text)
    {
        try
        {
            return Timestamp.TryParse(text, out var at) ? at : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    public static ClientOrderId? ReadClientOrderId(string text) =>
        text.StartsWith("FL", StringComparison.Ordinal)
        && long.TryParse(text.AsSpan(2), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? new ClientOrderId(value)
            : null;
}
