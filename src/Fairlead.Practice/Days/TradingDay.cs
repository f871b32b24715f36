using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;
using Fairlead.Practice.Listing;

namespace Fairlead.Practice.Days;

/// <summary>The hours of one day that all venues of a region share.</summary>
/// <param name="Day">The date.</param>
/// <param name="Open">First instant of trading.</param>
/// <param name="Close">First instant after trading in the underlyings.</param>
/// <param name="OptionsClose">First instant after trading in options; later than the close where options trade on.</param>
internal readonly record struct TradingDay(DateOnly Day, Timestamp Open, Timestamp Close, Timestamp OptionsClose)
{
    /// <summary>Whole seconds of trading in the underlyings; their prices stand still after it.</summary>
    public int Seconds => (int)((Close.Nanos - Open.Nanos) / Timestamp.NanosPerSecond);

    /// <summary>Whole seconds until options close.</summary>
    public int OptionSeconds => (int)((OptionsClose.Nanos - Open.Nanos) / Timestamp.NanosPerSecond);

    public Timestamp AtSecond(int second) => new(Open.Nanos + (second * Timestamp.NanosPerSecond));

    /// <summary>Seconds since the opening, negative before it.</summary>
    public double SecondsAt(Timestamp at) => (double)(at.Nanos - Open.Nanos) / Timestamp.NanosPerSecond;

    /// <summary>The days from one date to another, both included, on which every venue of the region is open.</summary>
    public static TradingDay[] Of(RegionProfile region, MarketCalendars calendars, DateOnly first, DateOnly last)
    {
        var shares = Calendars(calendars, region.Underlyings.Select(each => each.Venue));
        var options = Calendars(calendars, region.Underlyings.Select(each => each.OptionVenue));
        var days = new List<TradingDay>();
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            var ofShares = shares.Select(calendar => calendar.On(day)).OfType<Session>().ToArray();
            var ofOptions = options.Select(calendar => calendar.On(day)).OfType<Session>().ToArray();
            if (ofShares.Length == shares.Length && ofOptions.Length == options.Length)
            {
                days.Add(new TradingDay(
                    day, ofShares.Concat(ofOptions).Max(session => session.Open), ofShares.Min(session => session.Close),
                    ofOptions.Min(session => session.Close)));
            }
        }

        return [.. days];
    }

    private static MarketCalendar[] Calendars(MarketCalendars calendars, IEnumerable<Venue> venues) =>
        [.. venues.Distinct().Select(venue => calendars[venue.CalendarName()])];
}
