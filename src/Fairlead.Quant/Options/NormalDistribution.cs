namespace Fairlead.Quant.Options;

/// <summary>
/// The standard normal distribution. <see cref="Cdf"/> keeps about 1e-15 relative accuracy down to the smallest
/// normal double (x near −37.5); <see cref="InverseCdf"/> is Wichura's AS 241 (PPND16), about 1e-15 relative.
/// NaN in gives NaN out.
/// </summary>
public static class NormalDistribution
{
    internal const double OneOverSqrtTwoPi = 0.39894228040143267794;
    internal const double SqrtTwoPi = 2.50662827463100050242;
    private const double SqrtHalfPi = 1.25331413731550025121;
    private const double OneOverSqrtTwo = 0.70710678118654752440;

    /// <summary>The density n(x).</summary>
    public static double Density(double x) => OneOverSqrtTwoPi * GaussianExponential(x);

    /// <summary>The probability N(x) of a value at or below x.</summary>
    public static double Cdf(double x)
    {
        double y = Math.Abs(x) * OneOverSqrtTwo;
        if (y <= ErrorFunction.NearZeroLimit)
            return 0.5 + 0.5 * ErrorFunction.NearZero(x * OneOverSqrtTwo);

        double tail = double.IsInfinity(x) ? 0 : 0.5 * ErrorFunction.ScaledComplement(y) * GaussianExponential(x);
        return x > 0 ? 1 - tail : tail;
    }

    /// <summary>The x with N(x) = p. −∞ at 0, +∞ at 1, NaN outside [0, 1].</summary>
    public static double InverseCdf(double p)
    {
        double q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
            return q * CentralRatio(0.180625 - q * q);

        double tail = q < 0 ? p : 1 - p;
        if (tail == 0)
            return q < 0 ? double.NegativeInfinity : double.PositiveInfinity;

        double r = Math.Sqrt(-Math.Log(tail));
        double distance = r <= 5 ? MiddleRatio(r - 1.6) : FarRatio(r - 5);
        return q < 0 ? -distance : distance;
    }

    /// <summary>N(z)/n(z) for z ≤ 0 (the Mills ratio of −z): no exponential, no underflow.</summary>
    internal static double CdfOverDensity(double z) =>
        SqrtHalfPi * ErrorFunction.ScaledComplement(-z * OneOverSqrtTwo);

    /// <summary>exp(−x²/2) with x split so that the large part of the square is exact.</summary>
    private static double GaussianExponential(double x)
    {
        if (Math.Abs(x) < 1)
            return Math.Exp(-0.5 * x * x);

        if (Math.Abs(x) > 40)
            return 0;

        double head = Math.Truncate(x * 16) / 16;
        return Math.Exp(-0.5 * head * head) * Math.Exp(-0.5 * (x - head) * (x + head));
    }

    private static double CentralRatio(double r) =>
        (((((((2.5090809287301226727e+3 * r + 3.3430575583588128105e+4) * r + 6.7265770927008700853e+4) * r
            + 4.5921953931549871457e+4) * r + 1.3731693765509461125e+4) * r + 1.9715909503065514427e+3) * r
            + 1.3314166789178437745e+2) * r + 3.3871328727963666080)
        / (((((((5.2264952788528545610e+3 * r + 2.8729085735721942674e+4) * r + 3.9307895800092710610e+4) * r
            + 2.1213794301586595867e+4) * r + 5.3941960214247511077e+3) * r + 6.8718700749205790830e+2) * r
            + 4.2313330701600911252e+1) * r + 1);

    private static double MiddleRatio(double r) =>
        (((((((7.74545014278341407640e-4 * r + 2.27238449892691845833e-2) * r + 2.41780725177450611770e-1) * r
            + 1.27045825245236838258) * r + 3.64784832476320460504) * r + 5.76949722146069140550) * r
            + 4.63033784615654529590) * r + 1.42343711074968357734)
        / (((((((1.05075007164441684324e-9 * r + 5.47593808499534494600e-4) * r + 1.51986665636164571966e-2) * r
            + 1.48103976427480074590e-1) * r + 6.89767334985100004550e-1) * r + 1.67638483018380384940) * r
            + 2.05319162663775882187) * r + 1);

    private static double FarRatio(double r) =>
        (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 1.24266094738807843860e-3) * r
            + 2.65321895265761230930e-2) * r + 2.96560571828504891230e-1) * r + 1.78482653991729133580) * r
            + 5.46378491116411436990) * r + 6.65790464350110377720)
        / (((((((2.04426310338993978564e-15 * r + 1.42151175831644588870e-7) * r + 1.84631831751005468180e-5) * r
            + 7.86869131145613259100e-4) * r + 1.48753612908506148525e-2) * r + 1.36929880922735805310e-1) * r
            + 5.99832206555887937690e-1) * r + 1);
}
