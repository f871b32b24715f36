using Fairlead.Domain.Time;

namespace Fairlead.Domain.Tests.Time;

public sealed class MarketCalendarTests
{
    private static readonly DateOnly Monday = new(2024, 1, 1);

    /// <summary>Sessions of Monday, Tuesday and Thursday, each 10:00 to 12:00 UTC.</summary>
    private static readonly MarketCalendar Calendar = new("X", Monday, Monday.AddDays(6), [Session(0), Session(1), Session(3)]);

    [Fact]
    public void On_ADay_IsItsSessionOrNone()
    {
        Assert.Equal(Session(1), Calendar.On(Monday.AddDays(1)));
        Assert.Null(Calendar.On(Monday.AddDays(2)));
        Assert.Null(Calendar.On(Monday.AddDays(6)));
        Assert.Throws<CalendarRangeException>(() => Calendar.On(Monday.AddDays(-1)));
        var fault = Assert.Throws<CalendarRangeException>(() => Calendar.On(Monday.AddDays(7)));
        Assert.Equal("Calendar X knows 2024-01-01 to 2024-01-07 only.", fault.Message);
    }

    [Fact]
    public void OpenAt_HasTheOpeningInsideAndTheCloseOutside()
    {
        Assert.Equal(Session(0), Calendar.OpenAt(At(0, 10)));
        Assert.Equal(Session(0), Calendar.OpenAt(new Timestamp(At(0, 12).Nanos - 1)));
        Assert.Null(Calendar.OpenAt(At(0, 12)));
        Assert.Null(Calendar.OpenAt(new Timestamp(At(0, 10).Nanos - 1)));
        Assert.Null(Calendar.OpenAt(At(5, 11)));
    }

    [Fact]
    public void CurrentOrNext_BeforeInsideAndAfter_IsTheSessionThatClosesNext()
    {
        Assert.Equal(Session(0), Calendar.CurrentOrNext(At(0, 0)));
        Assert.Equal(Session(0), Calendar.CurrentOrNext(At(0, 11)));
        Assert.Equal(Session(1), Calendar.CurrentOrNext(At(0, 12)));
        Assert.Equal(Session(3), Calendar.CurrentOrNext(At(2, 11)));
        Assert.Throws<CalendarRangeException>(() => Calendar.CurrentOrNext(At(3, 12)));
    }

    [Fact]
    public void LastOpened_IsTheSessionBegunBeforeOrNow()
    {
        Assert.Null(Calendar.LastOpened(At(0, 9)));
        Assert.Equal(Session(0), Calendar.LastOpened(At(0, 10)));
        Assert.Equal(Session(1), Calendar.LastOpened(At(2, 11)));
        Assert.Equal(Session(3), Calendar.LastOpened(At(6, 11)));
    }

    [Fact]
    public void Calendar_OfDisorderedSessions_Throws()
    {
        Assert.Throws<ArgumentException>(() => new MarketCalendar("X", Monday, Monday.AddDays(6), [Session(1), Session(0)]));
        Assert.Throws<ArgumentException>(() => new MarketCalendar("X", Monday, Monday.AddDays(6), [Session(1), Session(1)]));
        Assert.Throws<ArgumentException>(() => new MarketCalendar("X", Monday, Monday.AddDays(6), [new Session(Monday, At(0, 12), At(0, 10), IsEarlyClose: false)]));
    }

    [Fact]
    public void Calendars_ByName_AreFoundOrNamedMissing()
    {
        var calendars = new MarketCalendars("v1", [Calendar]);

        Assert.Same(Calendar, calendars["X"]);
        Assert.Equal("v1", calendars.Version);
        Assert.Throws<KeyNotFoundException>(() => calendars["x"]);
    }

    private static Session Session(int day) => new(Monday.AddDays(day), At(day, 10), At(day, 12), IsEarlyClose: false);

    private static Timestamp At(int day, int hour) => Timestamp.FromLocal(Monday.AddDays(day), TimeSpan.FromHours(hour), TimeSpan.Zero);
}
