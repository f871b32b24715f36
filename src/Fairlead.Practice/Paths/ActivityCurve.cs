namespace Fairlead.Practice.Paths;

/// <summary>How busy a market is over its day: a burst at the opening, a lull at noon, a surge before the close.</summary>
internal static class ActivityCurve
{
    /// <summary>Average of the formula over the day, so that activity averages one.</summary>
    private const double Mean = 0.782;

    /// <summary>Opening quotes are this much wider; it calms down within minutes.</summary>
    private const double OpeningWidth = 2;

    /// <param name="part">Part of the day that has passed, 0 to 1; beyond it, the end.</param>
    /// <returns>Relative to the day's average; always positive.</returns>
    public static double At(double part)
    {
        var x = Math.Clamp(part, 0, 1);
        var noon = (x - 0.5) / 0.17;
        return (0.75 + (2.6 * Math.Exp(-x / 0.035)) + (0.9 * Math.Exp((x - 1) / 0.05)) - (0.35 * Math.Exp(-noon * noon))) / Mean;
    }

    /// <summary>How much wider quotes are than on a calm noon.</summary>
    public static double WidthAt(double secondsSinceOpening) => 1 + (OpeningWidth * Math.Exp(-secondsSinceOpening / 120));
}
