namespace Fairlead.Quant.Options;

/// <summary>
/// The approximation of P. Bjerksund and G. Stensland, "Closed-form approximation of American options" (1993): exercise
/// at one fixed price. Powers are taken of ratios to that price, so that very small volatilities do not overflow.
/// </summary>
internal static class FlatBoundary
{
    internal static double BjerksundStensland(
        OptionKind kind, double spot, double strike, double years, double rate, double dividendYield,
        double volatility) =>
        kind == OptionKind.Call
            ? Call(spot, strike, years, rate, rate - dividendYield, volatility)
            : Call(strike, spot, years, dividendYield, dividendYield - rate, volatility);

    /// <summary>The put is the call with spot and strike, and rate and yield, exchanged.</summary>
    private static double Call(
        double spot, double strike, double years, double rate, double carry, double volatility)
    {
        double square = volatility * volatility;
        double tilt = carry / square - 0.5;
        double beta = -tilt + Math.Sqrt(tilt * tilt + 2 * rate / square);
        double perpetual = beta / (beta - 1) * strike;
        double immediate = Math.Max(strike, rate / (rate - carry) * strike);
        double h = -(carry * years + 2 * volatility * Math.Sqrt(years)) * immediate / (perpetual - immediate);
        double boundary = immediate + (perpetual - immediate) * (1 - Math.Exp(h));
        if (!(spot < boundary))
            return spot - strike;

        var barrier = new Barrier(spot, boundary, years, rate, carry, volatility);
        return (boundary - strike) * (Math.Pow(spot / boundary, beta) - barrier.Value(beta, boundary))
            + boundary * (barrier.Value(1, boundary) - barrier.Value(1, strike))
            - strike * (barrier.Value(0, boundary) - barrier.Value(0, strike));
    }

    private readonly ref struct Barrier(
        double spot, double boundary, double years, double rate, double carry, double volatility)
    {
        /// <summary>φ(S, T, γ, H, I) / I^γ of the paper.</summary>
        internal double Value(double gamma, double level)
        {
            double square = volatility * volatility;
            double s = volatility * Math.Sqrt(years);
            double growth = (-rate + gamma * carry + 0.5 * gamma * (gamma - 1) * square) * years;
            double logRatio = Math.Log(boundary / spot);
            double d = -(Math.Log(spot / level) + (carry + (gamma - 0.5) * square) * years) / s;
            double kappa = 2 * carry / square + 2 * gamma - 1;
            double scale = growth - gamma * logRatio;
            return Scaled(scale, d) - Scaled(scale + kappa * logRatio, d - 2 * logRatio / s);
        }

        /// <summary>exp(scale)·N(z), joining the exponents where the tail would underflow first.</summary>
        private static double Scaled(double scale, double z) => z > -5
            ? Math.Exp(scale) * NormalDistribution.Cdf(z)
            : Math.Exp(scale - 0.5 * z * z) * NormalDistribution.OneOverSqrtTwoPi
                * NormalDistribution.CdfOverDensity(z);
    }
}
