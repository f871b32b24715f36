using Fairlead.Domain.Time;
using NodaTime;

namespace Fairlead.Markets.Lean;

/// <summary>Turns a day's wall-clock time since midnight into instants, daylight-saving change of that day included.</summary>
/// <remarks>A time of the hour that a clock set back repeats is taken as its first pass.</remarks>
internal readonly struct DayClock
{
    private readonly long _midnightNanos;
    private readonly long _changeNanos;
    private readonly long _changeByNanos;

    public DayClock(DateTimeZone zone, DateOnly day)
    {
        var date = LocalDate.FromDateOnly(day);
        var start = zone.AtStartOfDay(date).ToInstant();
        var interval = zone.GetZoneInterval(start);
        _midnightNanos = Timestamp.FromLocal(day, TimeSpan.Zero, interval.WallOffset.ToTimeSpan()).Nanos;
        _changeNanos = long.MaxValue;
        if (!interval.HasEnd || interval.IsoLocalEnd >= date.PlusDays(1).AtMidnight())
            return;
        _changeNanos = interval.IsoLocalEnd.TimeOfDay.NanosecondOfDay;
        _changeByNanos = (zone.GetZoneInterval(interval.End).WallOffset - interval.WallOffset).Nanoseconds;
    }

    /// <param name="nanos">Wall-clock nanoseconds since midnight.</param>
    public Timestamp At(long nanos) => new(_midnightNanos + nanos - (nanos < _changeNanos ? 0 : _changeByNanos));
}
