using System.Globalization;
using System.Net;
using System.Reflection;

namespace Fairlead.Host.Configuration;

/// <summary>One setting: its names, what it may be, and how a text becomes its value.</summary>
/// <remarks>A value has one text everywhere, in the file, the environment and on the page: 5555, true, always,
/// "us,india", and "off" for a limit that is switched off.</remarks>
internal sealed class Setting(PropertyInfo section, PropertyInfo property, SettingAttribute about, decimal? least, decimal? most, object? standard)
{
    /// <summary>What a null is called.</summary>
    public const string Off = "off";

    /// <summary>Longest text.</summary>
    public const int MostLength = 500;

    private readonly Type _type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    /// <summary>"server".</summary>
    public string Section { get; } = KebabCase.From(section.Name);

    /// <summary>"bind-address".</summary>
    public string Name { get; } = KebabCase.From(property.Name);

    /// <summary>"server.bind-address".</summary>
    public string Key => $"{Section}.{Name}";

    /// <summary>"FAIRLEAD_SERVER_BIND_ADDRESS".</summary>
    public string Variable => $"FAIRLEAD_{Key.Replace('.', '_').Replace('-', '_').ToUpperInvariant()}";

    /// <summary>"Server.BindAddress".</summary>
    public string Member => $"{section.Name}.{property.Name}";

    public SettingAttribute About => about;
    public decimal? Least => least;
    public decimal? Most => most;

    public bool CanBeOff { get; } = Nullable.GetUnderlyingType(property.PropertyType) is not null;

    public SettingType Type => _type == typeof(bool) ? SettingType.Flag
        : _type == typeof(int) || _type == typeof(long) ? SettingType.Whole
        : _type == typeof(decimal) || _type == typeof(TimeSpan) ? SettingType.Number
        : _type == typeof(string) ? about.Words.Length > 0 ? SettingType.Choice : SettingType.Text
        : SettingType.Choices;

    public string Default => Write(standard);

    /// <summary>Sets the property to the value a legal text stands for.</summary>
    public void Apply(DeskSettings settings, string text) => property.SetValue(section.GetValue(settings), Read(text).Value);

    /// <summary>The one spelling of a text's value: "+07" is "7". Null with a fault when it is none.</summary>
    public (string? Text, string? Fault) Check(string text)
    {
        var (value, fault) = Read(text.Trim());
        return fault is null ? (Write(value), null) : (null, $"{Key} {(text.Length == 0 ? "(empty)" : text)}: {fault}");
    }

    private (object? Value, string? Fault) Read(string text)
    {
        if (text.Length > MostLength)
            return (null, $"is longer than {MostLength} characters");
        if (CanBeOff && text == Off)
            return (null, null);
        return Type switch
        {
            SettingType.Flag => text switch { "true" => (true, null), "false" => (false, null), _ => (null, "expected true or false") },
            SettingType.Whole or SettingType.Number => ReadNumber(text),
            SettingType.Choice => about.Words.Contains(text) ? (text, null) : (null, $"expected {string.Join(" or ", about.Words)}"),
            SettingType.Choices => ReadWords(text),
            _ => TextFault(text) is { } fault ? (null, fault) : (text, null),
        };
    }

    private (object? Value, string? Fault) ReadNumber(string text)
    {
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number))
            return (null, $"expected a {(Type == SettingType.Whole ? "whole " : "")}number{(CanBeOff ? $" or {Off}" : "")}");
        if (number < least || number > most)
            return (null, string.Create(CultureInfo.InvariantCulture, $"is outside {least} to {most} {about.Unit}").TrimEnd());
        if (Type == SettingType.Whole && number != decimal.Truncate(number))
            return (null, "expected a whole number");
        return (_type == typeof(int) ? (int)number : _type == typeof(long) ? (long)number
            : _type == typeof(TimeSpan) ? TimeSpan.FromTicks((long)(number * TimeSpan.TicksPerSecond)) : (object)number, null);
    }

    private (object? Value, string? Fault) ReadWords(string text)
    {
        var words = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 || words.Any(word => !about.Words.Contains(word)) || words.Distinct().Count() != words.Length
            ? (null, $"expected some of {string.Join(",", about.Words)}, each once")
            : (words, null);
    }

    private string? TextFault(string text) => about.Form switch
    {
        TextForm.IpAddress => IPAddress.TryParse(text, out var ip) && ip.ToString() == text ? null : "expected an IP address such as 127.0.0.1",
        TextForm.Origin => text.Length == 0 || (IsHttp(text, out var origin) && origin.GetLeftPart(UriPartial.Authority) == text)
            ? null : "expected scheme and host only, such as https://desk.example",
        TextForm.HttpAddress => text.Length == 0 || (IsHttp(text, out var address) && address.UserInfo.Length == 0)
            ? null : "expected an http or https address without a user in it",
        _ => null,
    };

    private static bool IsHttp(string text, out Uri address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address!) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    private static string Write(object? value) => value switch
    {
        null => Off,
        bool flag => flag ? "true" : "false",
        TimeSpan span => ((decimal)span.Ticks / TimeSpan.TicksPerSecond).ToString("0.#######", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
        IReadOnlyList<string> words => string.Join(',', words),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}

/// <summary>Kinds of settings, as a page draws them.</summary>
public enum SettingType
{
    Flag,
    Whole,
    Number,
    Text,

    /// <summary>One of some words.</summary>
    Choice,

    /// <summary>Some of some words, parted by commas.</summary>
    Choices,
}
