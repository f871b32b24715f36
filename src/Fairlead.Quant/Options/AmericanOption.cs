namespace Fairlead.Quant.Options;

/// <summary>
/// American options on a spot with a continuous dividend yield, by a named approximation. Arguments as in
/// <see cref="BlackScholesMerton"/>; invalid ones give NaN. Early exercise pays when the interest on the strike
/// outweighs the yield of the spot (put) or the reverse (call); where it never pays, the value is the European one.
/// With negative rates exercise may pay only between two boundaries: no method here covers that, and the greater of
/// European and intrinsic value, a lower bound, is returned.
/// </summary>
public static class AmericanOption
{
    // Half-widths of the central differences: well above rounding, well below where curvature shows.
    private const double SpotStepPart = 0.005;
    private const double VolatilityStep = 0.001;
    private const double RateStep = 0.0001;
    private const double LongestTimeStep = 0.5 / OptionGreeks.DaysPerYear;

    /// <summary>Present value, never below European or intrinsic value.</summary>
    public static double Price(
        OptionKind kind, double spot, double strike, double years, double rate, double dividendYield,
        double volatility, AmericanMethod method = AmericanMethod.JuZhong)
    {
        double european = BlackScholesMerton.Price(kind, spot, strike, years, rate, dividendYield, volatility);
        if (double.IsNaN(european) || years == 0)
            return european;

        double intrinsic = Math.Max((double)kind * (spot - strike), 0);
        double gainOfExercise = kind == OptionKind.Call ? dividendYield : rate;
        if (gainOfExercise <= 0)
            return Math.Max(european, intrinsic);
        if (volatility == 0)
            return WithoutVolatility(kind, spot, strike, years, rate, dividendYield);

        double value = method switch
        {
            AmericanMethod.BaroneAdesiWhaley => QuadraticApproximation.BaroneAdesiWhaley(
                kind, spot, strike, years, rate, dividendYield, volatility, european),
            AmericanMethod.BjerksundStensland => FlatBoundary.BjerksundStensland(
                kind, spot, strike, years, rate, dividendYield, volatility),
            _ => QuadraticApproximation.JuZhong(
                kind, spot, strike, years, rate, dividendYield, volatility, european),
        };
        return Math.Max(value, Math.Max(european, intrinsic));
    }

    /// <summary>
    /// Price and greeks by central differences of the price: spot ±0.5 %, volatility ±0.1 point, rate and yield
    /// ±0.01 %, time ±half a day (less when little is left). Expect about four digits; gamma, vanna, volga and charm
    /// jump at the exercise boundary. Units as in <see cref="OptionGreeks"/>. Undefined when years is 0 or volatility
    /// is at most 0.1 point.
    /// </summary>
    public static OptionGreeks Evaluate(
        OptionKind kind, double spot, double strike, double years, double rate, double dividendYield,
        double volatility, AmericanMethod method = AmericanMethod.JuZhong)
    {
        double price = Price(kind, spot, strike, years, rate, dividendYield, volatility, method);
        if (double.IsNaN(price) || years == 0 || volatility <= VolatilityStep)
            return OptionGreeks.Undefined;

        double ds = SpotStepPart * spot;
        double dt = Math.Min(LongestTimeStep, 0.1 * years);
        double up = At(ds, 0, 0);
        double down = At(-ds, 0, 0);
        double wild = At(0, VolatilityStep, 0);
        double calm = At(0, -VolatilityStep, 0);
        double longer = At(0, 0, dt);
        double shorter = At(0, 0, -dt);
        double perPoint = 100 * VolatilityStep;
        double vannaSum = At(ds, VolatilityStep, 0) - At(-ds, VolatilityStep, 0)
            - At(ds, -VolatilityStep, 0) + At(-ds, -VolatilityStep, 0);
        double charmSum = At(ds, 0, -dt) - At(-ds, 0, -dt) - At(ds, 0, dt) + At(-ds, 0, dt);
        return new OptionGreeks
        {
            Price = price,
            Delta = (up - down) / (2 * ds),
            Gamma = (up - 2 * price + down) / (ds * ds),
            Theta = (shorter - longer) / (2 * dt * OptionGreeks.DaysPerYear),
            Vega = (wild - calm) / (2 * perPoint),
            Rho = (WithRates(RateStep, 0) - WithRates(-RateStep, 0)) / (200 * RateStep),
            DividendRho = (WithRates(0, RateStep) - WithRates(0, -RateStep)) / (200 * RateStep),
            Vanna = vannaSum / (4 * ds * perPoint),
            Volga = (wild - 2 * price + calm) / (perPoint * perPoint),
            Charm = charmSum / (4 * ds * dt * OptionGreeks.DaysPerYear),
        };

        double At(double spotShift, double volatilityShift, double timeShift) => Price(
            kind, spot + spotShift, strike, years + timeShift, rate, dividendYield, volatility + volatilityShift,
            method);

        double WithRates(double rateShift, double yieldShift) => Price(
            kind, spot, strike, years, rate + rateShift, dividendYield + yieldShift, volatility, method);
    }

    /// <summary>The best of exercising now, at expiry, or when waiting stops to pay on the known path.</summary>
    private static double WithoutVolatility(
        OptionKind kind, double spot, double strike, double years, double rate, double dividendYield)
    {
        double best = Math.Max(Exercised(0), Exercised(years));
        double turn = Math.Log(dividendYield * spot / (rate * strike)) / (dividendYield - rate);
        if (turn > 0 && turn < years)
            best = Math.Max(best, Exercised(turn));
        return Math.Max(best, 0);

        double Exercised(double after) =>
            (double)kind * (spot * Math.Exp(-dividendYield * after) - strike * Math.Exp(-rate * after));
    }
}
