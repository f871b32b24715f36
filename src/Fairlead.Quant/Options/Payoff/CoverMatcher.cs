namespace Fairlead.Quant.Options.Payoff;

/// <summary>
/// Decides whether every short option has a long one of the same kind that expires no earlier and whose strike is no
/// worse (call: at or below, put: at or above), unit for unit. Long underlying covers short calls. Shorts are taken by
/// latest expiry first, each using the worst long that still serves: the greedy matching that is best when longs are
/// ordered in two ways.
/// </summary>
internal static class CoverMatcher
{
    private const double Tolerance = 1e-9;

    /// <summary>Null when all shorts are covered, else the reason.</summary>
    internal static string? FindUncovered(PayoffLeg[] legs)
    {
        double[] free = new double[legs.Length];
        var shorts = new List<PayoffLeg>();
        for (int i = 0; i < legs.Length; i++)
        {
            free[i] = Math.Max(legs[i].Units, 0);
            if (legs[i].Units >= 0)
                continue;
            if (legs[i].Kind == LegKind.Underlying)
                return "a short underlying is not covered by options of different expiries";

            shorts.Add(legs[i]);
        }

        shorts.Sort(static (a, b) => b.ExpiryDay.CompareTo(a.ExpiryDay));
        foreach (PayoffLeg shorted in shorts)
        {
            double open = -shorted.Units;
            while (open > Tolerance && WorstCover(legs, free, shorted) is int cover and >= 0)
            {
                double used = Math.Min(open, free[cover]);
                free[cover] -= used;
                open -= used;
            }

            if (open > Tolerance)
            {
                string kind = shorted.Kind == LegKind.Call ? "call" : "put";
                return $"the short {kind} at {shorted.Strike} is not covered by a long one of the same or later expiry";
            }
        }

        return null;
    }

    private static int WorstCover(PayoffLeg[] legs, double[] free, PayoffLeg shorted)
    {
        int worst = -1;
        for (int i = 0; i < legs.Length; i++)
        {
            if (free[i] <= Tolerance || !Covers(legs[i], shorted))
                continue;
            if (worst < 0 || Moneyness(legs[i]) < Moneyness(legs[worst]))
                worst = i;
        }

        return worst;
    }

    private static bool Covers(PayoffLeg held, PayoffLeg shorted)
    {
        if (held.Kind == LegKind.Underlying)
            return shorted.Kind == LegKind.Call;

        return held.Kind == shorted.Kind
            && held.ExpiryDay >= shorted.ExpiryDay
            && Moneyness(held) >= Moneyness(shorted);
    }

    /// <summary>Grows as the strike gets better for the holder.</summary>
    private static double Moneyness(PayoffLeg leg) => leg.Kind == LegKind.Put ? leg.Strike : -leg.Strike;
}
