using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Research;

/// <summary>The trading days of which a journal holds something, by the calendar of its first instrument.</summary>
internal static class TradingDays
{
    /// <summary>Their sessions in order; what happened exactly at a close belongs to that day.</summary>
    public static IReadOnlyList<Session> Of(IJournalStore store, MarketCalendar calendar)
    {
        var days = new List<Session>();
        for (var item = JournalTimes.FirstFrom(store, Timestamp.MinValue); item is { } found;)
        {
            // The calendar's data has an end.
            if ((calendar.OpenAt(found.At) ?? calendar.NextOpen(found.At)) is not { } session)
                break;
            item = found.At >= session.Open ? found : JournalTimes.FirstFrom(store, session.Open);
            if (item is { } inside && inside.At <= session.Close)
                days.Add(session);
            item = JournalTimes.FirstFrom(store, new Timestamp(session.Close.Nanos + 1));
        }

        return days;
    }

    /// <summary>The calendar a journal's days are counted by.</summary>
    public static MarketCalendar CalendarOf(DeskSettings settings, DeskReference reference) =>
        reference.Calendars[settings.Instruments[0].Venue.CalendarName()];
}
