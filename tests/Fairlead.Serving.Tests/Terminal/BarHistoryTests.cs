using Fairlead.Domain.Amounts;
using Fairlead.Domain.Time;
using Fairlead.Host.Terminal.Tables;

namespace Fairlead.Serving.Tests.Terminal;

public sealed class BarHistoryTests
{
    private static readonly Timestamp Open = Timestamp.FromUtc(new DateTime(2024, 1, 2, 14, 30, 0, DateTimeKind.Utc));

    /// <summary>Against the slow way: sort all prints of a period into their bar.</summary>
    [Theory]
    [InlineData(5, 3_000)]
    [InlineData(30, 3_000)]
    [InlineData(60, 20_000)]
    [InlineData(300, 20_000)]
    [InlineData(3_600, 20_000)]
    public void Bars_OfRandomPrints_AreThoseOfTheSlowWay(int periodSeconds, int lastsSeconds)
    {
        var random = new Random(periodSeconds);
        var history = new BarHistory();
        var prints = new List<(double At, decimal Price, long Units)>();
        for (var at = 0.0; at < lastsSeconds; at += random.NextDouble() * 20)
        {
            prints.Add((at, Math.Round(100 + ((decimal)random.NextDouble() * 10), 2), random.Next(100)));
            history.Add(Price.Of(prints[^1].Price), prints[^1].Units, Open + TimeSpan.FromSeconds(at), Open);
        }

        var bars = history.Of(TimeSpan.FromSeconds(periodSeconds), Timestamp.MinValue);
        var slow = prints.GroupBy(print => (long)Math.Floor(print.At / periodSeconds)).Select(bar => new ShownBar(
            Open + TimeSpan.FromSeconds(bar.Key * periodSeconds), Open, Price.Of(bar.First().Price), Price.Of(bar.Max(print => print.Price)),
            Price.Of(bar.Min(print => print.Price)), Price.Of(bar.Last().Price), bar.Sum(print => print.Units)));
        Assert.Equal(slow, bars);
    }

    [Fact]
    public void Bars_FromAnInstant_AreTheLastOnes()
    {
        var history = new BarHistory();
        for (var minute = 0; minute < 60; minute++)
            history.Add(Price.Of(100 + minute), 1, Open + TimeSpan.FromMinutes(minute), Open);
        var all = history.Of(TimeSpan.FromMinutes(15), Timestamp.MinValue);
        Assert.Equal(4, all.Count);
        Assert.Equal(all.Skip(2), history.Of(TimeSpan.FromMinutes(15), all[2].Start));
    }

    [Fact]
    public void Bars_OfTwoSessions_StartOnEachSessionsGrid()
    {
        var history = new BarHistory();
        var next = Open + TimeSpan.FromHours(24.25);
        history.Add(Price.Of(1), 1, Open + TimeSpan.FromMinutes(59), Open);
        history.Add(Price.Of(2), 1, next + TimeSpan.FromMinutes(1), next);
        Assert.Equal([Open, next], history.Of(TimeSpan.FromHours(1), Timestamp.MinValue).Select(bar => bar.Start));
    }

    [Fact]
    public void Bars_BeyondTheBound_LoseTheOldestAndStayInOrder()
    {
        var history = new BarHistory();
        for (var minute = 0; minute < 5 * BarHistory.MaxMinutes; minute++)
            history.Add(Price.Of(100), 1, Open + TimeSpan.FromMinutes(minute), Open);
        var bars = history.Of(TimeSpan.FromMinutes(1), Timestamp.MinValue);
        Assert.InRange(bars.Count, BarHistory.MaxMinutes * 3 / 4, BarHistory.MaxMinutes);
        Assert.Equal(Open + TimeSpan.FromMinutes((5 * BarHistory.MaxMinutes) - 1), bars[^1].Start);
        Assert.Equal(bars.OrderBy(bar => bar.Start), bars);
    }
}
