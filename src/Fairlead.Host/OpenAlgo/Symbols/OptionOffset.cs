using System.Globalization;
using Fairlead.Domain.Instruments;

namespace Fairlead.Host.OpenAlgo.Symbols;

/// <summary>How many strikes an option lies from the money: ATM, ITM1 to ITM50, OTM1 to OTM50.</summary>
/// <param name="Out">Strikes out of the money; negative when in the money, zero at it.</param>
public readonly record struct OptionOffset(int Out)
{
    /// <summary>Farthest offset a request may name.</summary>
    public const int Most = 50;

    private const int WordLength = 3;

    /// <summary>The offset of a strike in a rising list, seen from the one at the money.</summary>
    public static OptionOffset Between(int atTheMoney, int strike, OptionRight right) =>
        new(right == OptionRight.Call ? strike - atTheMoney : atTheMoney - strike);

    /// <summary>How many strikes higher in a rising list; negative when lower.</summary>
    public int Up(OptionRight right) => right == OptionRight.Call ? Out : -Out;

    /// <summary>Reads "ATM", "ITM2" or "OTM2" in any case; false beyond 50 and for anything else.</summary>
    public static bool TryParse(string? text, out OptionOffset offset)
    {
        offset = default;
        text = text?.Trim().ToUpperInvariant();
        if (text is null or "ATM")
            return text is not null;
        var direction = text.StartsWith("OTM", StringComparison.Ordinal) ? 1 : text.StartsWith("ITM", StringComparison.Ordinal) ? -1 : 0;
        if (direction == 0 || text.Length == WordLength || text[WordLength] == '0'
            || !int.TryParse(text.AsSpan(WordLength), NumberStyles.None, CultureInfo.InvariantCulture, out var steps) || steps > Most)
            return false;
        offset = new OptionOffset(direction * steps);
        return true;
    }

    /// <summary>The label requests and chains use: "ATM", "ITM2", "OTM2".</summary>
    public override string ToString() => Out == 0
        ? "ATM"
        : string.Create(CultureInfo.InvariantCulture, $"{(Out > 0 ? "OTM" : "ITM")}{Math.Abs(Out)}");
}
