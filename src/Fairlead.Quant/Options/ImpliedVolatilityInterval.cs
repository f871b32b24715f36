namespace Fairlead.Quant.Options;

/// <summary>
/// The volatilities that a price and its neighbours half a tick away imply, as fractions per year. An end is NaN when
/// no volatility fits it (half a tick lower may be below intrinsic).
/// </summary>
public readonly record struct ImpliedVolatilityInterval(
    ImpliedVolatilityResult AtPrice, ImpliedVolatilityResult AtLow, ImpliedVolatilityResult AtHigh)
{
    /// <summary>The widest interval, in volatility (0.01 is one point), that still counts as reliable.</summary>
    public const double ReliableWidth = 0.01;

    public double Low => AtLow.Volatility;

    public double High => AtHigh.Volatility;

    /// <summary>High minus low; NaN when an end is missing.</summary>
    public double Width => High - Low;

    /// <summary>True when price and both ends have a volatility and they are at most one point apart.</summary>
    public bool IsReliable => AtPrice.IsOk && Width <= ReliableWidth;
}
