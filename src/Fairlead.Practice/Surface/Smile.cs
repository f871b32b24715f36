namespace Fairlead.Practice.Surface;

/// <summary>The implied volatility of one expiry over strikes: a parabola in standard deviations from the forward, flat far out.</summary>
/// <param name="AtTheMoney">Volatility at the forward, per year.</param>
/// <param name="Deviation">Standard deviation of the logarithm of the price until expiry.</param>
/// <param name="Skew">Relative change for one standard deviation up; negative where puts are dearer.</param>
internal readonly record struct Smile(double AtTheMoney, double Deviation, double Skew)
{
    private const double Curvature = 0.022;
    /// <summary>The parabola bends over towards this distance: without a kink, which would price a butterfly below nothing.</summary>
    private const double FarthestDeviation = 4;

    private const double LeastShare = 0.4;

    /// <param name="logMoneyness">Logarithm of strike over forward.</param>
    public double VolatilityAt(double logMoneyness)
    {
        var distance = FarthestDeviation * Math.Tanh(logMoneyness / (Deviation * FarthestDeviation));
        return AtTheMoney * Math.Max(LeastShare, 1 + (Skew * distance) + (Curvature * distance * distance));
    }
}
