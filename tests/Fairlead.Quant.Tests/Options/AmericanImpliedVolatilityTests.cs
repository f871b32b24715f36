using Fairlead.Quant.Options;

namespace Fairlead.Quant.Tests.Options;

public sealed class AmericanImpliedVolatilityTests
{
    [Fact]
    public void Solve_PriceOfAKnownVolatility_RepricesToTheSamePrice()
    {
        Random random = Seeds.NewRandom();
        int solved = 0;
        for (int i = 0; i < 2000; i++)
        {
            OptionKind kind = random.Next(2) == 0 ? OptionKind.Call : OptionKind.Put;
            double spot = random.Between(70, 140), years = random.LogBetween(.01, 3);
            double rate = random.Between(0, .1), yield = random.Between(0, .1), volatility = random.LogBetween(.03, 2);
            double price = AmericanOption.Price(kind, spot, 100, years, rate, yield, volatility);
            ImpliedVolatilityResult result =
                AmericanImpliedVolatility.Solve(kind, price, spot, 100, years, rate, yield);
            string where = $"{kind} S {spot:R} T {years:R} r {rate:R} q {yield:R} vol {volatility:R}: {result.Status}";
            double floor = AmericanOption.Price(kind, spot, 100, years, rate, yield, AmericanImpliedVolatility.Least);
            if (price <= floor + 1e-6)
                continue;

            Assert.True(result.IsOk, $"{where}, seed {Seeds.Current}");
            double again = AmericanOption.Price(kind, spot, 100, years, rate, yield, result.Volatility);
            Near.Absolute(price, again, 1e-8, where);
            solved++;
        }

        Assert.True(solved > 1200, $"only {solved} solved");
    }

    [Theory]
    [InlineData(19.99, ImpliedVolatilityStatus.BelowIntrinsic)]
    [InlineData(20, ImpliedVolatilityStatus.AtIntrinsic)]
    [InlineData(20.5, ImpliedVolatilityStatus.Ok)]
    [InlineData(100, ImpliedVolatilityStatus.AboveMaximum)]
    [InlineData(double.NaN, ImpliedVolatilityStatus.InvalidInput)]
    public void Solve_PutNearItsBounds_IsSortedByThem(double price, ImpliedVolatilityStatus expected)
    {
        ImpliedVolatilityResult result = AmericanImpliedVolatility.Solve(OptionKind.Put, price, 80, 100, .25, .05, 0);

        Assert.Equal(expected, result.Status);
        Assert.Equal(expected == ImpliedVolatilityStatus.Ok, double.IsFinite(result.Volatility));
    }
}
