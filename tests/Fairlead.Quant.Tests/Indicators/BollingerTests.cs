using Fairlead.Quant.Indicators;

namespace Fairlead.Quant.Tests.Indicators;

public sealed class BollingerTests
{
    [Fact]
    public void Update_RandomStream_AgreesWithTheDefinition()
    {
        var bands = new Bollinger(20, 2.5);
        var seen = new List<double>();
        foreach (double price in Streams.Prices(300))
        {
            seen.Add(price);
            bands.Update(price);
            double? mean = SlowTwins.Mean(seen, 20);
            double? square = SlowTwins.Mean([.. seen.Select(x => x * x)], 20);
            double? deviation = square - mean * mean is { } variance ? Math.Sqrt(variance) : null;
            string what = $"bollinger at {seen.Count}";
            SlowTwins.AssertSame(mean, bands.Middle, 1e-12, what);
            SlowTwins.AssertSame(mean + 2.5 * deviation, bands.Upper, 1e-9, what);
            SlowTwins.AssertSame(mean - 2.5 * deviation, bands.Lower, 1e-9, what);
            SlowTwins.AssertSame(5 * deviation / mean, bands.Width, 1e-9, what);
            SlowTwins.AssertSame((price - mean) / (5 * deviation) + 0.5, bands.Position, 1e-7, what);
            Assert.Equal(seen.Count >= 20, bands.IsReady);
            Assert.Equal(bands.Middle, bands.Value);
        }
    }

    [Fact]
    public void Update_LargePricesThatBarelyMove_KeepTheirDeviation()
    {
        var bands = new Bollinger(2, 1);
        bands.Update(1e9 + 0.25);
        bands.Update(1e9 - 0.25);

        Assert.Equal(1e9 + 0.25, bands.Upper);
        Assert.Equal(0, bands.Position);
    }

    [Fact]
    public void Position_FlatWindow_IsNaN()
    {
        var bands = new Bollinger(3);
        for (int i = 0; i < 5; i++)
            bands.Update(10);

        Assert.Equal(10, bands.Upper);
        Assert.Equal(0, bands.Width);
        Assert.True(double.IsNaN(bands.Position));
    }
}
