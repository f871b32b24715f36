namespace Fairlead.Quant.Options;

/// <summary>
/// The numbers Black-76 and Black-Scholes-Merton share, from one exponential: N(φd1), N(φd2), n(d1) and the
/// undiscounted price. Requires forward, strike and s = σ√T to be positive.
/// </summary>
internal readonly ref struct BlackCore
{
    internal readonly double D1;
    internal readonly double D2;
    internal readonly double Cdf1;
    internal readonly double Cdf2;
    internal readonly double Density1;
    internal readonly double Undiscounted;

    internal BlackCore(OptionKind kind, double forward, double strike, double logMoneyness, double s)
    {
        double sign = (double)kind;
        D1 = logMoneyness / s + 0.5 * s;
        D2 = D1 - s;
        double outOfMoney = -Math.Abs(logMoneyness);
        double maximum = forward < strike ? Math.Sqrt(forward / strike) : Math.Sqrt(strike / forward);
        double vega = NormalisedBlack.Vega(outOfMoney, s);
        Undiscounted = Math.Sqrt(forward) * Math.Sqrt(strike) * NormalisedBlack.Value(outOfMoney, s, vega, maximum)
            + Math.Max(sign * (forward - strike), 0);

        // vega = n(d1)·√(F/K) = n(d2)·√(K/F).
        bool isBelow = forward < strike;
        Density1 = isBelow ? vega / maximum : vega * maximum;
        double density2 = isBelow ? vega * maximum : vega / maximum;
        Cdf1 = Cdf(sign * D1, Density1);
        Cdf2 = Cdf(sign * D2, density2);
    }

    private static double Cdf(double z, double density) => z <= 0
        ? density * NormalDistribution.CdfOverDensity(z)
        : 1 - density * NormalDistribution.CdfOverDensity(-z);
}
