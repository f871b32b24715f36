using System.Collections.Frozen;
using Fairlead.Domain.Instruments;

namespace Fairlead.Host.OpenAlgo.Symbols;

/// <summary>The one place where names of shares and indices become OpenAlgo's: "INDIA VIX" is INDIAVIX.</summary>
public static class UnderlyingSpelling
{
    private const string SeriesSuffix = "-EQ";

    /// <summary>The exchanges' own names that differ by more than spaces and dashes.</summary>
    private static readonly FrozenDictionary<string, string> Indices = new Dictionary<string, string>
    {
        ["NIFTY50"] = "NIFTY",
        ["NIFTYBANK"] = "BANKNIFTY",
        ["NIFTYFINSERVICE"] = "FINNIFTY",
        ["NIFTYFINANCIALSERVICES"] = "FINNIFTY",
        ["NIFTYNEXT50"] = "NIFTYNXT50",
        ["NIFTYMIDSELECT"] = "MIDCPNIFTY",
        ["NIFTYMIDCAPSELECT"] = "MIDCPNIFTY",
        ["BSESENSEX"] = "SENSEX",
        ["S&PBSESENSEX"] = "SENSEX",
        ["SNSX50"] = "SENSEX50",
        ["BSESENSEX50"] = "SENSEX50",
        ["BSEBANKEX"] = "BANKEX",
    }.ToFrozenDictionary();

    /// <summary>OpenAlgo's symbol of a share or an index.</summary>
    public static string Of(Instrument underlying)
    {
        var text = underlying.Symbol.Trim().ToUpperInvariant();
        if (underlying.Kind != InstrumentKind.Index)
            return text.EndsWith(SeriesSuffix, StringComparison.Ordinal) ? text[..^SeriesSuffix.Length] : text;
        var plain = string.Concat(text.Where(each => char.IsAsciiLetterOrDigit(each) || each == '&'));
        return Indices.GetValueOrDefault(plain, plain);
    }
}
