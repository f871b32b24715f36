namespace Fairlead.Engine.Positions;

/// <summary>Splits charges over units so that the parts always add up to the whole.</summary>
/// <remarks>
/// A part is rounded to the nearest millionth (half away from zero), what is left stays for the next part, and the last
/// part takes all of it. For two parts that is the largest-remainder rule; for a lot closed in many parts it is the
/// same rule applied each time to what remains.
/// </remarks>
internal static class ChargeShare
{
    /// <summary>The part of <paramref name="charges"/> that falls on <paramref name="units"/> of <paramref name="outOf"/> units.</summary>
    /// <param name="charges">What is still to be split; may be negative (a rebate).</param>
    /// <param name="units">0 to <paramref name="outOf"/>.</param>
    /// <param name="outOf">Positive.</param>
    public static decimal Of(decimal charges, long units, long outOf)
    {
        if (units == outOf || charges == 0)
            return charges;
        return decimal.Round(charges * units / outOf, 6, MidpointRounding.AwayFromZero);
    }
}
