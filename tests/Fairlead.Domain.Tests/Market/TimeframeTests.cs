using Fairlead.Domain.Market;

namespace Fairlead.Domain.Tests.Market;

public sealed class TimeframeTests
{
    [Theory]
    [InlineData("1s", 1)]
    [InlineData("90s", 90)]
    [InlineData("1m", 60)]
    [InlineData("5m", 300)]
    [InlineData("90m", 5_400)]
    [InlineData("2h", 7_200)]
    [InlineData("1d", 86_400)]
    public void Timeframe_AsText_ReadsBack(string text, int seconds)
    {
        Assert.True(Timeframe.TryParse(text, out var timeframe));

        Assert.Equal(TimeSpan.FromSeconds(seconds), timeframe.Period);
        Assert.Equal(text, timeframe.ToString());
    }

    [Theory]
    [InlineData("60s", "1m")]
    [InlineData("60m", "1h")]
    [InlineData("24h", "1d")]
    [InlineData("86400s", "1d")]
    public void Timeframe_AsText_UsesTheLargestUnit(string text, string shortest)
    {
        Assert.True(Timeframe.TryParse(text, out var timeframe));
        Assert.Equal(shortest, timeframe.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("m")]
    [InlineData("0m")]
    [InlineData("-1m")]
    [InlineData("1.5m")]
    [InlineData("1M")]
    [InlineData("1w")]
    [InlineData("2d")]
    [InlineData("25h")]
    [InlineData("86401s")]
    [InlineData("99999999999m")]
    public void Timeframe_OfOtherText_IsNone(string? text) => Assert.False(Timeframe.TryParse(text, out _));

    [Fact]
    public void Timeframe_OfADay_IsADay()
    {
        Assert.True(Timeframe.Day.IsDay);
        Assert.False(Timeframe.Minute.IsDay);
        Assert.Equal("1s", Timeframe.Second.ToString());
    }
}
