using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Fairlead.Host.OpenAlgo.Calls;

/// <summary>
/// The members of a call's body, read by name and coerced as OpenAlgo does: clients send numbers as text. Faults are
/// gathered, so that a caller learns of all of them at once; members that nobody read are warned of.
/// </summary>
/// <param name="body">An object; of a GET, its query.</param>
internal sealed partial class Fields(JsonObject body)
{
    private const int MostText = 256;

    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly JsonObject _faults = [];
    private readonly List<string> _warnings = [];

    /// <summary>By field, what is wrong with it.</summary>
    public JsonObject Faults => _faults;

    /// <summary>What the caller should know beside the answer: members that the call does not know, or does nothing with.</summary>
    public IEnumerable<string> Warnings =>
        [.. _warnings, .. body.Select(member => member.Key).Where(name => !_read.Contains(name)).Select(name => $"unknown field {name} was ignored")];

    /// <summary>Text that must be there, of 1 to 256 characters once trimmed.</summary>
    public string Text(string name)
    {
        if (Find(name) is not { } value)
            return Fault(name, Missing(name), "");
        var text = Words(name, value);
        return text is { Length: 0 or > MostText } ? Fault(name, $"Length must be between 1 and {MostText}.", "") : text ?? "";
    }

    /// <summary>Text that must be there and may be empty.</summary>
    public string Label(string name) =>
        Find(name) is not { } value ? Fault(name, Missing(name), "")
        : Words(name, value) is not { } text ? ""
        : text.Length > MostText ? Fault(name, $"Length must be between 0 and {MostText}.", "") : text;

    /// <summary>Text that may be left out.</summary>
    public string? TextOrNull(string name) => Find(name) is null ? null : Text(name);

    /// <summary>An id that may be sent as a number too.</summary>
    public string Id(string name) =>
        Find(name) is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? value.ToJsonString() : Text(name);

    /// <summary>An id that may be left out.</summary>
    public string? IdOrNull(string name) => Find(name) is null ? null : Id(name);

    /// <summary>One of a list, in the list's spelling.</summary>
    /// <param name="name">Of the member.</param>
    /// <param name="allowed">In upper case.</param>
    /// <param name="fallback">When it is left out; null must be there.</param>
    public string OneOf(string name, IReadOnlyList<string> allowed, string? fallback = null)
    {
        if (fallback is not null && Find(name) is null)
            return fallback;
        var text = Text(name);
        var found = allowed.FirstOrDefault(each => each.Equals(text, StringComparison.OrdinalIgnoreCase));
        return found ?? (_faults.ContainsKey(name) ? "" : Fault(name, $"Must be one of: {string.Join(", ", allowed)}.", ""));
    }

    /// <summary>A number, or text of one; thousands may be parted by commas, as chart platforms do.</summary>
    /// <param name="name">Of the member.</param>
    /// <param name="fallback">When it is left out or empty; null must be there.</param>
    /// <param name="isValid">What it must fulfil; null is anything.</param>
    /// <param name="fault">What is said when it does not.</param>
    public decimal Number(string name, decimal? fallback = null, Func<decimal, bool>? isValid = null, string fault = "")
    {
        if (Find(name) is not { } value)
            return fallback ?? Fault(name, Missing(name), 0m);
        if (AsNumber(value) is not { } number)
            return Fault(name, "Not a valid number.", 0m);
        return isValid?.Invoke(number) == false ? Fault(name, fault, 0m) : number;
    }

    /// <summary>A whole number; "75.0" is one.</summary>
    public int Whole(string name, int? fallback, int least, int most, string fault)
    {
        if (Find(name) is not { } value)
            return fallback ?? Fault(name, Missing(name), 0);
        if (AsNumber(value) is not { } number || number != decimal.Truncate(number))
            return Fault(name, "Not a valid integer.", 0);
        return number < least || number > most ? Fault(name, fault, 0) : (int)number;
    }

    /// <summary>A whole number that may be left out.</summary>
    public int? WholeOrNull(string name, int least, int most, string fault) => Find(name) is null ? null : Whole(name, fallback: null, least, most, fault);

    /// <summary>Yes or no in any of the usual words.</summary>
    public bool Flag(string name, bool? fallback = null)
    {
        if (Find(name) is not { } value)
            return fallback ?? Fault(name, Missing(name), false);
        return value.ToString().Trim().ToLowerInvariant() switch
        {
            "true" or "1" or "yes" or "y" or "on" or "t" => true,
            "false" or "0" or "no" or "n" or "off" or "f" => false,
            _ => Fault(name, "Not a valid boolean.", false),
        };
    }

    /// <summary>A day as 2025-10-28.</summary>
    public DateOnly Day(string name)
    {
        var text = Text(name);
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || _faults.ContainsKey(name)
            ? day
            : Fault(name, "Not a valid date.", default(DateOnly));
    }

    /// <summary>A list of objects.</summary>
    public IReadOnlyList<JsonObject> Objects(string name, int most)
    {
        if (Find(name) is not { } value)
            return Fault<IReadOnlyList<JsonObject>>(name, Missing(name), []);
        if (value is not JsonArray array || array.Any(item => item is not JsonObject))
            return Fault<IReadOnlyList<JsonObject>>(name, "Not a valid list.", []);
        return array.Count <= most ? [.. array.Select(item => item!.AsObject())] : Fault<IReadOnlyList<JsonObject>>(name, $"Length must be between 0 and {most}.", []);
    }

    /// <summary>Says that a member is read and does nothing here.</summary>
    public void Warn(string warning) => _warnings.Add(warning);

    /// <summary>Adds what only the call itself can find wrong with a field.</summary>
    public void Add(string name, string fault) => Fault(name, fault, 0);

    private JsonNode? Find(string name)
    {
        _read.Add(name);
        return body.TryGetPropertyValue(name, out var value) ? value : null;
    }

    private string Missing(string name) => body.ContainsKey(name) ? "Field may not be null." : "Missing data for required field.";

    private string? Words(string name, JsonNode value)
    {
        if (value is JsonValue scalar && scalar.TryGetValue<string>(out var text))
            return text.Trim();
        Fault(name, "Not a valid string.", 0);
        return null;
    }

    private static decimal? AsNumber(JsonNode value)
    {
        var text = value is JsonValue scalar ? scalar.GetValueKind() switch
        {
            JsonValueKind.String => scalar.GetValue<string>().Trim(),
            JsonValueKind.Number => scalar.ToJsonString(),
            _ => "",
        } : "";
        // "1,500" is what chart platforms send; "1,5" may mean one and a half and is refused.
        if (Thousands().IsMatch(text))
            text = text.Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    [GeneratedRegex(@"^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();

    private T Fault<T>(string name, string fault, T value)
    {
        if (!_faults.ContainsKey(name))
            _faults[name] = new JsonArray(fault);
        return value;
    }
}
