using Fairlead.Domain.Time;

namespace Fairlead.Markets.Calendars;

/// <summary>When a series of options or futures stops trading.</summary>
public static class Expiries
{
    /// <summary>Longest closure searched through; the longest in the data is six days (September 2001).</summary>
    private const int LongestClosureDays = 10;

    /// <summary>
    /// The close of the last session on or before the expiry date, an early close included. A date without a session
    /// is not an error: US monthly series expired on Saturdays until January 2015, and holidays shift others forward.
    /// </summary>
    /// <exception cref="CalendarRangeException">The calendar does not know the date.</exception>
    public static Timestamp At(MarketCalendar calendar, DateOnly expiryOn)
    {
        for (var back = 0; back <= LongestClosureDays; back++)
        {
            if (calendar.On(expiryOn.AddDays(-back)) is { } session)
                return session.Close;
        }

        throw new InvalidOperationException(
            $"Calendar {calendar.Name} has no session in the {LongestClosureDays} days before {expiryOn:yyyy-MM-dd}.");
    }
}
