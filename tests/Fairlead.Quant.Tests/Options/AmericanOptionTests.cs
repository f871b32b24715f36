using Fairlead.Quant.Options;

namespace Fairlead.Quant.Tests.Options;

/// <summary>The oracle tables of verification 5, each with the method it was printed from.</summary>
public sealed class AmericanOptionTests
{
    [Theory]
    [InlineData(0.1, .15, 0.0206, 1.8771, 10.0089, 10.0000, 1.8770, 0.0410)]
    [InlineData(0.1, .25, 0.3159, 3.1280, 10.3919, 10.2533, 3.1277, 0.4562)]
    [InlineData(0.1, .35, 0.9495, 4.3777, 11.1679, 10.8787, 4.3777, 1.2402)]
    [InlineData(0.5, .15, 0.8208, 4.0842, 10.8087, 10.5595, 4.0842, 1.0822)]
    [InlineData(0.5, .25, 2.7437, 6.8015, 13.0170, 12.4419, 6.8014, 3.3226)]
    [InlineData(0.5, .35, 5.0063, 9.5106, 15.5689, 14.6945, 9.5104, 5.8823)]
    public void BaroneAdesiWhaley_PublishedGrid_Matches(
        double years, double volatility, double call90, double call100, double call110,
        double put90, double put100, double put110)
    {
        (OptionKind Kind, double Spot, double Expected)[] cells =
        [
            (OptionKind.Call, 90, call90), (OptionKind.Call, 100, call100), (OptionKind.Call, 110, call110),
            (OptionKind.Put, 90, put90), (OptionKind.Put, 100, put100), (OptionKind.Put, 110, put110),
        ];
        foreach ((OptionKind kind, double spot, double expected) in cells)
        {
            double actual = AmericanOption.Price(
                kind, spot, 100, years, .1, .1, volatility, AmericanMethod.BaroneAdesiWhaley);
            Near.Absolute(expected, actual, 3e-3, $"{kind} S {spot} T {years} vol {volatility}");
        }
    }

    /// <summary>Ju 1999: S 40, r .0488, no yield; days 30, 120, 210 of 360.</summary>
    [Theory]
    [InlineData(35, .2, .006, .201, .433)]
    [InlineData(40, .2, .851, 1.576, 1.984)]
    [InlineData(45, .2, 5.000, 5.084, 5.260)]
    [InlineData(35, .3, .078, .697, 1.218)]
    [InlineData(40, .3, 1.309, 2.477, 3.161)]
    [InlineData(45, .3, 5.059, 5.699, 6.231)]
    [InlineData(35, .4, .247, 1.344, 2.150)]
    [InlineData(40, .4, 1.767, 3.381, 4.342)]
    [InlineData(45, .4, 5.288, 6.501, 7.367)]
    public void JuZhong_PublishedPuts_Match(double strike, double volatility, double month, double four, double seven)
    {
        (double Days, double Expected)[] cells = [(30, month), (120, four), (210, seven)];
        foreach ((double days, double expected) in cells)
        {
            double actual = AmericanOption.Price(OptionKind.Put, 40, strike, days / 360, .0488, 0, volatility);
            Near.Absolute(expected, actual, 1e-3, $"K {strike} vol {volatility} days {days}");
        }
    }

    /// <summary>Ju 1999: K 100, three years; S 80 to 120.</summary>
    [Theory]
    [InlineData(.07, .03, .2, 2.605, 5.182, 9.065, 14.430, 21.398)]
    [InlineData(.07, .03, .4, 11.336, 15.711, 20.760, 26.440, 32.709)]
    [InlineData(.07, 0, .3, 5.552, 8.868, 13.158, 18.458, 24.786)]
    [InlineData(.03, .07, .3, 12.177, 17.411, 23.402, 30.028, 37.177)]
    public void JuZhong_PublishedLongCalls_Match(
        double yield, double rate, double volatility,
        double at80, double at90, double at100, double at110, double at120)
    {
        double[] expected = [at80, at90, at100, at110, at120];
        for (int i = 0; i < expected.Length; i++)
        {
            double actual = AmericanOption.Price(OptionKind.Call, 80 + 10 * i, 100, 3, rate, yield, volatility);
            Near.Absolute(expected[i], actual, 1e-3, $"S {80 + 10 * i} q {yield} r {rate} vol {volatility}");
        }
    }

    /// <summary>The Bjerksund-Stensland edge set: K S q r T vol.</summary>
    [Theory]
    [InlineData(OptionKind.Call, 40, 42, .08, .04, .75, .35, 5.2704)]
    [InlineData(OptionKind.Put, 40, 36, 0, .06, 1, .20, 4.4531)]
    [InlineData(OptionKind.Call, 100, 100, .05, .05, 1, .0021, 0.08032314)]
    [InlineData(OptionKind.Call, 100, 100, .05, .05, 1, .0001, 0.003860656)]
    [InlineData(OptionKind.Call, 100, 99.99, .05, .05, 1, .0001, 0.00081)]
    [InlineData(OptionKind.Call, 100, 110, .05, .05, 1, .0001, 10)]
    [InlineData(OptionKind.Put, 110, 100, .05, .05, 1, .0001, 10)]
    public void BjerksundStensland_EdgeSet_Matches(
        OptionKind kind, double strike, double spot, double yield, double rate, double years, double volatility,
        double expected)
    {
        double actual = AmericanOption.Price(
            kind, spot, strike, years, rate, yield, volatility, AmericanMethod.BjerksundStensland);
        Near.Absolute(expected, actual, 5e-5);
    }

    /// <summary>
    /// The last row of the edge set, 94.89543, is what the bare formula gives and is below the European value, so it
    /// is an arbitrage: the public price is the European value instead.
    /// </summary>
    [Fact]
    public void BjerksundStensland_VolatilityOfTen_IsLiftedFromTheTableToTheEuropeanValue()
    {
        Near.Absolute(94.89543, FlatBoundary.BjerksundStensland(OptionKind.Put, 110, 100, 1, .05, .05, 10), 5e-5);

        double european = BlackScholesMerton.Price(OptionKind.Put, 110, 100, 1, .05, .05, 10);
        Assert.Equal(european, AmericanOption.Price(
            OptionKind.Put, 110, 100, 1, .05, .05, 10, AmericanMethod.BjerksundStensland));
        Near.Absolute(95.12288, european, 1e-5);
    }

    [Fact]
    public void Price_RandomOption_IsCloseToTheLattice()
    {
        Random random = Seeds.NewRandom();
        double worst = 0;
        for (int i = 0; i < 150; i++)
        {
            OptionKind kind = random.Next(2) == 0 ? OptionKind.Call : OptionKind.Put;
            double spot = random.Between(80, 125), years = random.Between(.05, 1.5), rate = random.Between(0, .1);
            double yield = random.Between(0, .1), volatility = random.Between(.1, .6);
            double lattice = LatticeTwin.Price(kind, spot, 100, years, rate, yield, volatility, steps: 201);
            string where = $"{kind} S {spot:R} T {years:R} r {rate:R} q {yield:R} vol {volatility:R}";

            double ju = AmericanOption.Price(kind, spot, 100, years, rate, yield, volatility);
            Near.Absolute(lattice, ju, 0.1, where);
            worst = Math.Max(worst, Math.Abs(lattice - ju));
            Near.Absolute(lattice, AmericanOption.Price(
                kind, spot, 100, years, rate, yield, volatility, AmericanMethod.BaroneAdesiWhaley), 0.4, where);
            double flat = AmericanOption.Price(
                kind, spot, 100, years, rate, yield, volatility, AmericanMethod.BjerksundStensland);
            Assert.True(flat <= lattice + 2e-3 && flat >= lattice - 0.4, $"{where}: {flat:R}, lattice {lattice:R}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"worst Ju-Zhong error {worst:E2}");
    }

    [Fact]
    public void Price_EveryMethod_IsNeverBelowEuropeanOrIntrinsic()
    {
        Random random = Seeds.NewRandom();
        for (int i = 0; i < 20_000; i++)
        {
            OptionKind kind = random.Next(2) == 0 ? OptionKind.Call : OptionKind.Put;
            double spot = random.LogBetween(1, 10_000), years = random.LogBetween(1e-6, 50);
            double rate = random.Between(-.03, .15), yield = random.Between(-.03, .15);
            double volatility = random.LogBetween(.0001, 10);
            double european = BlackScholesMerton.Price(kind, spot, 100, years, rate, yield, volatility);
            foreach (AmericanMethod method in Enum.GetValues<AmericanMethod>())
            {
                double price = AmericanOption.Price(kind, spot, 100, years, rate, yield, volatility, method);
                double most = Math.Max(kind == OptionKind.Call ? spot : 100, european) * (1 + 1e-9);
                Assert.True(
                    price >= european && price <= most,
                    $"{method} {kind} S {spot:R} T {years:R} r {rate:R} q {yield:R} vol {volatility:R}: " +
                    $"{price:R}, European {european:R}, seed {Seeds.Current}");
            }
        }
    }

    [Fact]
    public void Price_CallWithoutYield_IsEuropean()
    {
        Assert.Equal(
            BlackScholesMerton.Price(OptionKind.Call, 105, 100, 1, .05, 0, .2),
            AmericanOption.Price(OptionKind.Call, 105, 100, 1, .05, 0, .2));
        Assert.Equal(
            BlackScholesMerton.Price(OptionKind.Put, 95, 100, 1, 0, .03, .2),
            AmericanOption.Price(OptionKind.Put, 95, 100, 1, 0, .03, .2));
    }

    [Fact]
    public void Price_WithoutVolatility_TakesTheBestMoment()
    {
        // Waiting earns the yield of the strike's currency until qS·exp(−qt) = rK·exp(−rt).
        double best = 0;
        for (int i = 0; i <= 40_000; i++)
            best = Math.Max(best, 120 * Math.Exp(-.02 * i / 1000) - 100 * Math.Exp(-.05 * i / 1000));
        Near.Absolute(best, AmericanOption.Price(OptionKind.Call, 120, 100, 40, .05, .02, 0), 1e-6);
        Near.Absolute(best, AmericanOption.Price(OptionKind.Put, 100, 120, 40, .02, .05, 0), 1e-6);
        Assert.Equal(20, AmericanOption.Price(OptionKind.Put, 80, 100, 1, .05, 0, 0));
        Assert.Equal(0, AmericanOption.Price(OptionKind.Put, 101, 100, 1, .05, 0, 0));
    }

    [Fact]
    public void Price_InvalidInput_IsNaN()
    {
        Assert.True(double.IsNaN(AmericanOption.Price(OptionKind.Put, -1, 100, 1, .05, 0, .2)));
        Assert.Equal(OptionGreeks.Undefined, AmericanOption.Evaluate(OptionKind.Put, 100, 100, 0, .05, 0, .2));
    }

    [Fact]
    public void Evaluate_WhereExerciseNeverPays_AgreesWithTheEuropeanFormulas()
    {
        OptionGreeks expected = BlackScholesMerton.Evaluate(OptionKind.Call, 105, 100, .5, .05, -.0002, .25);
        OptionGreeks actual = AmericanOption.Evaluate(OptionKind.Call, 105, 100, .5, .05, -.0002, .25);

        Near.Absolute(expected.Delta, actual.Delta, 3e-4);
        Near.Relative(expected.Gamma, actual.Gamma, 5e-3);
        Near.Relative(expected.Theta, actual.Theta, 5e-3);
        Near.Relative(expected.Vega, actual.Vega, 2e-3);
        Near.Relative(expected.Rho, actual.Rho, 2e-3);
        Near.Relative(expected.DividendRho, actual.DividendRho, 2e-3);
        Near.Absolute(expected.Vanna, actual.Vanna, 1e-5);
        Near.Absolute(expected.Volga, actual.Volga, 1e-5);
        Near.Absolute(expected.Charm, actual.Charm, 1e-5);
    }

    [Fact]
    public void Evaluate_PutWithInterest_AgreesWithDifferencesOfTheLattice()
    {
        OptionGreeks greeks = AmericanOption.Evaluate(OptionKind.Put, 100, 100, .5, .06, .01, .3);

        Near.Absolute((Lattice(101, .3, .5) - Lattice(99, .3, .5)) / 2, greeks.Delta, 2e-3);
        Near.Absolute(Lattice(101, .3, .5) - 2 * Lattice(100, .3, .5) + Lattice(99, .3, .5), greeks.Gamma, 1e-3);
        Near.Absolute((Lattice(100, .31, .5) - Lattice(100, .29, .5)) / 2, greeks.Vega, 1e-3);
        Near.Absolute(-(Lattice(100, .3, .51) - Lattice(100, .3, .49)) / .02 / 365, greeks.Theta, 2e-4);

        static double Lattice(double spot, double volatility, double years) =>
            LatticeTwin.Price(OptionKind.Put, spot, 100, years, .06, .01, volatility);
    }
}
