using Fairlead.Quant.Options;

namespace Fairlead.Quant.Tests.Options;

public sealed class Black76Tests
{
    private const double Week = 7 / 365.0;

    public static TheoryData<string, OptionKind, double, double, double, double, double, double[]> Vectors => new()
    {
        // Options analytics, 25.1: price, delta, gamma, theta, vega, rho.
        {
            "B1", OptionKind.Call, 25000, 25000, Week, 0, .12,
            [165.74060163, 0.50331481, 0.0009602211, -11.83834195, 13.81139895, -0.03178587]
        },
        {
            "B2", OptionKind.Put, 25000, 25000, Week, 0, .12,
            [165.74060163, -0.49668519, 0.0009602211, -11.83834195, 13.81139895, -0.03178587]
        },
        {
            "B3", OptionKind.Call, 25000, 25500, Week, 0, .115,
            [20.62140663, 0.10832780, 0.0004671099, -5.28897940, 6.43875753, -0.00395479]
        },
        {
            "B4", OptionKind.Put, 25000, 24500, Week, 0, .135,
            [32.98410627, -0.13786356, 0.0004712551, -7.35327451, 7.62561801, -0.00632572]
        },
        {
            "B5", OptionKind.Call, 25000, 25000, 1 / 365.0, 0, .14,
            [73.08541313, 0.50146171, 0.0021776373, -36.54254304, 5.22036329, -0.00200234]
        },
        {
            "B6", OptionKind.Call, 25000, 25000, 1 / 8760.0, 0, .25,
            [26.64022576, 0.50053280, 0.0059742269, -319.68251910, 1.06560840, -0.00003041]
        },
        {
            "B7", OptionKind.Call, 25083.5, 25000, 30 / 365.0, .065, .13,
            [413.33685740, 0.54014927, 0.0004219943, -6.07315819, 28.36968982, -0.33972892]
        },
        {
            "B8", OptionKind.Put, 25083.5, 25000, 30 / 365.0, .065, .13,
            [330.28176379, -0.45452251, 0.0004219943, -6.08794883, 28.36968982, -0.27146446]
        },
        {
            "B9", OptionKind.Call, 52000, 54000, 45 / 365.0, .065, .16,
            [442.39535669, 0.25781446, 0.0001101222, -10.36358043, 58.73829279, -0.54541893]
        },
        {
            "B10", OptionKind.Put, 52000, 50000, 45 / 365.0, .065, .18,
            [521.29859074, -0.25509643, 0.0000973506, -11.59051609, 58.41675042, -0.64269689]
        },
        {
            "B11", OptionKind.Call, 81500, 80000, 53.5 / 8760, 0, .11,
            [1503.78843494, 0.98481546, 0.0000546246, -6.01403690, 2.43750738, -0.09184096]
        },
        {
            "B12", OptionKind.Put, 81500, 80000, 53.5 / 8760, 0, .145,
            [19.37043013, -0.04998456, 0.0001116481, -21.35894194, 6.56726089, -0.00118301]
        },
        {
            "B13", OptionKind.Call, 6500, 6500, 20 / 365.0, .065, .32,
            [193.50564546, 0.51310740, 0.0008158809, -4.80091967, 6.04422447, -0.10603049]
        },
        {
            "B14", OptionKind.Call, 84.25, 84.5, 25 / 365.0, .065, .035,
            [0.19843469, 0.37323930, 0.4891398582, -0.00579087, 0.08323157, -0.00013591]
        },
        {
            "B15", OptionKind.Call, 95000, 120000, 60 / 365.0, 0, .65,
            [2881.47388653, 0.22521790, 0.0000119858, -62.60624847, 115.58076640, -4.73666940]
        },
        {
            "B16", OptionKind.Put, 100, 100, 1, .05, .2,
            [7.57708215, -0.43772930, 0.0188796472, -0.00930706, 0.37759294, -0.07577082]
        },
        {
            "B17", OptionKind.Call, 100, 100, 1, .05, .2,
            [7.57708215, 0.51350012, 0.0188796472, -0.00930706, 0.37759294, -0.07577082]
        },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Evaluate_PublishedVector_MatchesEveryColumn(
        string name, OptionKind kind, double forward, double strike, double years, double rate, double volatility,
        double[] expected)
    {
        OptionGreeks greeks = Black76.Evaluate(kind, forward, strike, years, rate, volatility);
        Near.Vector(expected[0], greeks.Price, name + " price");
        Near.Vector(expected[1], greeks.Delta, name + " delta");
        Near.Vector(expected[2], greeks.Gamma, name + " gamma", decimals: 10);
        Near.Vector(expected[3], greeks.Theta, name + " theta");
        Near.Vector(expected[4], greeks.Vega, name + " vega");
        Near.Vector(expected[5], greeks.Rho, name + " rho");
        Assert.Equal(greeks.Price, Black76.Price(kind, forward, strike, years, rate, volatility));
    }

    [Theory]
    [InlineData("B3", 25000, 25500, Week, 0, .115, 0.0202374763, 0.8656277907, -0.01662364)]
    [InlineData("B9", 52000, 54000, 45 / 365.0, .065, .16, 0.0140719509, 1.6538383760, -0.00245577)]
    public void Evaluate_SecondOrderVector_Matches(
        string name, double forward, double strike, double years, double rate, double volatility,
        double vanna, double volga, double charm)
    {
        OptionGreeks greeks = Black76.Evaluate(OptionKind.Call, forward, strike, years, rate, volatility);

        Near.Vector(vanna, greeks.Vanna, name + " vanna", decimals: 10);
        Near.Vector(volga, greeks.Volga, name + " volga", decimals: 10);
        Near.Vector(charm, greeks.Charm, name + " charm");
    }

    /// <summary>Expected values were computed with 60 digits by mpmath from the formula.</summary>
    [Theory]
    [InlineData(OptionKind.Call, 100, 100, 1e-06, 0, 0.01, 0.0003989422803997704)]
    [InlineData(OptionKind.Call, 100, 100.001, 0.01, 0, 0.02, 0.07928983907256185)]
    [InlineData(OptionKind.Call, 100, 130, 0.05, 0.03, 0.1, 9.20346498862837e-33)]
    [InlineData(OptionKind.Put, 25000, 12000, 0.02, 0.065, 0.15, 1.354245494483488e-261)]
    [InlineData(OptionKind.Call, 100, 101, 0.5, 0, 0.6, 16.388169052102263)]
    [InlineData(OptionKind.Call, 100, 250, 1, 0, 0.55, 1.6789866673568394)]
    [InlineData(OptionKind.Put, 100, 20, 1, 0.01, 0.9, 0.5424599014314131)]
    [InlineData(OptionKind.Call, 100, 101, 4, 0, 2.5, 98.75187471071618)]
    [InlineData(OptionKind.Put, 100, 99, 9, 0, 5, 98.99999999999365)]
    [InlineData(OptionKind.Call, 100, 60, 0.25, 0, 0.3, 40.00098310787764)]
    [InlineData(OptionKind.Put, 100, 170, 0.5, 0.05, 0.4, 68.69145807062145)]
    [InlineData(OptionKind.Call, 100, 100.5, 1, 0, 0.4199, 16.42206239693617)]
    [InlineData(OptionKind.Call, 100, 100.5, 1, 0, 0.4201, 16.429886170583174)]
    [InlineData(OptionKind.Call, 100, 1000, 0.1, 0, 0.73, 7.025178433562581e-23)]
    public void Price_AnyRegion_AgreesWithHighPrecision(
        OptionKind kind, double forward, double strike, double years, double rate, double volatility, double expected)
    {
        double far = Math.Log(forward / strike) / (volatility * Math.Sqrt(years));
        double conditioning = 1 + far * far;
        Near.Relative(
            expected, Black76.Price(kind, forward, strike, years, rate, volatility), 1e-15 * conditioning + 2e-15);
    }

    [Fact]
    public void Price_NoTimeOrNoVolatility_IsDiscountedIntrinsic()
    {
        Assert.Equal(5, Black76.Price(OptionKind.Call, 105, 100, 0, .05, .2));
        Near.Relative(5 * Math.Exp(-.05), Black76.Price(OptionKind.Call, 105, 100, 1, .05, 0), 1e-15);
        Assert.Equal(0, Black76.Price(OptionKind.Put, 105, 100, 1, .05, 0));
        Assert.Equal(OptionGreeks.Undefined, Black76.Evaluate(OptionKind.Call, 105, 100, 0, .05, .2));
    }

    [Theory]
    [InlineData(0, 100, 1, .2)]
    [InlineData(100, -1, 1, .2)]
    [InlineData(100, 100, -1, .2)]
    [InlineData(100, 100, 1, double.NaN)]
    [InlineData(100, 100, double.PositiveInfinity, .2)]
    public void Evaluate_InvalidArgument_IsUndefined(double forward, double strike, double years, double volatility)
    {
        Assert.True(double.IsNaN(Black76.Price(OptionKind.Call, forward, strike, years, 0, volatility)));
        Assert.Equal(OptionGreeks.Undefined, Black76.Evaluate(OptionKind.Call, forward, strike, years, 0, volatility));
    }

    [Fact]
    public void Price_CallMinusPut_IsTheDiscountedForward()
    {
        double call = Black76.Price(OptionKind.Call, 25083.5, 25000, 30 / 365.0, .065, .13);
        double put = Black76.Price(OptionKind.Put, 25083.5, 25000, 30 / 365.0, .065, .13);
        Near.Absolute(83.05509361, call - put, 1e-8);
    }

    [Fact]
    public void Evaluate_RandomPoint_AgreesWithDifferencesOfThePrice()
    {
        Random random = Seeds.NewRandom();
        for (int i = 0; i < 500; i++)
        {
            OptionKind kind = i % 2 == 0 ? OptionKind.Call : OptionKind.Put;
            double f = 100, k = random.Between(80, 125), t = random.Between(.1, 2), r = random.Between(-.02, .1);
            double v = random.Between(.15, .8);
            string where = $"{kind} K {k:R} T {t:R} r {r:R} vol {v:R}";
            OptionGreeks greeks = Black76.Evaluate(kind, f, k, t, r, v);

            Near.Absolute(Slope(x => PriceAt(x, t, r, v), f, .01), greeks.Delta, 1e-6, where);
            Near.Absolute(Slope(x => PriceAt(f, t, r, x), v, 1e-4) / 100, greeks.Vega, 1e-6, where);
            Near.Absolute(-Slope(x => PriceAt(f, x, r, v), t, 1e-4) / 365, greeks.Theta, 1e-6, where);
            Near.Absolute(Slope(x => PriceAt(f, t, x, v), r, 1e-4) / 100, greeks.Rho, 1e-6, where);
            Near.Absolute(Slope(x => GreeksAt(x, t, r, v).Delta, f, .01), greeks.Gamma, 1e-6, where);
            Near.Absolute(Slope(x => GreeksAt(f, t, r, x).Delta, v, 1e-4) / 100, greeks.Vanna, 1e-6, where);
            Near.Absolute(Slope(x => GreeksAt(f, t, r, x).Vega, v, 1e-4) / 100, greeks.Volga, 1e-6, where);
            Near.Absolute(-Slope(x => GreeksAt(f, x, r, v).Delta, t, 1e-4) / 365, greeks.Charm, 1e-6, where);

            double PriceAt(double f, double t, double r, double v) =>
                Black76.Price(kind, f, k, t, r, v);

            OptionGreeks GreeksAt(double f, double t, double r, double v) =>
                Black76.Evaluate(kind, f, k, t, r, v);
        }
    }

    private static double Slope(Func<double, double> f, double at, double step) =>
        (f(at + step) - f(at - step)) / (2 * step);
}
