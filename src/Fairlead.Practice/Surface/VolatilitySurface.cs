namespace Fairlead.Practice.Surface;

/// <summary>An underlying's implied volatilities at one instant.</summary>
/// <param name="Level">At-the-money volatility of a 30-day option without the spike, per year.</param>
/// <param name="Spike">What a spike adds to it now, per year; zero or more.</param>
/// <param name="Skew">See <see cref="Smile"/>.</param>
internal readonly record struct VolatilitySurface(double Level, double Spike, double Skew)
{
    public const double DaysPerYear = 365;
    public const double LevelDays = 30;

    /// <summary>Added to days before the term is bent, so that the last day is not an extreme.</summary>
    private const double TermShift = 4;

    /// <summary>In calm, near expiries are cheaper.</summary>
    private const double TermSlope = 0.05;

    /// <summary>In a spike they are dearer.</summary>
    private const double SpikeSlope = -0.35;

    /// <summary>Moneyness is measured over at least a day: smiles of the last hours would be walls.</summary>
    private const double LeastYears = 1 / DaysPerYear;

    /// <param name="years">Until expiry, zero or more.</param>
    public Smile SmileAt(double years)
    {
        var term = Math.Log(((years * DaysPerYear) + TermShift) / (LevelDays + TermShift));
        var volatility = (Level * (1 + (TermSlope * term))) + (Spike == 0 ? 0 : Spike * Math.Exp(SpikeSlope * term));
        return new Smile(volatility, volatility * Math.Sqrt(Math.Max(years, LeastYears)), Skew);
    }
}
