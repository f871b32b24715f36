using Fairlead.Quant.Indicators;

namespace Fairlead.Quant.Tests.Indicators;

public sealed class AtrTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(14)]
    public void Update_RandomBars_AgreesWithTheDefinition(int period)
    {
        var atr = new Atr(period);
        TestBar[] bars = Streams.Bars(300);
        List<double> ranges = SlowTwins.TrueRanges(bars);
        for (int i = 0; i < bars.Length; i++)
        {
            atr.Update(bars[i].High, bars[i].Low, bars[i].Close);
            SlowTwins.AssertSame(SlowTwins.Wilder(ranges[..(i + 1)], period), atr.Value, 1e-11, $"atr {period} at {i}");
            Assert.Equal(i + 1 >= period, atr.IsReady);
        }
    }

    [Fact]
    public void Update_GapBetweenBars_CountsFromThePreviousClose()
    {
        var atr = new Atr(1);
        atr.Update(high: 11, low: 9, close: 10);
        Assert.Equal(2, atr.Value);
        atr.Update(high: 16, low: 15, close: 15);
        Assert.Equal(6, atr.Value);
        atr.Update(high: 12, low: 11, close: 11);
        Assert.Equal(4, atr.Value);
    }

    [Fact]
    public void Update_BarThatContradictsItself_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Atr().Update(high: 9, low: 10, close: 9.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Atr().Update(high: 10, low: 9, close: 11));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Atr().Update(high: 10, low: 9, close: 8));
    }
}
