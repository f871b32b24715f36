namespace Fairlead.Quant.Options;

/// <summary>
/// American value = European value + premium·(S/S*)^λ (Barone-Adesi and Whaley, 1987), and the same divided by 1 − χ
/// (Ju and Zhong, 1999), where χ mends the term the first approximation drops. Written so that a zero rate is a limit,
/// not a division by zero: with a = α/h, b = −(1−h)·a²/(2·root²) and α·∂V/∂h stay finite.
/// </summary>
internal static class QuadraticApproximation
{
    internal static double BaroneAdesiWhaley(
        OptionKind kind, double spot, double strike, double years, double rate, double dividendYield,
        double volatility, double european)
    {
        var critical = new CriticalPrice(kind, strike, years, rate, dividendYield, volatility);
        if (IsExercised(kind, spot, critical.Spot))
            return (double)kind * (spot - strike);

        return european + critical.Premium * Math.Pow(spot / critical.Spot, critical.Lambda);
    }

    internal static double JuZhong(
        OptionKind kind, double spot, double strike, double years, double rate, double dividendYield,
        double volatility, double european)
    {
        var critical = new CriticalPrice(kind, strike, years, rate, dividendYield, volatility);
        if (IsExercised(kind, spot, critical.Spot))
            return (double)kind * (spot - strike);

        double sign = (double)kind;
        double s = volatility * Math.Sqrt(years);
        double square = volatility * volatility;
        double discount = Math.Exp(-rate * years);
        double forward = BlackScholesMerton.Forward(critical.Spot, years, rate, dividendYield);
        var core = new BlackCore(kind, forward, strike, NormalisedBlack.LogMoneyness(forward, strike), s);
        double alphaTimesSlope = forward * core.Density1 / s
            - sign * forward * core.Cdf1 * 2 * dividendYield / square
            + sign * strike * core.Cdf2 * 2 * rate / square;

        double a = critical.AlphaOverH;
        double ratio = a / critical.Root;
        double b = -0.5 * discount * ratio * ratio;
        double c = -sign * discount / critical.Root * (alphaTimesSlope / critical.Premium + a - ratio * ratio);
        double distance = Math.Log(spot / critical.Spot);
        double chi = distance * (b * distance + c);
        return european + critical.Premium * Math.Pow(spot / critical.Spot, critical.Lambda) / (1 - chi);
    }

    private static bool IsExercised(OptionKind kind, double spot, double critical) =>
        kind == OptionKind.Call ? spot >= critical : spot <= critical;
}
