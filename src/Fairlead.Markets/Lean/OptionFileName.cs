using System.Globalization;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;

namespace Fairlead.Markets.Lean;

/// <summary>An option series as a zip entry's name tells it:
/// "20151224_goog_minute_quote_american_call_7500000_20151231.csv".</summary>
internal sealed record OptionFileName(ExerciseStyle Exercise, OptionRight Right, Price Strike, DateOnly ExpiryOn)
{
    private const long MicrosPerStrikeUnit = 100; // Strikes are in 1/10,000.

    /// <summary>Null when the name is of another form.</summary>
    public static OptionFileName? Parse(string entry)
    {
        var words = Path.GetFileNameWithoutExtension(entry).Split('_');
        if (words.Length != 8
            || StyleOf(words[4]) is not { } style
            || RightOf(words[5]) is not { } right
            || !long.TryParse(words[6], NumberStyles.None, CultureInfo.InvariantCulture, out var strike)
            || strike is <= 0 or > long.MaxValue / MicrosPerStrikeUnit
            || !DateOnly.TryParseExact(words[7], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var expiry))
            return null;
        return new OptionFileName(style, right, new Price(strike * MicrosPerStrikeUnit), expiry);
    }

    /// <summary>Fairlead's spelling: "GOOG 2015-12-24 C 752.5".</summary>
    public string SymbolOf(string underlying) => string.Create(CultureInfo.InvariantCulture,
        $"{underlying} {ExpiryOn:yyyy-MM-dd} {(Right == OptionRight.Call ? 'C' : 'P')} {Strike.ToDecimal():0.######}");

    private static ExerciseStyle? StyleOf(string word) => word switch
    {
        "american" => ExerciseStyle.American,
        "european" => ExerciseStyle.European,
        _ => null,
    };

    private static OptionRight? RightOf(string word) => word switch
    {
        "call" => OptionRight.Call,
        "put" => OptionRight.Put,
        _ => null,
    };
}
