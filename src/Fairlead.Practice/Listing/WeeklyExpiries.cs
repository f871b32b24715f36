using Fairlead.Domain.Time;

namespace Fairlead.Practice.Listing;

/// <summary>The sessions at whose close weekly series expire.</summary>
internal static class WeeklyExpiries
{
    private const int DaysInWeek = 7;

    /// <summary>The session on the weekday of each week, or the last one before when that day is closed.</summary>
    public static IReadOnlyList<Session> Of(MarketCalendar calendar, DateOnly firstDay, DayOfWeek weekday, int weeks)
    {
        var found = new List<Session>(weeks);
        var nominal = firstDay.AddDays(((int)weekday - (int)firstDay.DayOfWeek + DaysInWeek) % DaysInWeek);
        for (; found.Count < weeks; nominal = nominal.AddDays(DaysInWeek))
        {
            // A week without any session has no expiry.
            if (LastIn(calendar, nominal) is { } session && session.Day >= firstDay)
                found.Add(session);
        }

        return found;
    }

    private static Session? LastIn(MarketCalendar calendar, DateOnly nominal)
    {
        for (var back = 0; back < DaysInWeek; back++)
        {
            if (calendar.On(nominal.AddDays(-back)) is { } session)
                return session;
        }

        return null;
    }
}
