using System.Globalization;

namespace Fairlead.Host.Backtest.Sweep;

/// <summary>One swept parameter and its values in order.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Values">Two or more make a sweep; one is legal.</param>
public sealed record SweepAxis(string Name, IReadOnlyList<string> Values)
{
    /// <summary>Most values of one axis.</summary>
    public const int MaxValues = 10_000;

    /// <summary>
    /// Reads "fast=5..50:5" (first, last included, step; the step is 1 when left out), with a unit "range=5m..30m:5m",
    /// or a list "mode=LongOnly,LongShort".
    /// </summary>
    /// <exception cref="BacktestException">It is neither, the range is reversed or too long, or a value stands twice.</exception>
    public static SweepAxis Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0 || equals == text.Length - 1)
            throw new BacktestException($"--sweep {text}: expected name=first..last:step or name=a,b,c");
        var (name, values) = (text[..equals], text[(equals + 1)..]);
        var list = values.Contains("..", StringComparison.Ordinal)
            ? Range(text, values)
            : [.. values.Split(',', StringSplitOptions.TrimEntries)];
        if (list.Count > MaxValues)
            throw TooMany(text);
        if (list.Any(value => value.Length == 0))
            throw new BacktestException($"--sweep {text}: a value is empty");
        return list.Distinct(StringComparer.Ordinal).Count() == list.Count
            ? new SweepAxis(name, list)
            : throw new BacktestException($"--sweep {text}: a value stands twice");
    }

    private static List<string> Range(string text, string range)
    {
        var dots = range.IndexOf("..", StringComparison.Ordinal);
        var colon = range.IndexOf(':', dots);
        var lastText = colon < 0 ? range[(dots + 2)..] : range[(dots + 2)..colon];
        var unit = lastText.Length > 0 && char.IsAsciiLetter(lastText[^1]) ? lastText[^1..] : "";
        var first = Number(text, range[..dots], unit);
        var last = Number(text, lastText, unit);
        var step = colon < 0 ? 1 : Number(text, range[(colon + 1)..], unit);
        if (step <= 0)
            throw new BacktestException($"--sweep {text}: the step is not above 0");
        if (first > last)
            throw new BacktestException($"--sweep {text}: the first value is above the last");
        if ((last - first) / step >= MaxValues)
            throw TooMany(text);
        var values = new List<string>();
        for (var value = first; value <= last; value += step)
            values.Add(value.ToString(CultureInfo.InvariantCulture) + unit);
        return values;
    }

    private static decimal Number(string text, string number, string unit) =>
        decimal.TryParse(unit.Length > 0 && number.EndsWith(unit, StringComparison.Ordinal) ? number[..^1] : number,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && Math.Abs(value) <= 1_000_000_000_000m
            ? value
            : throw new BacktestException($"--sweep {text}: '{number}' is not a number{(unit.Length > 0 ? $" of unit {unit}" : "")}");

    private static BacktestException TooMany(string text) =>
        new(FormattableString.Invariant($"--sweep {text}: more than {MaxValues} values"));
}
