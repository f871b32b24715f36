using Fairlead.Quant.Indicators;

namespace Fairlead.Quant.Tests.Indicators;

public sealed class SmaTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(200)]
    public void Update_RandomStream_AgreesWithTheMeanOfTheWindow(int period)
    {
        var sma = new Sma(period);
        var seen = new List<double>();
        foreach (double price in Streams.Prices(1000))
        {
            seen.Add(price);
            sma.Update(price);
            Assert.Equal(seen.Count >= period, sma.IsReady);
            double? expected = SlowTwins.Mean(seen, period);
            SlowTwins.AssertSame(expected, sma.Value, period * 2e-14, $"sma {period} at {seen.Count}");
        }
    }

    [Fact]
    public void Update_HugeValueLeftTheWindow_LeavesNoTrace()
    {
        var sma = new Sma(5);
        for (int i = 0; i < 13; i++)
            sma.Update(i == 4 ? 1e17 : 0.1);

        Near.Absolute(0.1, sma.Value, 1e-16);
    }

    [Fact]
    public void Sma_BadArgument_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sma(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sma(3).Update(double.NaN));
    }
}
