namespace Fairlead.Quant.Options;

/// <summary>
/// European options on a spot with a continuous dividend yield (Black and Scholes 1973, Merton 1973). Arguments
/// everywhere: spot and strike in currency (positive), years to expiry, rate and dividend yield continuous per year
/// (any sign), volatility per year. Invalid arguments give NaN.
/// </summary>
public static class BlackScholesMerton
{
    /// <summary>Present value. With no time or no volatility left: the discounted intrinsic value.</summary>
    public static double Price(
        OptionKind kind, double spot, double strike, double years, double rate, double dividendYield,
        double volatility) =>
        Black76.Price(kind, Forward(spot, years, rate, dividendYield), strike, years, rate, volatility);

    /// <summary>Price and greeks. Undefined (all NaN) when years or volatility is 0.</summary>
    public static OptionGreeks Evaluate(
        OptionKind kind, double spot, double strike, double years, double rate, double dividendYield,
        double volatility)
    {
        double forward = Forward(spot, years, rate, dividendYield);
        if (!Black76.AreValid(forward, strike, years, rate, volatility) || years == 0 || volatility == 0)
            return OptionGreeks.Undefined;

        double root = Math.Sqrt(years);
        double s = volatility * root;
        var core = new BlackCore(kind, forward, strike, NormalisedBlack.LogMoneyness(forward, strike), s);
        double sign = (double)kind;
        double carry = Math.Exp(-dividendYield * years);
        double discount = Math.Exp(-rate * years);
        double density = carry * core.Density1;
        double vega = spot * density * root;
        double spotPart = sign * spot * carry * core.Cdf1;
        double strikePart = sign * strike * discount * core.Cdf2;
        return new OptionGreeks
        {
            Price = discount * core.Undiscounted,
            Delta = sign * carry * core.Cdf1,
            Gamma = density / (spot * s),
            Theta = (dividendYield * spotPart - rate * strikePart - vega * volatility / (2 * years)) / OptionGreeks.DaysPerYear,
            Vega = vega / 100,
            Rho = years * strikePart / 100,
            DividendRho = -years * spotPart / 100,
            Vanna = -density * core.D2 / volatility / 100,
            Volga = vega * core.D1 * core.D2 / volatility / 10_000,
            Charm = (sign * dividendYield * carry * core.Cdf1
                - density * ((rate - dividendYield) / s - core.D2 / (2 * years))) / OptionGreeks.DaysPerYear,
        };
    }

    /// <summary>The forward that makes Black-76 equal to this model: S·exp((r − q)·T).</summary>
    public static double Forward(double spot, double years, double rate, double dividendYield) =>
        spot * Math.Exp((rate - dividendYield) * years);
}
