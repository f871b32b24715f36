using System.Globalization;
using System.Reflection;

namespace Fairlead.Engine.Strategies;

/// <summary>One typed, ranged, documented parameter of a strategy, read and set by its command-line name.</summary>
public sealed class StrategyParameter
{
    private static readonly Type[] Supported =
        [typeof(int), typeof(decimal), typeof(bool), typeof(string), typeof(TimeSpan), typeof(TimeOnly)];

    private readonly PropertyInfo _property;
    private readonly ParameterAttribute _attribute;

    private StrategyParameter(PropertyInfo property, ParameterAttribute attribute)
    {
        _property = property;
        _attribute = attribute;
        Name = ToKebab(property.Name);
    }

    /// <summary>The property's name in kebab case: "SquareOffBefore" is "square-off-before".</summary>
    public string Name { get; }

    public string Help => _attribute.Help;
    public Type Type => _property.PropertyType;

    /// <summary>Least legal number; null when there is no bound.</summary>
    public double? Min => double.IsInfinity(_attribute.Min) ? null : _attribute.Min;

    /// <summary>Greatest legal number; null when there is no bound.</summary>
    public double? Max => double.IsInfinity(_attribute.Max) ? null : _attribute.Max;

    /// <summary>Why the property cannot be a parameter, or null when it can.</summary>
    public string? Fault =>
        !(Type.IsEnum || Supported.Contains(Type)) ? $"has the type {Type.Name}; there are int, decimal, bool, string, TimeSpan, TimeOnly and enums"
        : _property.GetMethod is not { IsPublic: true } || _property.SetMethod is not { IsPublic: true } ? "needs a public getter and setter"
        : _attribute.Min > _attribute.Max ? $"has a least value above its greatest, {Range}"
        : null;

    /// <summary>The legal values in words: "1 to 500", "true or false", "LongOnly, LongShort".</summary>
    public string Range => Type switch
    {
        _ when Type.IsEnum => string.Join(", ", Enum.GetNames(Type)),
        _ when Type == typeof(bool) => "true or false",
        _ when Type == typeof(TimeSpan) => "a duration such as 90s, 15m or 2h",
        _ when Type == typeof(TimeOnly) => "a time of day such as 09:45",
        _ when Type == typeof(string) => "text",
        _ => $"{Bound(_attribute.Min, "any")} to {Bound(_attribute.Max, "any")}",
    };

    /// <summary>All parameters of a strategy type in order of declaration.</summary>
    public static IReadOnlyList<StrategyParameter> Of(Type strategy) =>
    [
        .. strategy.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Select(property => (property, attribute: property.GetCustomAttribute<ParameterAttribute>()))
            .Where(pair => pair.attribute is not null)
            .OrderBy(pair => pair.property.MetadataToken)
            .Select(pair => new StrategyParameter(pair.property, pair.attribute!)),
    ];

    /// <summary>The value as text that <see cref="TrySet"/> reads.</summary>
    public string Read(Strategy strategy) => _property.GetValue(strategy) switch
    {
        TimeSpan span => DurationText(span),
        TimeOnly time => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        var other => other?.ToString() ?? "",
    };

    /// <summary>Sets the value from text; false with a fault that names the key, the value and the range.</summary>
    public bool TrySet(Strategy strategy, string text, out string fault)
    {
        fault = $"{Name}={text} is not {Range}";
        if (!TryParse(text, out var value))
            return false;
        if (value is int or decimal)
        {
            var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
            if (number < _attribute.Min || number > _attribute.Max)
            {
                fault = $"{Name}={text} is out of range {Range}";
                return false;
            }
        }

        try
        {
            _property.SetValue(strategy, value);
        }
        catch (TargetInvocationException e)
        {
            // A strategy may check a value in its setter.
            fault = $"{Name}={text} is refused by the strategy: {e.InnerException?.Message.ReplaceLineEndings(" ")}";
            return false;
        }

        fault = "";
        return true;
    }

    private bool TryParse(string text, out object? value)
    {
        value = null;
        if (Type == typeof(string))
            value = text;
        else if (Type == typeof(int) && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            value = whole;
        else if (Type == typeof(decimal) && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
            value = number;
        else if (Type == typeof(bool) && bool.TryParse(text, out var flag))
            value = flag;
        else if (Type == typeof(TimeOnly) && TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time))
            value = time;
        else if (Type == typeof(TimeSpan) && TryParseDuration(text, out var span))
            value = span;
        else if (Type.IsEnum && !int.TryParse(text, out _) && Enum.TryParse(Type, text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var member))
            value = member;
        return value is not null;
    }

    private static bool TryParseDuration(string text, out TimeSpan span)
    {
        span = default;
        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return false;
        span = text[^1] switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            _ => TimeSpan.MinValue,
        };
        return span >= TimeSpan.Zero;
    }

    private static string DurationText(TimeSpan span) => ((long)span.TotalSeconds % 60 == 0
        ? (long)span.TotalMinutes + "m"
        : (long)span.TotalSeconds + "s").ToString(CultureInfo.InvariantCulture);

    private static string Bound(double bound, string none) =>
        double.IsInfinity(bound) ? none : bound.ToString("0.####", CultureInfo.InvariantCulture);

    internal static string ToKebab(string name) => string.Concat(name.Select((letter, index) =>
        char.IsUpper(letter) ? (index == 0 ? "" : "-") + char.ToLowerInvariant(letter) : letter.ToString()));
}
