using Fairlead.Quant.Indicators;

namespace Fairlead.Quant.Tests.Indicators;

public sealed class RsiTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(14)]
    public void Update_RandomStream_AgreesWithTheDefinition(int period)
    {
        var rsi = new Rsi(period);
        var gains = new List<double>();
        var losses = new List<double>();
        double[] prices = Streams.Prices(400);
        for (int i = 0; i < prices.Length; i++)
        {
            rsi.Update(prices[i]);
            if (i > 0)
            {
                gains.Add(prices[i] > prices[i - 1] ? prices[i] - prices[i - 1] : 0);
                losses.Add(prices[i] < prices[i - 1] ? prices[i - 1] - prices[i] : 0);
            }

            double? gain = SlowTwins.Wilder(gains, period), loss = SlowTwins.Wilder(losses, period);
            double? expected = gain == 0 && loss == 0 ? 50 : 100 - 100 / (1 + gain / loss);
            SlowTwins.AssertSame(expected, rsi.Value, 1e-9, $"rsi {period} at {i}");
            Assert.Equal(i >= period, rsi.IsReady);
        }
    }

    /// <summary>The worked example of the ChartSchool page on RSI, from closes rounded to cents.</summary>
    [Fact]
    public void Update_WorkedExample_Matches()
    {
        var rsi = new Rsi();
        double[] closes =
        [
            44.34, 44.09, 44.15, 43.61, 44.33, 44.83, 45.10, 45.42, 45.84, 46.08, 45.89, 46.03, 45.61, 46.28, 46.28,
        ];
        foreach (double close in closes)
            rsi.Update(close);

        Near.Absolute(70.46, rsi.Value, 5e-3);
    }

    [Theory]
    [InlineData(1, 100)]
    [InlineData(-1, 0)]
    [InlineData(0, 50)]
    public void Update_OneSidedMarket_TakesTheLimit(int step, double expected)
    {
        var rsi = new Rsi();
        for (int i = 0; i < 40; i++)
            rsi.Update(100 + step * i);

        Assert.Equal(expected, rsi.Value);
    }
}
