namespace Fairlead.Quant.Options;

/// <summary>
/// The early-exercise price of the quadratic approximation of G. Barone-Adesi and R. Whaley (J. Finance 42, 1987),
/// shared by that method and by Ju-Zhong: the S* where φ(S* − K) = V(S*) + [φ − Δ(S*)]·S*/λ.
/// </summary>
internal readonly ref struct CriticalPrice
{
    private const int MostIterations = 100;
    private const double Tolerance = 1e-12;

    private readonly OptionKind _kind;
    private readonly double _strike;
    private readonly double _years;
    private readonly double _rate;
    private readonly double _dividendYield;
    private readonly double _volatility;

    internal CriticalPrice(
        OptionKind kind, double strike, double years, double rate, double dividendYield, double volatility)
    {
        _kind = kind;
        _strike = strike;
        _years = years;
        _rate = rate;
        _dividendYield = dividendYield;
        _volatility = volatility;
        double square = volatility * volatility;
        Beta = 2 * (rate - dividendYield) / square;
        AlphaOverH = 2 * RateOverH(rate, years) / square;
        Root = Math.Sqrt((Beta - 1) * (Beta - 1) + 4 * AlphaOverH);
        Lambda = 0.5 * (1 - Beta + (double)kind * Root);
        Spot = Solve(out double premium);
        Premium = premium;
    }

    /// <summary>S*: exercise at once when the spot is at or beyond it.</summary>
    internal double Spot { get; }

    /// <summary>Intrinsic value less the European value at S*, positive.</summary>
    internal double Premium { get; }

    internal double Lambda { get; }

    internal double Root { get; }

    internal double Beta { get; }

    /// <summary>(2r/σ²) / (1 − exp(−rT)), finite as the rate goes to 0.</summary>
    internal double AlphaOverH { get; }

    private static double RateOverH(double rate, double years)
    {
        double x = rate * years;
        return Math.Abs(x) < 1e-5 ? (1 + x / 2 + x * x / 12) / years : rate / (1 - Math.Exp(-x));
    }

    /// <summary>Newton steps inside a shrinking bracket.</summary>
    private double Solve(out double premium)
    {
        // With φ = +1 the condition changes from negative to positive as S grows, with −1 from positive to negative.
        double low = _kind == OptionKind.Call ? _strike : 0;
        double high = _kind == OptionKind.Call ? double.PositiveInfinity : _strike;
        double spot = _kind == OptionKind.Call
            ? Math.Max(_strike, _strike * Math.Max(_rate, 0) / _dividendYield) * 1.05
            : Math.Min(_strike, _dividendYield > 0 ? _strike * _rate / _dividendYield : _strike) * 0.95;
        premium = 0;
        for (int i = 0; i < MostIterations; i++)
        {
            double excess = Excess(spot, out double slope, out premium);
            bool isBeyond = excess > 0;
            if (_kind == OptionKind.Call == isBeyond)
                high = spot;
            else
                low = spot;

            double next = spot - excess / slope;
            if (!(next > low && next < high))
                next = double.IsPositiveInfinity(high) ? 2 * low : 0.5 * (low + high);
            if (Math.Abs(next - spot) <= Tolerance * spot)
                break;

            spot = next;
        }

        return spot;
    }

    /// <summary>φ(S − K) − V(S) − [φ − Δ(S)]·S/λ: positive where exercise pays.</summary>
    private double Excess(double spot, out double slope, out double premium)
    {
        double sign = (double)_kind;
        double forward = BlackScholesMerton.Forward(spot, _years, _rate, _dividendYield);
        double s = _volatility * Math.Sqrt(_years);
        var core = new BlackCore(_kind, forward, _strike, NormalisedBlack.LogMoneyness(forward, _strike), s);
        double carry = Math.Exp(-_dividendYield * _years);
        double european = Math.Exp(-_rate * _years) * core.Undiscounted;
        double missing = sign * (1 - carry * core.Cdf1);
        double gamma = carry * core.Density1 / (spot * s);
        premium = sign * (spot - _strike) - european;
        slope = missing * (1 - 1 / Lambda) + gamma * spot / Lambda;
        return premium - missing * spot / Lambda;
    }
}
