using Fairlead.Domain.Time;
using Fairlead.Engine.Strategies;

namespace Fairlead.Engine.Decision;

/// <summary>The immutable data a desk decides by, beside its settings.</summary>
/// <param name="Calendars">Sessions of every venue; their version must be the settings'.</param>
/// <param name="Catalogue">The strategies there are.</param>
public sealed record DeskReference(MarketCalendars Calendars, StrategyCatalogue Catalogue);
