using Fairlead.Quant.Indicators;

namespace Fairlead.Quant.Tests.Indicators;

public sealed class EmaTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(50)]
    public void Update_RandomStream_AgreesWithTheWeightedSum(int period)
    {
        var ema = new Ema(period);
        var seen = new List<double>();
        foreach (double price in Streams.Prices(400))
        {
            seen.Add(price);
            ema.Update(price);
            Assert.Equal(seen.Count >= period, ema.IsReady);
            SlowTwins.AssertSame(SlowTwins.Ema(seen, period), ema.Value, 1e-10, $"ema {period} at {seen.Count}");
        }
    }

    [Fact]
    public void Update_NotFinite_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Ema(3).Update(double.PositiveInfinity));
}
