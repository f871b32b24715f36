namespace Fairlead.Quant.Options;

/// <summary>
/// European options on a forward (F. Black, "The pricing of commodity contracts", 1976). Arguments everywhere:
/// forward and strike in currency (positive), years to expiry, rate continuous per year (0.065 is 6.5 %; any sign),
/// volatility per year (0.12 is 12 %). Invalid arguments give NaN.
/// </summary>
public static class Black76
{
    /// <summary>Present value. With no time or no volatility left: the discounted intrinsic value.</summary>
    public static double Price(
        OptionKind kind, double forward, double strike, double years, double rate, double volatility)
    {
        if (!AreValid(forward, strike, years, rate, volatility))
            return double.NaN;

        double discount = Math.Exp(-rate * years);
        double s = volatility * Math.Sqrt(years);
        if (s == 0)
            return discount * Math.Max((double)kind * (forward - strike), 0);

        double logMoneyness = NormalisedBlack.LogMoneyness(forward, strike);
        return discount * new BlackCore(kind, forward, strike, logMoneyness, s).Undiscounted;
    }

    /// <summary>Price and greeks. Undefined (all NaN) when years or volatility is 0.</summary>
    public static OptionGreeks Evaluate(
        OptionKind kind, double forward, double strike, double years, double rate, double volatility)
    {
        if (!AreValid(forward, strike, years, rate, volatility) || years == 0 || volatility == 0)
            return OptionGreeks.Undefined;

        return Evaluate(
            kind, forward, strike, years, rate, volatility,
            NormalisedBlack.LogMoneyness(forward, strike), Math.Sqrt(years), Math.Exp(-rate * years));
    }

    internal static bool AreValid(double forward, double strike, double years, double rate, double volatility) =>
        forward > 0 && strike > 0 && years >= 0 && volatility >= 0
        && double.IsFinite(forward + strike + years + rate + volatility);

    /// <summary>As the public one, with logarithm, root and exponential already taken by the caller.</summary>
    internal static OptionGreeks Evaluate(
        OptionKind kind, double forward, double strike, double years, double rate, double volatility,
        double logMoneyness, double rootYears, double discount)
    {
        var core = new BlackCore(kind, forward, strike, logMoneyness, volatility * rootYears);
        double sign = (double)kind;
        double price = discount * core.Undiscounted;
        double density = discount * core.Density1;
        double vega = forward * density * rootYears;
        return new OptionGreeks
        {
            Price = price,
            Delta = sign * discount * core.Cdf1,
            Gamma = density / (forward * volatility * rootYears),
            Theta = (rate * price - vega * volatility / (2 * years)) / OptionGreeks.DaysPerYear,
            Vega = vega / 100,
            Rho = -years * price / 100,
            Vanna = -density * core.D2 / volatility / 100,
            Volga = vega * core.D1 * core.D2 / volatility / 10_000,
            Charm = (sign * rate * discount * core.Cdf1 + density * core.D2 / (2 * years)) / OptionGreeks.DaysPerYear,
        };
    }
}
