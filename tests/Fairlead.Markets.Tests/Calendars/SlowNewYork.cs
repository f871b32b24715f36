namespace Fairlead.Markets.Tests.Calendars;

/// <summary>
/// The New York session of a day from the exchange's rules alone: nth weekdays, Easter by Gauss, daylight saving since
/// 2007. Knows neither the data files nor NodaTime, so that it can disagree with them. Minutes are of the UTC day.
/// </summary>
internal static class SlowNewYork
{
    private static readonly HashSet<DateOnly> Closures =
    [
        new(2007, 1, 2), new(2012, 10, 29), new(2012, 10, 30), new(2018, 12, 5), new(2025, 1, 9),
    ];

    public static (int Open, int Close)? On(DateOnly day)
    {
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || Closures.Contains(day) || IsHoliday(day))
            return null;
        var behindUtc = IsSummerTime(day) ? 4 * 60 : 5 * 60;
        return (570 + behindUtc, (IsHalfDay(day) ? 780 : 960) + behindUtc);
    }

    /// <summary>Second Sunday of March to first Sunday of November (rule since 2007); both switch before any opening.</summary>
    private static bool IsSummerTime(DateOnly day) =>
        day >= Nth(day.Year, 3, DayOfWeek.Sunday, 2) && day < Nth(day.Year, 11, DayOfWeek.Sunday, 1);

    private static bool IsHoliday(DateOnly day)
    {
        var year = day.Year;
        // A New Year's Day on a Saturday is not moved into the old year: the accounting year ends there.
        return day == new DateOnly(year, 1, 1)
            || (day.DayOfWeek == DayOfWeek.Monday && day == new DateOnly(year, 1, 2))
            || day == Nth(year, 1, DayOfWeek.Monday, 3)
            || day == Nth(year, 2, DayOfWeek.Monday, 3)
            || day == Easter(year).AddDays(-2)
            || day == Last(year, 5, DayOfWeek.Monday)
            || (year >= 2022 && IsObserved(day, new DateOnly(year, 6, 19)))
            || IsObserved(day, new DateOnly(year, 7, 4))
            || day == Nth(year, 9, DayOfWeek.Monday, 1)
            || day == Nth(year, 11, DayOfWeek.Thursday, 4)
            || IsObserved(day, new DateOnly(year, 12, 25));
    }

    private static bool IsHalfDay(DateOnly day)
    {
        if (day == Nth(day.Year, 11, DayOfWeek.Thursday, 4).AddDays(1))
            return true;
        if (day is { Month: 12, Day: 24 })
            return true; // A weekday that is no holiday (a Friday would be the observed Christmas).
        if (day is not { Month: 7, Day: 3 or 5 })
            return false;
        return (day.Day, day.DayOfWeek) switch
        {
            (3, DayOfWeek.Monday or DayOfWeek.Tuesday or DayOfWeek.Thursday) => true,
            (3, DayOfWeek.Wednesday) => day.Year >= 2013,
            (5, DayOfWeek.Friday) => day.Year < 2013,
            _ => false,
        };
    }

    private static bool IsObserved(DateOnly day, DateOnly holiday) => day == holiday.DayOfWeek switch
    {
        DayOfWeek.Saturday => holiday.AddDays(-1),
        DayOfWeek.Sunday => holiday.AddDays(1),
        _ => holiday,
    };

    private static DateOnly Nth(int year, int month, DayOfWeek weekday, int nth)
    {
        var day = new DateOnly(year, month, 1);
        while (day.DayOfWeek != weekday)
            day = day.AddDays(1);
        return day.AddDays(7 * (nth - 1));
    }

    private static DateOnly Last(int year, int month, DayOfWeek weekday)
    {
        var day = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        while (day.DayOfWeek != weekday)
            day = day.AddDays(-1);
        return day;
    }

    /// <summary>Gauss' Easter with the constants of 1900 to 2099.</summary>
    private static DateOnly Easter(int year)
    {
        var moon = ((19 * (year % 19)) + 24) % 30;
        var sunday = ((2 * (year % 4)) + (4 * (year % 7)) + (6 * moon) + 5) % 7;
        if ((moon == 29 && sunday == 6) || (moon == 28 && sunday == 6 && year % 19 > 10))
            sunday -= 7;
        return new DateOnly(year, 3, 22).AddDays(moon + sunday);
    }
}
