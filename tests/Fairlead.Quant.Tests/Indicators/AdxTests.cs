using Fairlead.Quant.Indicators;

namespace Fairlead.Quant.Tests.Indicators;

public sealed class AdxTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(14)]
    public void Update_RandomBars_AgreesWithTheDefinition(int period)
    {
        var adx = new Adx(period);
        TestBar[] bars = Streams.Bars(300);
        List<double> ranges = SlowTwins.TrueRanges(bars);
        var plusMoves = new List<double>();
        var minusMoves = new List<double>();
        var indexes = new List<double>();
        for (int i = 0; i < bars.Length; i++)
        {
            adx.Update(bars[i].High, bars[i].Low, bars[i].Close);
            if (i > 0)
            {
                double up = bars[i].High - bars[i - 1].High, down = bars[i - 1].Low - bars[i].Low;
                plusMoves.Add(up > down ? Math.Max(up, 0) : 0);
                minusMoves.Add(down > up ? Math.Max(down, 0) : 0);
            }

            double? range = SlowTwins.Wilder(ranges[1..(i + 1)], period);
            double? plus = 100 * SlowTwins.Wilder(plusMoves, period) / range;
            double? minus = 100 * SlowTwins.Wilder(minusMoves, period) / range;
            if (plus is { } p && minus is { } m)
                indexes.Add(100 * Math.Abs(p - m) / (p + m));

            string what = $"adx {period} at {i}";
            SlowTwins.AssertSame(plus, adx.PlusDirection, 1e-9, what);
            SlowTwins.AssertSame(minus, adx.MinusDirection, 1e-9, what);
            SlowTwins.AssertSame(SlowTwins.Wilder(indexes, period), adx.Value, 1e-9, what);
            Assert.Equal(i + 1 >= 2 * period, adx.IsReady);
        }
    }

    [Fact]
    public void Update_SteadyRise_IsAllPlus()
    {
        var adx = new Adx(5);
        for (int i = 0; i < 20; i++)
            adx.Update(high: 11 + i, low: 10 + i, close: 11 + i);

        Assert.Equal(100, adx.PlusDirection);
        Assert.Equal(0, adx.MinusDirection);
        Assert.Equal(100, adx.Value);
    }

    [Fact]
    public void Update_DeadMarket_IsZero()
    {
        var adx = new Adx(5);
        for (int i = 0; i < 20; i++)
            adx.Update(high: 10, low: 10, close: 10);

        Assert.Equal(0, adx.Value);
        Assert.Equal(0, adx.PlusDirection);
    }
}
