using Fairlead.Quant.Indicators;

namespace Fairlead.Quant.Tests.Indicators;

public sealed class SupertrendTests
{
    [Theory]
    [InlineData(10, 3)]
    [InlineData(4, 1)]
    public void Update_RandomBars_AgreesWithTheDefinition(int period, double multiplier)
    {
        var trend = new Supertrend(period, multiplier);
        TestBar[] bars = Streams.Bars(150);
        int turns = 0, last = 0;
        for (int i = 0; i < bars.Length; i++)
        {
            trend.Update(bars[i].High, bars[i].Low, bars[i].Close);
            (double? line, int direction) = Twin(bars[..(i + 1)], period, multiplier);
            SlowTwins.AssertSame(line, trend.Value, 1e-9, $"supertrend at {i}");
            Assert.Equal(direction, trend.Direction);
            Assert.Equal(line is not null, trend.IsReady);
            turns += direction != last ? 1 : 0;
            last = direction;
        }

        Assert.True(turns > 2, $"the stream turned only {turns} times, seed {Seeds.Current}");
    }

    [Fact]
    public void Update_CloseThroughTheLine_TurnsTheTrend()
    {
        var trend = new Supertrend(1, 1);
        trend.Update(high: 12, low: 10, close: 12); // true range 2, bands 13 and 9
        Assert.Equal(1, trend.Direction);
        Assert.Equal(9, trend.Value);

        trend.Update(high: 12, low: 11, close: 11); // bands 12.5 and 10.5: still held
        Assert.Equal(1, trend.Direction);
        Assert.Equal(10.5, trend.Value);

        trend.Update(high: 11, low: 8, close: 8); // closes below 10.5
        Assert.Equal(-1, trend.Direction);
        Assert.Equal(12.5, trend.Value);
    }

    /// <summary>The recursive definition of final bands, from the whole history.</summary>
    private static (double? Line, int Direction) Twin(TestBar[] bars, int period, double multiplier)
    {
        List<double> ranges = SlowTwins.TrueRanges(bars);
        double upper = 0, lower = 0;
        int direction = 0;
        for (int i = period - 1; i < bars.Length; i++)
        {
            double atr = SlowTwins.Wilder(ranges[..(i + 1)], period)!.Value;
            double middle = (bars[i].High + bars[i].Low) / 2;
            double basicUpper = middle + multiplier * atr, basicLower = middle - multiplier * atr;
            if (i == period - 1)
            {
                (upper, lower, direction) = (basicUpper, basicLower, bars[i].Close >= middle ? 1 : -1);
                continue;
            }

            double before = bars[i - 1].Close;
            upper = before > upper ? basicUpper : Math.Min(basicUpper, upper);
            lower = before < lower ? basicLower : Math.Max(basicLower, lower);
            direction = direction == 1 && bars[i].Close < lower ? -1
                : direction == -1 && bars[i].Close > upper ? 1 : direction;
        }

        return direction == 0 ? (null, 0) : (direction == 1 ? lower : upper, direction);
    }
}
