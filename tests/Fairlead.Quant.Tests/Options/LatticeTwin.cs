using Fairlead.Quant.Options;

namespace Fairlead.Quant.Tests.Options;

/// <summary>
/// The slow twin of American prices: the binomial tree of Leisen and Reimer (1996, Peizer-Pratt method 2), which
/// converges smoothly, extrapolated from n and about 2n steps.
/// </summary>
internal static class LatticeTwin
{
    internal static double Price(
        OptionKind kind, double spot, double strike, double years, double rate, double yield, double volatility,
        int steps = 501)
    {
        double coarse = Tree(kind, spot, strike, years, rate, yield, volatility, steps);
        int finer = 2 * steps + 1;
        double fine = Tree(kind, spot, strike, years, rate, yield, volatility, finer);
        return fine + (fine - coarse) * steps / (finer - steps);
    }

    private static double Tree(
        OptionKind kind, double spot, double strike, double years, double rate, double yield, double volatility,
        int steps)
    {
        double s = volatility * Math.Sqrt(years);
        double d1 = (Math.Log(spot / strike) + (rate - yield + volatility * volatility / 2) * years) / s;
        double up = PeizerPratt(d1 - s, steps);
        double dual = PeizerPratt(d1, steps);
        double dt = years / steps;
        double growth = Math.Exp((rate - yield) * dt);
        double u = growth * dual / up;
        double d = (growth - up * u) / (1 - up);
        double discount = Math.Exp(-rate * dt);
        double[] values = new double[steps + 1];
        for (int level = steps; level >= 0; level--)
        {
            double price = spot * Math.Pow(d, level);
            double ratio = u / d;
            for (int i = 0; i <= level; i++, price *= ratio)
            {
                double exercise = (int)kind * (price - strike);
                values[i] = level == steps
                    ? Math.Max(exercise, 0)
                    : Math.Max(exercise, discount * (up * values[i + 1] + (1 - up) * values[i]));
            }
        }

        return values[0];
    }

    private static double PeizerPratt(double z, int steps)
    {
        double inner = z / (steps + 1.0 / 3 + 0.1 / (steps + 1));
        return 0.5 + Math.Sign(z) * 0.5 * Math.Sqrt(1 - Math.Exp(-inner * inner * (steps + 1.0 / 6)));
    }
}
