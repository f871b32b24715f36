namespace Fairlead.Quant.Tests.Indicators;

/// <summary>The definitions, over the whole history each time, as weighted sums rather than running values.</summary>
internal static class SlowTwins
{
    /// <summary>Mean of the last n values; null before there are n.</summary>
    internal static double? Mean(IReadOnlyList<double> values, int period) =>
        values.Count < period ? null : (double)(values.TakeLast(period).Sum(x => (decimal)x) / period);

    /// <summary>
    /// Exponential smoothing seeded with the mean of the first n: every later value weighs alpha·(1 − alpha)^age, the
    /// seed what remains.
    /// </summary>
    internal static double? Smoothed(IReadOnlyList<double> values, int period, double alpha)
    {
        if (values.Count < period)
            return null;

        double sum = values.Take(period).Average() * Math.Pow(1 - alpha, values.Count - period);
        for (int i = period; i < values.Count; i++)
            sum += alpha * Math.Pow(1 - alpha, values.Count - 1 - i) * values[i];
        return sum;
    }

    internal static double? Wilder(IReadOnlyList<double> values, int period) =>
        Smoothed(values, period, 1.0 / period);

    internal static double? Ema(IReadOnlyList<double> values, int period) =>
        Smoothed(values, period, 2.0 / (period + 1));

    /// <summary>True ranges of bars; the first has no previous close.</summary>
    internal static List<double> TrueRanges(IReadOnlyList<TestBar> bars) =>
        [.. bars.Select((bar, i) => i == 0
            ? bar.High - bar.Low
            : new[]
            {
                bar.High - bar.Low,
                Math.Abs(bar.High - bars[i - 1].Close),
                Math.Abs(bar.Low - bars[i - 1].Close),
            }.Max())];

    /// <summary>NaN exactly when the twin has nothing, else equal within the tolerance.</summary>
    internal static void AssertSame(double? expected, double actual, double tolerance, string what)
    {
        if (expected is { } value)
            Near.Absolute(value, actual, tolerance, what);
        else
            Assert.True(double.IsNaN(actual), $"{what}: {actual:R} before the window is full, seed {Seeds.Current}");
    }
}

internal readonly record struct TestBar(double High, double Low, double Close, double Volume);
