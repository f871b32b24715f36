namespace Fairlead.Domain.Time;

/// <summary>
/// One venue's sessions in order of time, as dated data: holidays left out, early closes and daylight saving applied.
/// </summary>
/// <remarks>
/// Immutable, safe to share. The calendar knows its sessions from <see cref="FirstDay"/> to <see cref="LastDay"/>;
/// asking beyond them throws <see cref="CalendarRangeException"/>, because a guessed session could leave a position
/// unprotected. Data and zones are read by Fairlead.Markets; nothing here knows a time zone rule.
/// </remarks>
public sealed class MarketCalendar
{
    private readonly Session[] _sessions;

    /// <param name="name">The calendar's key in the instrument master: "US", "NSE", "NFO", "BSE", "BFO".</param>
    /// <param name="firstDay">First date the data speaks for.</param>
    /// <param name="lastDay">Last date the data speaks for, included.</param>
    /// <param name="sessions">Strictly rising by day and time.</param>
    public MarketCalendar(string name, DateOnly firstDay, DateOnly lastDay, IReadOnlyList<Session> sessions)
    {
        Name = name;
        FirstDay = firstDay;
        LastDay = lastDay;
        _sessions = [.. sessions];
        for (var i = 0; i < _sessions.Length; i++)
        {
            if (_sessions[i].Open >= _sessions[i].Close || (i > 0 && _sessions[i].Open < _sessions[i - 1].Close)
                || (i > 0 && _sessions[i].Day <= _sessions[i - 1].Day))
                throw new ArgumentException($"Calendar {name}: session of {_sessions[i].Day:yyyy-MM-dd} is out of order.", nameof(sessions));
        }
    }

    public string Name { get; }
    public DateOnly FirstDay { get; }
    public DateOnly LastDay { get; }
    public IReadOnlyList<Session> Sessions => _sessions;

    /// <summary>The session of a date, or null when the venue is closed that day.</summary>
    public Session? On(DateOnly day)
    {
        RequireKnown(day);
        var index = FirstIndexOnOrAfter(day);
        return index < _sessions.Length && _sessions[index].Day == day ? _sessions[index] : null;
    }

    /// <summary>The session that is open at an instant, or null when the venue is closed then.</summary>
    public Session? OpenAt(Timestamp at)
    {
        var index = IndexClosingAfter(at);
        return index < _sessions.Length && _sessions[index].Contains(at) ? _sessions[index] : null;
    }

    /// <summary>The first session that closes after an instant: the current one, or the next.</summary>
    public Session CurrentOrNext(Timestamp at)
    {
        var index = IndexClosingAfter(at);
        return index < _sessions.Length ? _sessions[index] : throw new CalendarRangeException(Name, FirstDay, LastDay);
    }

    /// <summary>The first session that opens after an instant, or null when the data has none.</summary>
    public Session? NextOpen(Timestamp at)
    {
        var index = IndexClosingAfter(at);
        if (index < _sessions.Length && _sessions[index].Open <= at)
            index++;
        return index < _sessions.Length ? _sessions[index] : null;
    }

    /// <summary>The last session that opened at or before an instant, or null before the first.</summary>
    public Session? LastOpened(Timestamp at)
    {
        int low = 0, high = _sessions.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_sessions[middle].Open <= at)
                low = middle + 1;
            else
                high = middle;
        }

        return low == 0 ? null : _sessions[low - 1];
    }

    private int IndexClosingAfter(Timestamp at)
    {
        int low = 0, high = _sessions.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_sessions[middle].Close <= at)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private int FirstIndexOnOrAfter(DateOnly day)
    {
        int low = 0, high = _sessions.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_sessions[middle].Day < day)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private void RequireKnown(DateOnly day)
    {
        if (day < FirstDay || day > LastDay)
            throw new CalendarRangeException(Name, FirstDay, LastDay);
    }
}
