namespace Fairlead.Practice.Listing;

/// <summary>Which strikes a series gets: close ones around the price, wider ones as far out as prices may go until expiry.</summary>
internal static class StrikeLadder
{
    /// <summary>Standard deviations of the price at expiry that the strikes reach.</summary>
    private const double Reach = 3.25;

    /// <summary>Wide strikes lie this many times further apart than close ones.</summary>
    private const int Widening = 2;

    /// <param name="profile">Of the underlying.</param>
    /// <param name="price">Around which price.</param>
    /// <param name="deviation">Standard deviation of the logarithm of the price at expiry.</param>
    /// <param name="aSide">Strikes on each side of the middle one.</param>
    /// <returns>Rising and evenly spaced in each zone; all positive.</returns>
    public static decimal[] Around(UnderlyingProfile profile, double price, double deviation, int aSide)
    {
        var needed = Reach * deviation * price;
        var step = profile.StrikeStep;
        // At least a quarter of the strikes lie close together; double the step until the rest reach far enough.
        while ((double)step * Span(aSide / 4, aSide) < needed)
            step *= 2;
        var close = Math.Min(aSide, (int)((Widening * aSide) - (needed / (double)step)) / (Widening - 1));
        var wide = step * Widening;
        var middle = Math.Round((decimal)price / wide) * wide;
        var strikes = new decimal[(2 * aSide) + 1];
        for (var index = 0; index < strikes.Length; index++)
        {
            var steps = index - aSide;
            var distance = step * Span(Math.Min(close, Math.Abs(steps)), Math.Abs(steps));
            strikes[index] = steps < 0 ? middle - distance : middle + distance;
        }

        return strikes;
    }

    /// <summary>How many close steps a number of strikes cover of which the first are close.</summary>
    private static int Span(int close, int all) => close + (Widening * (all - close));
}
