namespace Fairlead.Quant.Indicators;

/// <summary>
/// Checks shared by the indicators. A NaN would live in a running value for ever, so it is a broken promise of the
/// caller and throws.
/// </summary>
internal static class Guard
{
    internal static double Finite(double value) => double.IsFinite(value) ? value : throw NotFinite(value);

    internal static int Period(int period)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(period);
        return period;
    }

    internal static double Positive(double value)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Finite(value));
        return value;
    }

    internal static double NotNegative(double value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Finite(value));
        return value;
    }

    private static ArgumentOutOfRangeException NotFinite(double value) =>
        new(nameof(value), value, "An indicator takes finite numbers only.");
}
