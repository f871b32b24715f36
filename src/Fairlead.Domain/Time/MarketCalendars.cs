namespace Fairlead.Domain.Time;

/// <summary>All calendars of a desk by name, with the version of their data. Immutable.</summary>
/// <param name="version">Identifies the data (a content hash); a journal names it so that a replay uses the same.</param>
/// <param name="calendars">One a name.</param>
public sealed class MarketCalendars(string version, IEnumerable<MarketCalendar> calendars)
{
    private readonly Dictionary<string, MarketCalendar> _byName =
        calendars.ToDictionary(calendar => calendar.Name, StringComparer.Ordinal);

    public string Version { get; } = version;

    /// <exception cref="KeyNotFoundException">No such calendar.</exception>
    public MarketCalendar this[string name] => _byName.TryGetValue(name, out var calendar)
        ? calendar
        : throw new KeyNotFoundException($"No calendar named '{name}'.");
}
