namespace Fairlead.Quant.Options;

/// <summary>
/// Implied volatility of European options under Black-76, by Jäckel's "Let's Be Rational" (2015). For a spot model
/// pass the forward S·exp((r − q)·T). The error is at most max(1e-13, 8·2⁻⁵²·price/vega) (vega per unit of
/// volatility): the inverse is as exact as the price allows.
/// Arguments as in <see cref="Black76"/>; years must be positive. No cap is applied: a caller that distrusts a
/// volatility above 500 % must say so itself.
/// </summary>
public static class ImpliedVolatility
{
    /// <summary>
    /// An option in the money whose time value is within this part of the larger of forward and strike counts as
    /// being at intrinsic: what is left after subtracting the intrinsic value is mostly rounding.
    /// </summary>
    public const double IntrinsicTolerance = 1e-10;

    public static ImpliedVolatilityResult Solve(
        OptionKind kind, double price, double forward, double strike, double years, double rate)
    {
        if (!Black76.AreValid(forward, strike, years, rate, volatility: 0) || years == 0)
            return ImpliedVolatilityResult.None(ImpliedVolatilityStatus.InvalidInput);

        return Invert(
            kind, price / Math.Exp(-rate * years), forward, strike,
            NormalisedBlack.LogMoneyness(forward, strike), Math.Sqrt(years));
    }

    /// <summary>The volatility and, when it exists, price and greeks at it (else undefined), in one go.</summary>
    public static ImpliedVolatilityResult SolveWithGreeks(
        OptionKind kind, double price, double forward, double strike, double years, double rate,
        out OptionGreeks greeks)
    {
        greeks = OptionGreeks.Undefined;
        if (!Black76.AreValid(forward, strike, years, rate, volatility: 0) || years == 0)
            return ImpliedVolatilityResult.None(ImpliedVolatilityStatus.InvalidInput);

        double logMoneyness = NormalisedBlack.LogMoneyness(forward, strike);
        double rootYears = Math.Sqrt(years);
        double discount = Math.Exp(-rate * years);
        ImpliedVolatilityResult result = Invert(kind, price / discount, forward, strike, logMoneyness, rootYears);
        if (result.IsOk)
        {
            greeks = Black76.Evaluate(
                kind, forward, strike, years, rate, result.Volatility, logMoneyness, rootYears, discount);
        }

        return result;
    }

    /// <summary>
    /// The volatilities at the price and half a tick to either side: what the resolution of the market lets us know.
    /// The tick size is the price step of the option in currency; one that is not positive gives InvalidInput ends.
    /// </summary>
    public static ImpliedVolatilityInterval Interval(
        OptionKind kind, double price, double forward, double strike, double years, double rate, double tickSize)
    {
        double half = tickSize > 0 ? 0.5 * tickSize : double.NaN;
        return new ImpliedVolatilityInterval(
            Solve(kind, price, forward, strike, years, rate),
            Solve(kind, price - half, forward, strike, years, rate),
            Solve(kind, price + half, forward, strike, years, rate));
    }

    private static ImpliedVolatilityResult Invert(
        OptionKind kind, double undiscounted, double forward, double strike, double logMoneyness, double rootYears)
    {
        if (!double.IsFinite(undiscounted))
            return ImpliedVolatilityResult.None(ImpliedVolatilityStatus.InvalidInput);

        double intrinsic = Math.Max((double)kind * (forward - strike), 0);
        double timeValue = undiscounted - intrinsic;
        double tolerance = intrinsic > 0 ? IntrinsicTolerance * Math.Max(forward, strike) : 0;
        if (timeValue < -tolerance)
            return ImpliedVolatilityResult.None(ImpliedVolatilityStatus.BelowIntrinsic);
        if (timeValue <= tolerance)
            return ImpliedVolatilityResult.None(ImpliedVolatilityStatus.AtIntrinsic);

        // Time value is worth at most the smaller of forward and strike, which normalises to exp(x/2).
        double maximum = forward < strike ? Math.Sqrt(forward / strike) : Math.Sqrt(strike / forward);
        double normalised = timeValue / (Math.Sqrt(forward) * Math.Sqrt(strike));
        if (normalised >= maximum || undiscounted >= (kind == OptionKind.Call ? forward : strike))
            return ImpliedVolatilityResult.None(ImpliedVolatilityStatus.AboveMaximum);

        double s = NormalisedVolatility.Solve(normalised, -Math.Abs(logMoneyness), maximum);
        double volatility = s / rootYears;
        return double.IsFinite(volatility) && volatility > 0
            ? ImpliedVolatilityResult.Found(volatility)
            : ImpliedVolatilityResult.None(ImpliedVolatilityStatus.AtIntrinsic);
    }
}
