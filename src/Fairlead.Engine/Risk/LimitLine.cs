using System.Globalization;

namespace Fairlead.Engine.Risk;

/// <summary>One limit as a row of the limits table.</summary>
/// <param name="Key">Its name in configuration.</param>
/// <param name="Value">Its value in <paramref name="Unit"/>; null when the limit is switched off.</param>
/// <param name="Unit">What the number counts.</param>
/// <param name="Least">Smallest legal value, included.</param>
/// <param name="Most">Largest legal value, included.</param>
public sealed record LimitLine(string Key, decimal? Value, string Unit, decimal Least, decimal Most)
{
    public bool IsOff => Value is null;

    /// <summary>What is wrong with the value, or null when it is off or in its range.</summary>
    public string? Fault() => Value < Least || Value > Most
        ? string.Create(CultureInfo.InvariantCulture, $"{Key} {Value} is outside {Least} to {Most} {Unit}")
        : null;

    /// <summary>"MaxOpenGroups 10 groups", "MinOrderNotional off".</summary>
    public override string ToString() => Value is { } value
        ? string.Create(CultureInfo.InvariantCulture, $"{Key} {value} {Unit}")
        : $"{Key} off";
}
