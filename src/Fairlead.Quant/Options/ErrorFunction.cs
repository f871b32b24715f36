namespace Fairlead.Quant.Options;

/// <summary>
/// The error function near zero and its scaled complement erfcx(y) = exp(y²)·erfc(y), by the rational Chebyshev
/// approximations of W. J. Cody, Math. Comp. 23 (1969), about 1 ulp each. No exponential is taken here, so a caller
/// that already has one can share it.
/// </summary>
internal static class ErrorFunction
{
    /// <summary>Up to here <see cref="NearZero"/> is used, beyond it <see cref="ScaledComplement"/>.</summary>
    internal const double NearZeroLimit = 0.46875;

    private const double OneOverSqrtPi = 0.56418958354775628695;

    /// <summary>erf(y) for |y| up to <see cref="NearZeroLimit"/>.</summary>
    internal static double NearZero(double y)
    {
        double z = y * y;
        double numerator = (((0.185777706184603153 * z + 3.1611237438705656) * z + 113.864154151050156) * z
            + 377.485237685302021) * z + 3209.37758913846947;
        double denominator = (((z + 23.6012909523441209) * z + 244.024637934444173) * z
            + 1282.61652607737228) * z + 2844.23683343917062;
        return y * numerator / denominator;
    }

    /// <summary>exp(y²)·erfc(y) for y ≥ 0; 1 at 0, about 1/(y√π) for large y.</summary>
    internal static double ScaledComplement(double y)
    {
        if (y <= NearZeroLimit)
            return Math.Exp(y * y) * (1 - NearZero(y));

        return y <= 4 ? Middle(y) : Tail(y);
    }

    private static double Middle(double y)
    {
        double numerator = 2.15311535474403846e-8;
        numerator = numerator * y + 0.564188496988670089;
        numerator = numerator * y + 8.88314979438837594;
        numerator = numerator * y + 66.1191906371416295;
        numerator = numerator * y + 298.635138197400131;
        numerator = numerator * y + 881.95222124176909;
        numerator = numerator * y + 1712.04761263407058;
        numerator = numerator * y + 2051.07837782607147;
        numerator = numerator * y + 1230.33935479799725;
        double denominator = y + 15.7449261107098347;
        denominator = denominator * y + 117.693950891312499;
        denominator = denominator * y + 537.181101862009858;
        denominator = denominator * y + 1621.38957456669019;
        denominator = denominator * y + 3290.79923573345963;
        denominator = denominator * y + 4362.61909014324716;
        denominator = denominator * y + 3439.36767414372164;
        denominator = denominator * y + 1230.33935480374942;
        return numerator / denominator;
    }

    private static double Tail(double y)
    {
        double z = 1 / (y * y);
        double numerator = 0.0163153871373020978;
        numerator = numerator * z + 0.305326634961232344;
        numerator = numerator * z + 0.360344899949804439;
        numerator = numerator * z + 0.125781726111229246;
        numerator = numerator * z + 0.0160837851487422766;
        numerator = numerator * z + 6.58749161529837803e-4;
        double denominator = z + 2.56852019228982242;
        denominator = denominator * z + 1.87295284992346047;
        denominator = denominator * z + 0.527905102951428412;
        denominator = denominator * z + 0.0605183413124413191;
        denominator = denominator * z + 0.00233520497626869185;
        return (OneOverSqrtPi - z * numerator / denominator) / y;
    }
}
