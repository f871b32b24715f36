using Fairlead.Quant.Options;

namespace Fairlead.Quant.Tests.Options;

/// <summary>Expected values were computed with 60 digits by mpmath.</summary>
public sealed class NormalDistributionTests
{
    [Theory]
    [InlineData(-37.5, 4.605353009581955e-308)]
    [InlineData(-30.1, 2.4226672179857586e-199)]
    [InlineData(-20.3, 6.429244467698346e-92)]
    [InlineData(-10.7, 5.088910855027318e-27)]
    [InlineData(-8.25, 7.919726314642477e-17)]
    [InlineData(-5.3, 5.790134039964594e-08)]
    [InlineData(-3.1, 0.0009676032132183566)]
    [InlineData(-1.7, 0.04456546275854304)]
    [InlineData(-0.9, 0.18406012534675947)]
    [InlineData(-0.67, 0.2514288950953101)]
    [InlineData(-0.66, 0.25462691467133614)]
    [InlineData(-0.3, 0.3820885778110474)]
    [InlineData(-1e-09, 0.49999999960105773)]
    [InlineData(0.25, 0.5987063256829237)]
    [InlineData(0.67, 0.7485711049046899)]
    [InlineData(1.3, 0.9031995154143897)]
    [InlineData(2.9, 0.998134186699616)]
    [InlineData(5.5, 0.9999999810104375)]
    public void Cdf_KnownPoint_KeepsRelativeAccuracyIntoTheTails(double x, double expected) =>
        Near.Relative(expected, NormalDistribution.Cdf(x), 1.5e-15, $"N({x})");

    [Theory]
    [InlineData(1e-300, -37.0470962993612)]
    [InlineData(1e-100, -21.273453560965326)]
    [InlineData(1e-20, -9.262340089798407)]
    [InlineData(1e-09, -5.9978070150076865)]
    [InlineData(0.0013, -3.0114537584997843)]
    [InlineData(0.02425, -1.972961051311885)]
    [InlineData(0.07, -1.4757910281791706)]
    [InlineData(0.3, -0.5244005127080408)]
    [InlineData(0.61, 0.27931903444745415)]
    [InlineData(0.925, 1.4395314709384561)]
    [InlineData(0.975, 1.9599639845400538)]
    public void InverseCdf_KnownPoint_IsAccurate(double p, double expected) =>
        Near.Relative(expected, NormalDistribution.InverseCdf(p), 2e-15, $"quantile of {p}");

    [Fact]
    public void InverseCdf_EdgesOfTheUnitInterval_AreInfiniteOrNaN()
    {
        Assert.Equal(double.NegativeInfinity, NormalDistribution.InverseCdf(0));
        Assert.Equal(double.PositiveInfinity, NormalDistribution.InverseCdf(1));
        Assert.Equal(0, NormalDistribution.InverseCdf(0.5));
        Assert.True(double.IsNaN(NormalDistribution.InverseCdf(-0.1)));
        Assert.True(double.IsNaN(NormalDistribution.InverseCdf(1.1)));
    }

    [Fact]
    public void Cdf_FarBeyondTheDoubles_IsZeroOrOne()
    {
        Assert.Equal(0, NormalDistribution.Cdf(double.NegativeInfinity));
        Assert.Equal(1, NormalDistribution.Cdf(double.PositiveInfinity));
        Assert.Equal(0, NormalDistribution.Cdf(-1e9));
        Assert.True(double.IsNaN(NormalDistribution.Cdf(double.NaN)));
    }

    [Fact]
    public void InverseCdf_OfCdf_ReturnsThePoint()
    {
        Random random = Seeds.NewRandom();
        for (int i = 0; i < 2000; i++)
        {
            double x = random.Between(-36, 1);
            double again = NormalDistribution.InverseCdf(NormalDistribution.Cdf(x));
            Near.Absolute(x, again, 1e-14 * (1 + Math.Abs(x)));
        }
    }
}
