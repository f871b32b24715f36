namespace Fairlead.Practice.Days;

/// <summary>What kind of day the market as a whole has.</summary>
internal enum DayKind
{
    /// <summary>To and fro, ending near where it began.</summary>
    Chop,

    TrendUp,
    TrendDown,

    /// <summary>Wide swings and a rise of implied volatility within the day.</summary>
    Wild,
}

/// <summary>What one day brings, fixed before any of its seconds is made.</summary>
/// <param name="Hours">When.</param>
/// <param name="Kind">How.</param>
/// <param name="OpenLog">By underlying: logarithm of the opening price.</param>
/// <param name="CloseLog">By underlying: logarithm of the closing price.</param>
/// <param name="Volatility">By underlying: 30-day at-the-money volatility at the opening, per year.</param>
/// <param name="Spike">A rise of volatility that belongs to the day, or null.</param>
internal sealed record DayPlan(
    TradingDay Hours, DayKind Kind, double[] OpenLog, double[] CloseLog, double[] Volatility, VolatilitySpike? Spike)
{
    /// <summary>How much prices move within the day, relative to a usual day.</summary>
    public double Swing => Kind switch
    {
        DayKind.Chop => 0.80,
        DayKind.Wild => 1.50,
        _ => 0.75,
    };
}
