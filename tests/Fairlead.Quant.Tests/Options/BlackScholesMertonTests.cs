using Fairlead.Quant.Options;

namespace Fairlead.Quant.Tests.Options;

public sealed class BlackScholesMertonTests
{
    public static TheoryData<string, OptionKind, double, double, double, double, double, double, double[]> Vectors =>
        new()
        {
            // Options analytics, 25.2: S K T r q vol, then price, delta, gamma, theta, vega, rho.
            {
                "S1", OptionKind.Call, 100, 100, 1, .05, 0, .2,
                [10.45058357, 0.63683065, 0.0187620173, -0.01757268, 0.37524035, 0.53232482]
            },
            {
                "S2", OptionKind.Put, 100, 100, 1, .05, 0, .2,
                [5.57352602, -0.36316935, 0.0187620173, -0.00454214, 0.37524035, -0.41890461]
            },
            {
                "S3", OptionKind.Call, 100, 110, .5, .05, .02, .25,
                [3.85975995, 0.35366005, 0.0208962089, -0.02026865, 0.26120261, 0.15753122]
            },
            {
                "S4", OptionKind.Put, 100, 90, .5, .05, .02, .25,
                [2.42653643, -0.21867467, 0.0166205776, -0.01210022, 0.20775722, -0.12147002]
            },
            {
                "S5", OptionKind.Call, 25000, 25200, 14 / 365.0, .065, .012, .125,
                [177.55054288, 0.40877793, 0.0006345049, -9.94043368, 19.01341651, 3.85168683]
            },
            {
                "S6", OptionKind.Put, 25000, 24800, 14 / 365.0, .065, .012, .14,
                [164.95302580, -0.35151498, 0.0005410492, -7.77382740, 18.15850024, -3.43396123]
            },
            {
                "S7", OptionKind.Call, 2950, 3000, 21 / 365.0, .065, 0, .22,
                [45.01027183, 0.41245086, 0.0025007653, -1.65157320, 2.75464784, 0.67414013]
            },
            {
                "S8", OptionKind.Put, 2950, 2900, 21 / 365.0, .065, 0, .24,
                [40.97123872, -0.34801159, 0.0021765457, -1.30443191, 2.61546849, -0.61423874]
            },
        };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Evaluate_PublishedVector_MatchesEveryColumn(
        string name, OptionKind kind, double spot, double strike, double years, double rate, double yield,
        double volatility, double[] expected)
    {
        OptionGreeks greeks = BlackScholesMerton.Evaluate(kind, spot, strike, years, rate, yield, volatility);

        Near.Vector(expected[0], greeks.Price, name + " price");
        Near.Vector(expected[1], greeks.Delta, name + " delta");
        Near.Vector(expected[2], greeks.Gamma, name + " gamma", decimals: 10);
        Near.Vector(expected[3], greeks.Theta, name + " theta");
        Near.Vector(expected[4], greeks.Vega, name + " vega");
        Near.Vector(expected[5], greeks.Rho, name + " rho");
        Assert.Equal(greeks.Price, BlackScholesMerton.Price(kind, spot, strike, years, rate, yield, volatility));
    }

    [Fact]
    public void Price_OfS5_EqualsBlack76OnTheForward()
    {
        double forward = BlackScholesMerton.Forward(25000, 14 / 365.0, .065, .012);
        Near.Absolute(25050.87361018, forward, 1e-8);
        Near.Absolute(177.55054288, Black76.Price(OptionKind.Call, forward, 25200, 14 / 365.0, .065, .125), 1e-8);
    }

    /// <summary>Verification 5, first table: K S q r T vol.</summary>
    [Theory]
    [InlineData(OptionKind.Call, 65, 60, 0, .08, .25, .30, 2.1334)]
    [InlineData(OptionKind.Put, 95, 100, .05, .10, .50, .20, 2.4648)]
    [InlineData(OptionKind.Put, 19, 19, .10, .10, .75, .28, 1.7011)]
    [InlineData(OptionKind.Call, 19, 19, .10, .10, .75, .28, 1.7011)]
    [InlineData(OptionKind.Call, 1.60, 1.56, .08, .06, .50, .12, 0.0291)]
    [InlineData(OptionKind.Put, 70, 75, .05, .10, .50, .35, 4.0870)]
    [InlineData(OptionKind.Call, 40, 42, .08, .04, .75, .35, 5.0975)]
    public void Price_EuropeanOracle_MatchesToFourDecimals(
        OptionKind kind, double strike, double spot, double yield, double rate, double years, double volatility,
        double expected) =>
        Near.Absolute(expected, BlackScholesMerton.Price(kind, spot, strike, years, rate, yield, volatility), 1e-4);

    /// <summary>Verification 5, European columns of the K = 100, r = q = 0.10 grid, S = 90, 100, 110.</summary>
    [Theory]
    [InlineData(0.1, .15, 0.0205, 1.8734, 9.9413, 9.9210, 1.8734, 0.0408)]
    [InlineData(0.1, .25, 0.3150, 3.1217, 10.3556, 10.2155, 3.1217, 0.4551)]
    [InlineData(0.1, .35, 0.9474, 4.3693, 11.1381, 10.8479, 4.3693, 1.2376)]
    [InlineData(0.5, .15, 0.8069, 4.0232, 10.5769, 10.3192, 4.0232, 1.0646)]
    [InlineData(0.5, .25, 2.7026, 6.6997, 12.7857, 12.2149, 6.6997, 3.2734)]
    [InlineData(0.5, .35, 4.9329, 9.3679, 15.3086, 14.4452, 9.3679, 5.7963)]
    public void Price_EuropeanGrid_MatchesBothModels(
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
            Near.Absolute(expected, BlackScholesMerton.Price(kind, spot, 100, years, .1, .1, volatility), 1e-4);
            Near.Absolute(expected, Black76.Price(kind, spot, 100, years, .1, volatility), 1e-4);
        }
    }

    /// <summary>Verification 5, greeks. The table gives rates and theta per 1.00 and per year.</summary>
    [Fact]
    public void Evaluate_GreeksOracle_MatchesPrintedDigits()
    {
        OptionGreeks call = BlackScholesMerton.Evaluate(OptionKind.Call, 105, 100, .5, .1, .1, .36);
        Near.Absolute(0.5946, call.Delta, 1e-4);
        OptionGreeks put = BlackScholesMerton.Evaluate(OptionKind.Put, 105, 100, .5, .1, .1, .36);
        Near.Absolute(-0.3566, put.Delta, 1e-4);
        Near.Absolute(-4.8775, put.Elasticity(105), 1e-4);
        OptionGreeks curved = BlackScholesMerton.Evaluate(OptionKind.Call, 55, 60, .75, .1, 0, .3);
        Near.Absolute(0.0278, curved.Gamma, 1e-4);
        Near.Absolute(18.9358, curved.Vega * 100, 1e-4);
        OptionGreeks decaying = BlackScholesMerton.Evaluate(OptionKind.Put, 430, 405, 1 / 12.0, .07, .05, .2);
        Near.Absolute(-31.1924, decaying.Theta * 365, 1e-4);
        Near.Absolute(-0.085458, decaying.Theta, 1e-6);
        OptionGreeks rated = BlackScholesMerton.Evaluate(OptionKind.Call, 72, 75, 1, .09, 0, .19);
        Near.Absolute(38.7325, rated.Rho * 100, 1e-4);

        // The spec leaves rate, yield and volatility of this row open; Haug's example has .08, .05 and .15.
        OptionGreeks yielding = BlackScholesMerton.Evaluate(OptionKind.Put, 500, 490, .25, .08, .05, .15);
        Near.Absolute(42.2254, yielding.DividendRho * 100, 1e-4);
    }

    [Fact]
    public void Evaluate_RandomPoint_AgreesWithDifferencesOfThePrice()
    {
        Random random = Seeds.NewRandom();
        for (int i = 0; i < 300; i++)
        {
            OptionKind kind = i % 2 == 0 ? OptionKind.Call : OptionKind.Put;
            double s = 100, k = random.Between(80, 125), t = random.Between(.1, 2), r = random.Between(-.02, .1);
            double q = random.Between(-.02, .1), v = random.Between(.15, .8);
            string where = $"{kind} K {k:R} T {t:R} r {r:R} q {q:R} vol {v:R}";
            OptionGreeks greeks = BlackScholesMerton.Evaluate(kind, s, k, t, r, q, v);

            Near.Absolute(Slope(x => PriceAt(x, t, r, q, v), s, .01), greeks.Delta, 1e-6, where);
            Near.Absolute(Slope(x => PriceAt(s, t, r, q, x), v, 1e-4) / 100, greeks.Vega, 1e-6, where);
            Near.Absolute(-Slope(x => PriceAt(s, x, r, q, v), t, 1e-4) / 365, greeks.Theta, 1e-6, where);
            Near.Absolute(Slope(x => PriceAt(s, t, x, q, v), r, 1e-4) / 100, greeks.Rho, 1e-6, where);
            Near.Absolute(Slope(x => PriceAt(s, t, r, x, v), q, 1e-4) / 100, greeks.DividendRho, 1e-6, where);
            Near.Absolute(Slope(x => GreeksAt(x, t, r, q, v).Delta, s, .01), greeks.Gamma, 1e-6, where);
            Near.Absolute(Slope(x => GreeksAt(s, t, r, q, x).Delta, v, 1e-4) / 100, greeks.Vanna, 1e-6, where);
            Near.Absolute(Slope(x => GreeksAt(s, t, r, q, x).Vega, v, 1e-4) / 100, greeks.Volga, 1e-6, where);
            Near.Absolute(-Slope(x => GreeksAt(s, x, r, q, v).Delta, t, 1e-4) / 365, greeks.Charm, 1e-6, where);

            double PriceAt(double s, double t, double r, double q, double v) =>
                BlackScholesMerton.Price(kind, s, k, t, r, q, v);

            OptionGreeks GreeksAt(double s, double t, double r, double q, double v) =>
                BlackScholesMerton.Evaluate(kind, s, k, t, r, q, v);
        }
    }

    private static double Slope(Func<double, double> f, double at, double step) =>
        (f(at + step) - f(at - step)) / (2 * step);
}
