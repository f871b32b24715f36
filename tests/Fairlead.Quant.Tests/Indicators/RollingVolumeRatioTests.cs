using Fairlead.Quant.Indicators;

namespace Fairlead.Quant.Tests.Indicators;

public sealed class RollingVolumeRatioTests
{
    [Fact]
    public void Update_RandomVolumes_ComparesWithTheBarsBefore()
    {
        var ratio = new RollingVolumeRatio(20);
        var before = new List<double>();
        foreach (TestBar bar in Streams.Bars(300))
        {
            ratio.Update(bar.Volume);
            double? expected = bar.Volume / SlowTwins.Mean(before, 20);
            SlowTwins.AssertSame(expected, ratio.Value, 1e-12, $"ratio at {before.Count}");
            Assert.Equal(before.Count >= 20, ratio.IsReady);
            before.Add(bar.Volume);
        }
    }

    [Fact]
    public void Update_NothingTradedBefore_IsNaN()
    {
        var ratio = new RollingVolumeRatio(2);
        ratio.Update(0);
        ratio.Update(0);
        ratio.Update(10);
        Assert.True(double.IsNaN(ratio.Value));
        ratio.Update(10);
        Assert.Equal(2, ratio.Value);
    }
}
