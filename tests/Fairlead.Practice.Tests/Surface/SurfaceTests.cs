using Fairlead.Practice.Surface;
using Fairlead.Quant.Options;

namespace Fairlead.Practice.Tests.Surface;

public sealed class SurfaceTests
{
    private const double Week = 7 / VolatilitySurface.DaysPerYear;
    private const double Month = VolatilitySurface.LevelDays / VolatilitySurface.DaysPerYear;

    private static readonly VolatilitySurface Calm = new(Level: 0.13, Spike: 0, Skew: -0.08);
    private static readonly VolatilitySurface Stressed = Calm with { Spike = 0.05 };

    [Fact]
    public void Level_IsTheVolatilityOfThirtyDaysAtTheMoney() =>
        Assert.Equal(0.13, Calm.SmileAt(Month).VolatilityAt(0), precision: 12);

    [Fact]
    public void Term_InCalmAndInASpike_SlopesUpAndDown()
    {
        Assert.True(Calm.SmileAt(Week).AtTheMoney < Calm.SmileAt(Month).AtTheMoney);
        Assert.True(Stressed.SmileAt(Week).AtTheMoney > Stressed.SmileAt(Month).AtTheMoney);
        Assert.Equal(0.18, Stressed.SmileAt(Month).AtTheMoney, precision: 12);
    }

    [Fact]
    public void Smile_OfAnIndex_IsDearerBelowThanAbove()
    {
        var smile = Calm.SmileAt(Week);
        Assert.True(smile.VolatilityAt(-0.02) > smile.VolatilityAt(0) && smile.VolatilityAt(-0.02) > smile.VolatilityAt(0.02));
    }

    [Theory]
    [InlineData(0.00001)]
    [InlineData(Week)]
    [InlineData(0.25)]
    public void Prices_OverStrikes_FallAndAreConvex(double years)
    {
        var smile = Calm.SmileAt(years);
        var prices = Enumerable.Range(0, 81).Select(index => 0.80 + (index * 0.005))
            .Select(strike => Black76.Price(OptionKind.Call, 1, strike, years, 0, smile.VolatilityAt(Math.Log(strike)))).ToArray();
        for (var index = 1; index < prices.Length - 1; index++)
        {
            Assert.True(prices[index] <= prices[index - 1] + 1e-12, $"rises at {index}");
            Assert.True(prices[index - 1] + prices[index + 1] - (2 * prices[index]) >= -1e-6, $"butterfly below zero at {index}");
        }
    }

    [Theory]
    [InlineData(0.11, 0.0, -0.08)]
    [InlineData(0.13, 0.05, -0.08)]
    [InlineData(0.30, 0.0, 0.0)]
    public void VarianceIndex_OfAStrip_IsTheIntegralOverAllStrikes(double level, double spike, double skew)
    {
        var surface = new VolatilitySurface(level, spike, skew);
        var smile = surface.SmileAt(Month);
        // Slow twin: the same integral in 20,000 steps over eight standard deviations on each side.
        const int Steps = 20_000;
        var (width, sum) = (16 * smile.Deviation / Steps, 0.0);
        for (var step = 0; step < Steps; step++)
        {
            var log = (-8 * smile.Deviation) + ((step + 0.5) * width);
            var strike = Math.Exp(log);
            sum += width / strike * Black76.Price(log < 0 ? OptionKind.Put : OptionKind.Call, 1, strike, Month, 0, smile.VolatilityAt(log));
        }

        Assert.Equal(1, VarianceIndex.Of(surface) / (100 * Math.Sqrt(2 * sum / Month)), tolerance: 0.005);
        Assert.InRange(VarianceIndex.Of(surface), 100 * (level + spike), 115 * (level + spike));
    }
}
