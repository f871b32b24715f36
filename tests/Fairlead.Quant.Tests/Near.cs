namespace Fairlead.Quant.Tests;

/// <summary>Comparisons with a stated tolerance that say what was compared.</summary>
internal static class Near
{
    internal static void Absolute(double expected, double actual, double tolerance, string what = "") =>
        Assert.True(
            Math.Abs(expected - actual) <= tolerance,
            $"{what} expected {expected:R}, got {actual:R}, off by {expected - actual:E2} " +
            $"(tolerance {tolerance:E1}, seed {Seeds.Current})");

    internal static void Relative(double expected, double actual, double tolerance, string what = "") =>
        Absolute(expected, actual, tolerance * Math.Abs(expected), what);

    /// <summary>
    /// The rule of the vector tables: 1e-7 relative, but never finer than half of the last digit that they print
    /// (8 decimals, gamma and the second order 10).
    /// </summary>
    internal static void Vector(double expected, double actual, string what, int decimals = 8) =>
        Absolute(expected, actual, Math.Max(1e-7 * Math.Abs(expected), 0.51 * Math.Pow(10, -decimals)), what);
}
