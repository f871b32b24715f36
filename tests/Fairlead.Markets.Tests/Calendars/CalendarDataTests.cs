using System.Globalization;
using System.Text;
using Fairlead.Domain.Time;
using Fairlead.Markets.Calendars;

namespace Fairlead.Markets.Tests.Calendars;

public sealed class CalendarDataTests
{
    private static readonly MarketCalendars Calendars = CalendarData.Load();

    [Theory]
    // Weeks around daylight saving in New York: the opening moves an hour against UTC.
    [InlineData("US", "2007-03-09", "14:30", "21:00")]
    [InlineData("US", "2007-03-12", "13:30", "20:00")]
    [InlineData("US", "2007-11-02", "13:30", "20:00")]
    [InlineData("US", "2007-11-05", "14:30", "21:00")]
    [InlineData("US", "2024-03-08", "14:30", "21:00")]
    [InlineData("US", "2024-03-11", "13:30", "20:00")]
    [InlineData("US", "2024-11-01", "13:30", "20:00")]
    [InlineData("US", "2024-11-04", "14:30", "21:00")]
    [InlineData("US", "2030-03-08", "14:30", "21:00")]
    [InlineData("US", "2030-03-11", "13:30", "20:00")]
    // The old rule, first Sunday of April, last Sunday of October.
    [InlineData("US", "2006-03-31", "14:30", "21:00")]
    [InlineData("US", "2006-04-03", "13:30", "20:00")]
    [InlineData("US", "2006-10-27", "13:30", "20:00")]
    [InlineData("US", "2006-10-30", "14:30", "21:00")]
    // Early closes.
    [InlineData("US", "2015-12-24", "14:30", "18:00")]
    [InlineData("USOPT", "2015-12-24", "14:30", "18:00")]
    [InlineData("US", "2013-11-29", "14:30", "18:00")]
    [InlineData("US", "2013-07-03", "13:30", "17:00")]
    [InlineData("US", "2002-07-05", "13:30", "17:00")]
    [InlineData("US", "2003-12-26", "14:30", "18:00")]
    [InlineData("US", "2002-09-11", "16:00", "20:00")]
    [InlineData("US", "2026-07-02", "13:30", "20:00")]
    // India: no daylight saving, three openings in 2010, muhurat in the evening, a Saturday budget.
    [InlineData("NSE", "2009-12-31", "04:25", "10:00")]
    [InlineData("NSE", "2010-01-04", "03:30", "10:00")]
    [InlineData("NSE", "2010-10-15", "03:30", "10:00")]
    [InlineData("NSE", "2010-10-18", "03:45", "10:00")]
    [InlineData("NSE", "2019-01-01", "03:45", "10:00")]
    [InlineData("NSE", "2018-11-07", "12:00", "13:00")]
    [InlineData("NSE", "2023-11-12", "12:45", "13:45")]
    [InlineData("NSE", "2020-02-01", "03:45", "10:00")]
    [InlineData("NFO", "2026-07-31", "03:45", "10:00")]
    [InlineData("NFO", "2026-08-03", "03:45", "10:10")]
    [InlineData("NSE", "2026-08-03", "03:45", "10:00")]
    public void Calendar_KnownDay_OpensAndClosesThen(string calendar, string day, string openUtc, string closeUtc)
    {
        var session = Calendars[calendar].On(Day(day))!.Value;

        Assert.Equal($"{day}T{openUtc}:00Z", session.Open.ToString());
        Assert.Equal($"{day}T{closeUtc}:00Z", session.Close.ToString());
    }

    [Theory]
    [InlineData("US", "2001-09-11")]
    [InlineData("US", "2001-09-14")]
    [InlineData("US", "2004-06-11")]
    [InlineData("US", "2007-01-02")]
    [InlineData("US", "2012-10-29")]
    [InlineData("US", "2012-10-30")]
    [InlineData("US", "2018-12-05")]
    [InlineData("US", "2025-01-09")]
    [InlineData("US", "2022-06-20")]
    [InlineData("US", "2027-06-18")]
    [InlineData("US", "2015-12-25")]
    [InlineData("NSE", "2019-01-26")]
    [InlineData("NSE", "2021-01-26")]
    [InlineData("NSE", "2008-11-27")]
    [InlineData("BFO", "2024-11-20")]
    public void Calendar_KnownClosure_HasNoSession(string calendar, string day) => Assert.Null(Calendars[calendar].On(Day(day)));

    [Fact]
    public void Calendar_EarlyClose_IsMarked()
    {
        Assert.True(Calendars["US"].On(new DateOnly(2015, 12, 24))!.Value.IsEarlyClose);
        Assert.False(Calendars["US"].On(new DateOnly(2015, 12, 23))!.Value.IsEarlyClose);
        Assert.False(Calendars["US"].On(new DateOnly(2002, 9, 11))!.Value.IsEarlyClose);
        Assert.True(Calendars["NSE"].On(new DateOnly(2012, 3, 3))!.Value.IsEarlyClose);
        Assert.False(Calendars["NSE"].On(new DateOnly(2018, 11, 7))!.Value.IsEarlyClose);
    }

    [Fact]
    public void Calendar_BeyondItsData_Throws()
    {
        Assert.Throws<CalendarRangeException>(() => Calendars["US"].On(new DateOnly(1997, 12, 31)));
        Assert.Throws<CalendarRangeException>(() => Calendars["NSE"].On(new DateOnly(2006, 12, 31)));
        Assert.Throws<CalendarRangeException>(() => Calendars["BSE"].On(new DateOnly(2031, 1, 1)));
    }

    [Fact]
    public void Version_NamesDataAndZoneDatabase()
    {
        Assert.Matches("^sha256:[0-9a-f]{64} TZDB: ", Calendars.Version);
        Assert.Equal(Calendars.Version, CalendarData.Load().Version);
    }

    [Fact]
    public void Provisional_YearsAhead_AreNamedForEveryCalendar()
    {
        var provisional = CalendarData.Provisional();

        foreach (var calendar in new[] { "US", "USOPT", "NSE", "NFO", "BSE", "BFO" })
            Assert.Contains(provisional, days => days.Calendar == calendar && days.From == new DateOnly(2027, 1, 1) && days.To.Year == 2030);
    }

    [Theory]
    [InlineData("USOPT", "2015-12-24", "2015-12-24T18:00:00Z")]
    [InlineData("USOPT", "2016-01-15", "2016-01-15T21:00:00Z")]
    // US monthly series before February 2015 carry a Saturday; trading ended on the Friday.
    [InlineData("USOPT", "2015-01-17", "2015-01-16T21:00:00Z")]
    [InlineData("USOPT", "2014-04-19", "2014-04-17T20:00:00Z")]
    [InlineData("NFO", "2019-01-31", "2019-01-31T10:00:00Z")]
    [InlineData("NFO", "2026-11-24", "2026-11-23T10:10:00Z")]
    public void Expiry_OfASeries_IsTheLastCloseOnOrBeforeItsDate(string calendar, string day, string at) =>
        Assert.Equal(at, Expiries.At(Calendars[calendar], Day(day)).ToString());

    [Theory]
    [InlineData("bananas 1", "unknown line 'bananas'")]
    [InlineData("holiday 2007-02-30 Nonsense", "'2007-02-30' is no date")]
    [InlineData("holiday", "the line is too short")]
    [InlineData("hours 2007-01-01 16:00-09:30", "the close is not after the open")]
    [InlineData("early 2007-01-03 25:00 Late", "'25:00' is no time")]
    [InlineData("holiday 2007-01-01 A\nholiday 2007-01-01 B", "the day stands twice")]
    public void CalendarFile_WithAFault_NamesFileLineAndReason(string line, string reason)
    {
        var fault = Assert.Throws<CalendarDataException>(() => CalendarFile.Parse("x.txt", Encoding.UTF8.GetBytes(line)));

        Assert.Matches("^x.txt line [12]: ", fault.Message);
        Assert.EndsWith(reason, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CalendarFile_WithoutHead_IsRefused() =>
        Assert.Throws<CalendarDataException>(() => CalendarFile.Parse("x.txt", "zone Asia/Kolkata\n"u8));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
