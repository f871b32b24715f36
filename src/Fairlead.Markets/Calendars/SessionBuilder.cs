using Fairlead.Domain.Time;
using NodaTime;

namespace Fairlead.Markets.Calendars;

/// <summary>Turns a calendar file's wall-clock days into sessions of instants.</summary>
internal static class SessionBuilder
{
    public static IEnumerable<MarketCalendar> Build(CalendarFile file, IDateTimeZoneProvider zones)
    {
        var zone = zones[file.Zone];
        foreach (var name in file.Calendars)
            yield return new MarketCalendar(name, file.From, file.To, SessionsOf(file, name, zone));
    }

    private static List<Session> SessionsOf(CalendarFile file, string name, DateTimeZone zone)
    {
        var regular = file.Regular.Where(hours => hours.Calendars.Contains(name)).OrderBy(hours => hours.From).ToArray();
        var sessions = new List<Session>();
        var era = 0;
        for (var day = file.From; day <= file.To; day = day.AddDays(1))
        {
            while (era + 1 < regular.Length && regular[era + 1].From <= day)
                era++;
            if (HoursOn(file, day, regular[era].Hours) is { } hours)
                sessions.Add(new Session(day, Instant(zone, day, hours.Open), Instant(zone, day, hours.Close),
                    IsEarlyClose: hours.Close < regular[era].Hours.Close));
        }

        return sessions;
    }

    private static Hours? HoursOn(CalendarFile file, DateOnly day, Hours regular)
    {
        if (file.Sessions.TryGetValue(day, out var special))
            return special;
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || file.Holidays.Contains(day))
            return null;
        return file.EarlyCloses.TryGetValue(day, out var close) ? regular with { Close = close } : regular;
    }

    private static Timestamp Instant(DateTimeZone zone, DateOnly day, TimeOnly time)
    {
        // Strictly: a session that opened inside a daylight-saving gap would be a fault of the data.
        var local = LocalDate.FromDateOnly(day).At(new LocalTime(time.Hour, time.Minute));
        return new Timestamp(zone.AtStrictly(local).ToInstant().ToUnixTimeTicks() * 100);
    }
}
