namespace Fairlead.Quant.Options;

/// <summary>
/// Implied volatility of American options: the volatility in [<see cref="Least"/>, <see cref="Most"/>] at which the
/// default approximation of <see cref="AmericanOption"/> gives the price, by regula falsi with the Illinois weight
/// inside a bracket. Relative accuracy about 1e-10 of that model, whose own error against a lattice is far larger.
/// </summary>
public static class AmericanImpliedVolatility
{
    /// <summary>0.1 %: below it the price shows no volatility.</summary>
    public const double Least = 0.001;

    /// <summary>1000 %.</summary>
    public const double Most = 10;

    private const int MostIterations = 200;
    private const double Tolerance = 1e-11;

    /// <summary>
    /// BelowIntrinsic and AtIntrinsic compare with the value at the least volatility, which is intrinsic value or, if
    /// waiting pays without volatility, more. AboveMaximum: at or beyond the value at the largest volatility.
    /// </summary>
    public static ImpliedVolatilityResult Solve(
        OptionKind kind, double price, double spot, double strike, double years, double rate, double dividendYield)
    {
        double floor = AmericanOption.Price(kind, spot, strike, years, rate, dividendYield, Least);
        double ceiling = AmericanOption.Price(kind, spot, strike, years, rate, dividendYield, Most);
        if (!double.IsFinite(price) || !double.IsFinite(floor + ceiling) || years == 0)
            return ImpliedVolatilityResult.None(ImpliedVolatilityStatus.InvalidInput);

        double tolerance = ImpliedVolatility.IntrinsicTolerance * Math.Max(spot, strike);
        if (price < floor - tolerance)
            return ImpliedVolatilityResult.None(ImpliedVolatilityStatus.BelowIntrinsic);
        if (price <= floor + tolerance)
            return ImpliedVolatilityResult.None(ImpliedVolatilityStatus.AtIntrinsic);
        if (price >= ceiling)
            return ImpliedVolatilityResult.None(ImpliedVolatilityStatus.AboveMaximum);

        double low = Least, lowError = floor - price;
        double high = Most, highError = ceiling - price;
        int lastSide = 0;
        for (int i = 0; i < MostIterations && high - low > Tolerance * low; i++)
        {
            // Every fourth step halves the bracket (in logarithms), so a flat end cannot hold it open.
            double middle = i % 4 == 3
                ? Math.Sqrt(low * high)
                : (low * highError - high * lowError) / (highError - lowError);
            double error = AmericanOption.Price(kind, spot, strike, years, rate, dividendYield, middle) - price;
            if (error == 0)
                return ImpliedVolatilityResult.Found(middle);

            // The end that stays twice in a row counts half: that pulls the next step over to its side.
            int side = Math.Sign(error);
            if (side < 0)
            {
                low = middle;
                lowError = error;
                if (side == lastSide)
                    highError *= 0.5;
            }
            else
            {
                high = middle;
                highError = error;
                if (side == lastSide)
                    lowError *= 0.5;
            }

            lastSide = side;
        }

        return ImpliedVolatilityResult.Found(0.5 * (low + high));
    }
}
