using System.Globalization;
using System.Text.RegularExpressions;
using Fairlead.Domain.Instruments;

namespace Fairlead.Host.OpenAlgo.Symbols;

/// <summary>
/// How OpenAlgo spells futures, options and expiry dates. Symbols are made here and looked up in the table; reading one
/// apart is for what the table does not know.
/// </summary>
public static partial class SymbolGrammar
{
    private const int Century = 2000;

    /// <summary>"NIFTY28OCT2525000CE"; the strike keeps its decimals and no zeros after them.</summary>
    public static string Option(string name, DateOnly expiryOn, decimal strike, OptionRight right) => string.Create(
        CultureInfo.InvariantCulture, $"{name}{Compact(expiryOn)}{strike:0.############}{ContractTypes.Of(right)}");

    /// <summary>"NIFTY28OCT25FUT".</summary>
    public static string Future(string name, DateOnly expiryOn) => $"{name}{Compact(expiryOn)}FUT";

    /// <summary>A date as symbols and requests spell it: "28OCT25".</summary>
    public static string Compact(DateOnly day) => day.ToString("ddMMMyy", CultureInfo.InvariantCulture).ToUpperInvariant();

    /// <summary>A date as the symbol table spells it: "28-OCT-25".</summary>
    public static string Dashed(DateOnly day) => day.ToString("dd-MMM-yy", CultureInfo.InvariantCulture).ToUpperInvariant();

    /// <summary>Reads "28OCT25" and, as the expiry call gives it, "28-OCT-25"; in any case, of this century.</summary>
    public static bool TryParseExpiry(string? text, out DateOnly day)
    {
        day = default;
        return text is not null && ExpiryText().Match(text.Trim()) is { Success: true } match && TryParseDay(match, out day);
    }

    /// <summary>
    /// Reads a future, an option, or a base with an expiry ("NIFTY28OCT25"). The base may hold digits, ampersands and
    /// dashes; whether it exists is for the table to say.
    /// </summary>
    public static bool TryParse(string? text, out ParsedSymbol parsed)
    {
        parsed = default;
        if (text is null || SymbolText().Match(text.Trim()) is not { Success: true } match || !TryParseDay(match, out var day))
            return false;
        var name = match.Groups["base"].Value.ToUpperInvariant();
        if (!match.Groups["right"].Success)
        {
            parsed = new ParsedSymbol(name, day, IsFuture: match.Groups["future"].Success, Strike: 0, Right: null);
            return true;
        }

        // A strike beyond what a decimal holds is no strike.
        if (!decimal.TryParse(match.Groups["strike"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var strike))
            return false;
        var right = match.Groups["right"].Value.StartsWith('C') || match.Groups["right"].Value.StartsWith('c') ? OptionRight.Call : OptionRight.Put;
        parsed = new ParsedSymbol(name, day, IsFuture: false, strike, right);
        return true;
    }

    private static bool TryParseDay(Match match, out DateOnly day) => DateOnly.TryParseExact(
        string.Create(CultureInfo.InvariantCulture, $"{match.Groups["day"].Value}{match.Groups["month"].Value}{Century + Number(match.Groups["year"])}"),
        "ddMMMyyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        "^(?<day>[0-9]{2})(?<dash>-?)(?<month>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\\k<dash>(?<year>[0-9]{2})$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ExpiryText();

    [GeneratedRegex(
        "^(?<base>.+?)(?<day>[0-9]{2})(?<month>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(?<year>[0-9]{2})"
        + "(?:(?<strike>[0-9]+(?:\\.[0-9]+)?)(?<right>CE|PE)|(?<future>FUT))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SymbolText();
}

/// <summary>A symbol read apart, without a look into the table.</summary>
/// <param name="Name">The base, in upper case.</param>
/// <param name="ExpiryOn">The expiry date.</param>
/// <param name="IsFuture">Whether it ends as a future does.</param>
/// <param name="Strike">Zero for what is no option.</param>
/// <param name="Right">Null for what is no option.</param>
public readonly record struct ParsedSymbol(string Name, DateOnly ExpiryOn, bool IsFuture, decimal Strike, OptionRight? Right);
