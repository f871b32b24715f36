using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Fairlead.Cli;

/// <summary>Options whose mistakes are told with the option's name, the value and what was expected.</summary>
internal static class Arguments
{
    public static Option<DateOnly> Date(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result => Read<DateOnly>(result, "a date such as 2013-10-07", text =>
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null),
    };

    public static Option<decimal?> Amount(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result => ReadOptional<decimal>(result, "a plain number", text =>
            decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null),
    };

    public static Option<double?> Number(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result => ReadOptional<double>(result, "a plain number", text =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null),
    };

    /// <summary>One of a few words.</summary>
    public static Option<string> OneOf(string name, string description, params string[] words) => new(name)
    {
        Description = $"{description} ({string.Join(" | ", words)})",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (words.Contains(text, StringComparer.OrdinalIgnoreCase))
                return text.ToLowerInvariant();
            result.AddError($"{name} {text}: expected {string.Join(", ", words)}");
            return "";
        },
    };

    private static T Read<T>(ArgumentResult result, string expected, Func<string, T?> read)
        where T : struct => ReadOptional(result, expected, read) ?? default;

    private static T? ReadOptional<T>(ArgumentResult result, string expected, Func<string, T?> read)
        where T : struct
    {
        var text = result.Tokens[0].Value;
        if (read(text) is { } value)
            return value;
        result.AddError($"{((OptionResult)result.Parent!).Option.Name} {text}: expected {expected}");
        return null;
    }
}
