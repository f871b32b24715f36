using Fairlead.Domain.Time;
using Fairlead.Markets.Calendars;

namespace Fairlead.Markets.Tests.Calendars;

/// <summary>Every day from 2007 to 2030 in New York and Kolkata, against the checked-in tables, as UTC instants.</summary>
/// <remarks>To renew the tables after a new rule: set FAIRLEAD_WRITE_GOLDEN to the Golden folder and run this class.</remarks>
public sealed class CalendarTableTests
{
    private static readonly MarketCalendars Calendars = CalendarData.Load();

    [Theory]
    [InlineData("new-york.txt")]
    [InlineData("kolkata.txt")]
    public void Table_FromTheSlowRules_IsTheCheckedInOne(string name)
    {
        var text = GoldenTable.Write(name == "kolkata.txt" ? SlowKolkata.On : SlowNewYork.On);
        if (Environment.GetEnvironmentVariable("FAIRLEAD_WRITE_GOLDEN") is { Length: > 0 } folder)
            File.WriteAllText(Path.Combine(folder, name), text);

        Assert.Equal(text, File.ReadAllText(GoldenTable.PathOf(name)));
    }

    [Theory]
    [InlineData("new-york.txt", "US")]
    [InlineData("new-york.txt", "USOPT")]
    [InlineData("kolkata.txt", "NSE")]
    [InlineData("kolkata.txt", "BSE")]
    public void Calendar_EveryDay2007To2030_OpensAndClosesByTheTable(string table, string name)
    {
        var calendar = Calendars[name];
        var days = 0;
        foreach (var (day, expected) in GoldenTable.Read(table))
        {
            days++;
            var session = calendar.On(day);
            Assert.True(expected is null == session is null, $"{name} {day:yyyy-MM-dd}: table {expected}, calendar {session}");
            if (expected is not { } hours)
                continue;
            Assert.True(At(day, hours.Open) == session!.Value.Open && At(day, hours.Close) == session.Value.Close,
                $"{name} {day:yyyy-MM-dd}: table {At(day, hours.Open)} to {At(day, hours.Close)}, calendar {session}");
        }

        Assert.Equal(8766, days);
    }

    [Theory]
    [InlineData("NFO", "NSE")]
    [InlineData("BFO", "BSE")]
    public void Derivatives_EveryDay_KeepTheCashDaysAndCloseTenMinutesLaterSinceAugust2026(string derivatives, string cash)
    {
        for (var day = GoldenTable.First; day <= GoldenTable.Last; day = day.AddDays(1))
        {
            var (own, twin) = (Calendars[derivatives].On(day), Calendars[cash].On(day));
            Assert.Equal(twin?.Open, own?.Open);
            var isRegular = twin is { } session && session.Close == At(day, 600);
            var later = isRegular && day >= new DateOnly(2026, 8, 3) ? TimeSpan.FromMinutes(10) : TimeSpan.Zero;
            Assert.Equal(twin?.Close + later, own?.Close);
        }
    }

    private static Timestamp At(DateOnly day, int minuteOfUtcDay) =>
        Timestamp.FromLocal(day, TimeSpan.FromMinutes(minuteOfUtcDay), TimeSpan.Zero);
}
