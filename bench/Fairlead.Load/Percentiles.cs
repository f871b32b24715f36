namespace Fairlead.Load;

/// <summary>Milliseconds by the nearest rank.</summary>
/// <param name="P50">Median.</param>
/// <param name="P99">99 of 100 kept within it.</param>
/// <param name="P999">999 of 1,000.</param>
/// <param name="Worst">The longest.</param>
/// <param name="Count">Measured.</param>
internal sealed record Percentiles(double P50, double P99, double P999, double Worst, int Count)
{
    /// <exception cref="InvalidOperationException">Nothing was measured.</exception>
    public static Percentiles Of(IReadOnlyCollection<double> millis)
    {
        if (millis.Count == 0)
            throw new InvalidOperationException("Nothing was measured.");
        var sorted = millis.Order().ToArray();
        double At(double share) => Math.Round(sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)], 3);
        return new Percentiles(At(0.5), At(0.99), At(0.999), At(1), sorted.Length);
    }
}
