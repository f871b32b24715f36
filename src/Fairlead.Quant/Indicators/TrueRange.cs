namespace Fairlead.Quant.Indicators;

/// <summary>Wilder's true range: the larger of high − low and the distance of each from the previous close.</summary>
internal static class TrueRange
{
    internal static double Of(double high, double low, double previousClose) =>
        Math.Max(high, previousClose) - Math.Min(low, previousClose);

    /// <summary>Throws unless the three are finite and low ≤ close ≤ high.</summary>
    internal static void Check(double high, double low, double close)
    {
        Guard.Finite(high);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Guard.Finite(low), high);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Guard.Finite(close), high);
        ArgumentOutOfRangeException.ThrowIfLessThan(close, low);
    }
}
