using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;

namespace Fairlead.Engine.PaperVenue;

/// <summary>The session of each venue at an instant; remembers the last answer, because ticks come in runs.</summary>
internal sealed class SessionClock(MarketCalendars calendars)
{
    [Reference]
    private readonly MarketCalendars _calendars = calendars;

    private readonly Session[] _last = new Session[Enum.GetValues<Venue>().Length];

    /// <summary>Whether the venue's regular session is open.</summary>
    internal bool IsOpen(Venue venue, Timestamp at)
    {
        ref var last = ref _last[(int)venue];
        if (last.Contains(at))
            return true;
        if (_calendars[venue.CalendarName()].OpenAt(at) is not { } session)
            return false;
        last = session;
        return true;
    }

    /// <summary>The session open at an instant, else the next; null beyond the calendar's data.</summary>
    internal Session? CurrentOrNext(Venue venue, Timestamp at)
    {
        var calendar = _calendars[venue.CalendarName()];
        return calendar.Sessions.Count > 0 && at < calendar.Sessions[^1].Close ? calendar.CurrentOrNext(at) : null;
    }

    /// <summary>The first session that opens at or after an instant; null beyond the calendar's data.</summary>
    internal Session? NextOpening(Venue venue, Timestamp at) =>
        CurrentOrNext(venue, at) is not { } session || session.Open >= at
            ? CurrentOrNext(venue, at)
            : CurrentOrNext(venue, session.Close);

    /// <summary>The trading day an instant belongs to: of the open session, else of the last; null before the first.</summary>
    internal DateOnly? Day(Venue venue, Timestamp at) => _calendars[venue.CalendarName()].LastOpened(at)?.Day;
}
