namespace Fairlead.Quant.Options;

/// <summary>
/// The normalised Black function of P. Jäckel, "Let's Be Rational" (Wilmott, 2015): b(x, s) is the undiscounted
/// price of an out-of-the-money call divided by √(FK), with x = ln(F/K) ≤ 0 and s = σ√T. A call out of the money
/// and a put as far out of the money have the same b, so one function serves all options.
/// Relative accuracy is a few 1e-15 near the money and better than 1e-13 everywhere.
/// </summary>
internal static class NormalisedBlack
{
    /// <summary>Below this half deviation t = s/2 the Taylor series in t replaces a difference of two terms.</summary>
    private const double TaylorLimit = 0.21;

    /// <summary>Below this h = x/s the asymptotic series of N(z)/n(z) replaces the rational functions.</summary>
    private const double AsymptoticLimit = -10;

    private const int MostTaylorOrder = 21;
    private const int MostAsymptoticTerms = 30;
    private const double Epsilon = 2.220446049250313e-16;

    /// <summary>ln(F/K), without the cancellation of taking a logarithm of a ratio near 1.</summary>
    internal static double LogMoneyness(double forward, double strike)
    {
        double z = (forward - strike) / (forward + strike);
        if (Math.Abs(z) > 0.1)
            return Math.Log(forward / strike);

        // 2·atanh(z); the first term left out is below 1e-17 of the sum.
        double w = z * z;
        double series = 1.0 / 15;
        series = series * w + 1.0 / 13;
        series = series * w + 1.0 / 11;
        series = series * w + 1.0 / 9;
        series = series * w + 1.0 / 7;
        series = series * w + 1.0 / 5;
        series = series * w + 1.0 / 3;
        return 2 * z * (series * w + 1);
    }

    /// <summary>db/ds = n(x/s + s/2)·exp(x/2).</summary>
    internal static double Vega(double x, double s)
    {
        double h = x / s;
        double t = 0.5 * s;
        return NormalDistribution.OneOverSqrtTwoPi * Math.Exp(-0.5 * (h * h + t * t));
    }

    /// <summary>b(x, s) for x ≤ 0, s &gt; 0, with the vega of the same point and maximum = exp(x/2).</summary>
    internal static double Value(double x, double s, double vega, double maximum)
    {
        if (vega == 0)
            return s * s < -2 * x ? 0 : maximum;

        double h = x / s;
        double t = 0.5 * s;
        if (h < AsymptoticLimit && h + t < AsymptoticLimit + TaylorLimit)
            return vega * AsymptoticDifference(h, t);

        if (t < TaylorLimit)
            return vega * TaylorDifference(h, t);

        double lower = NormalDistribution.CdfOverDensity(h - t);
        return h + t <= 0
            ? vega * (NormalDistribution.CdfOverDensity(h + t) - lower)
            : maximum - vega * (NormalDistribution.CdfOverDensity(-h - t) + lower);
    }

    /// <summary>
    /// Y(h+t) − Y(h−t) with Y = N/n, from Y(z) = Σ (−1)^k (2k−1)!! / |z|^(2k+1). With u = 1/|h+t|, w = 1/|h−t| each
    /// term is (u − w)·Σ u^j·w^(2k−j): the difference u − w = 2t/(h²−t²) is exact and the sums have one sign.
    /// </summary>
    private static double AsymptoticDifference(double h, double t)
    {
        double u = -1 / (h + t);
        double w = -1 / (h - t);
        double powerSum = 1;
        double powerOfW = w;
        double factor = 1;
        double sum = 1;
        for (int k = 1; k < MostAsymptoticTerms; k++)
        {
            powerSum = u * u * powerSum + powerOfW * (u + w);
            powerOfW *= w * w;
            factor *= -(2 * k - 1);
            double term = factor * powerSum;
            sum += term;
            if (Math.Abs(term) < 0.25 * Epsilon * sum)
                break;
        }

        return 2 * t * u * w * sum;
    }

    /// <summary>
    /// Y(h+t) − Y(h−t) as twice the odd part of the Taylor series around h, from the recurrence
    /// Y' = 1 + hY, Y⁽ⁿ⁺¹⁾ = hY⁽ⁿ⁾ + nY⁽ⁿ⁻¹⁾.
    /// </summary>
    private static double TaylorDifference(double h, double t)
    {
        double even = NormalDistribution.CdfOverDensity(h);
        double odd = 1 + h * even;
        double scale = t;
        double sum = odd * t;
        for (int n = 1; n < MostTaylorOrder; n += 2)
        {
            even = h * odd + n * even;
            odd = h * even + (n + 1) * odd;
            scale *= t * t / ((n + 1) * (n + 2));
            double term = odd * scale;
            sum += term;
            if (Math.Abs(term) < 0.25 * Epsilon * sum)
                break;
        }

        return 2 * sum;
    }
}
