using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.Positions;

/// <summary>All contracts of one underlying that expire at one instant settle at one price. The instant keeps apart
/// the series that settle on the opening and on the closing print of the same date.</summary>
internal readonly record struct SeriesKey(InstrumentId Underlying, Timestamp ExpiryAt);
