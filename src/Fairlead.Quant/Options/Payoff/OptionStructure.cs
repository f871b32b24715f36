namespace Fairlead.Quant.Options.Payoff;

/// <summary>
/// Legs held together, and what they pay. All amounts are in currency for the whole structure, fees excluded. With one
/// expiry the profit is piecewise linear in the underlying, so its ends and kinks tell everything. With several
/// expiries only a structure whose every short leg is covered has a bound: its value cannot fall below zero, so the
/// loss is at most the debit paid.
/// </summary>
public sealed class OptionStructure
{
    private const string MixedExpiries = "the legs expire on different days";
    private const string Empty = "the structure has no legs";

    /// <summary>Units below this are the rounding of fractional quantities that cancel.</summary>
    private const double FlatSlope = 1e-9;

    private readonly PayoffLeg[] _legs;
    private readonly double[] _nodes;

    /// <summary>Copies the legs. Legs of quantity 0 are allowed and pay nothing.</summary>
    public OptionStructure(ReadOnlySpan<PayoffLeg> legs)
    {
        _legs = legs.ToArray();
        _nodes = Nodes(_legs);
        foreach (PayoffLeg leg in _legs)
            NetPremium += leg.OpeningCash;
    }

    public IReadOnlyList<PayoffLeg> Legs => _legs;

    /// <summary>Cash from opening all legs, underlying included: positive is a credit, negative a debit.</summary>
    public double NetPremium { get; }

    /// <summary>True when all option legs expire on the same day (or there are none).</summary>
    public bool HasSingleExpiry
    {
        get
        {
            int? day = null;
            foreach (PayoffLeg leg in _legs)
            {
                if (leg.Kind == LegKind.Underlying)
                    continue;

                day ??= leg.ExpiryDay;
                if (leg.ExpiryDay != day)
                    return false;
            }

            return true;
        }
    }

    /// <summary>
    /// The most that can be lost, as a positive amount; negative when even the worst end makes money.
    /// </summary>
    public PayoffBound MaxLoss()
    {
        if (_legs.Length == 0)
            return PayoffBound.Unknown(Empty);
        if (!HasSingleExpiry)
            return CoveredLoss();
        if (UpwardSlope() < 0)
            return PayoffBound.Unlimited;

        double worst = double.PositiveInfinity;
        foreach (double node in _nodes)
            worst = Math.Min(worst, Profit(node));
        return PayoffBound.Limited(-worst);
    }

    /// <summary>The most that can be made; negative when even the best end loses.</summary>
    public PayoffBound MaxProfit()
    {
        if (_legs.Length == 0)
            return PayoffBound.Unknown(Empty);
        if (!HasSingleExpiry)
            return PayoffBound.Unknown(MixedExpiries);
        if (UpwardSlope() > 0)
            return PayoffBound.Unlimited;

        double best = double.NegativeInfinity;
        foreach (double node in _nodes)
            best = Math.Max(best, Profit(node));
        return PayoffBound.Limited(best);
    }

    /// <summary>Value of all legs at expiry, opening cash excluded; NaN when expiries differ.</summary>
    public double PayoffAt(double underlying) => HasSingleExpiry ? Profit(underlying) - NetPremium : double.NaN;

    /// <summary>Profit (or negative loss) at expiry, opening cash included; NaN when expiries differ.</summary>
    public double ProfitAt(double underlying) => HasSingleExpiry ? Profit(underlying) : double.NaN;

    /// <summary>
    /// Prices of the underlying at expiry where the profit is zero, ascending; of a range without profit or loss, its
    /// ends. Null when expiries differ.
    /// </summary>
    public IReadOnlyList<double>? Breakevens()
    {
        if (!HasSingleExpiry)
            return null;

        var found = new List<double>();
        for (int i = 0; i < _nodes.Length; i++)
        {
            double here = Profit(_nodes[i]);
            if (here == 0)
                found.Add(_nodes[i]);
            else if (i + 1 < _nodes.Length)
                AddCrossing(found, _nodes[i], here, _nodes[i + 1], Profit(_nodes[i + 1]));
        }

        double slope = UpwardSlope();
        double last = Profit(_nodes[^1]);
        if (last * slope < 0)
            found.Add(_nodes[^1] - last / slope);
        return found;
    }

    private static void AddCrossing(List<double> found, double left, double leftValue, double right, double rightValue)
    {
        if ((leftValue < 0 && rightValue > 0) || (leftValue > 0 && rightValue < 0))
            found.Add(left + (right - left) * leftValue / (leftValue - rightValue));
    }

    /// <summary>0 and every strike, ascending and distinct: between them the profit is a straight line.</summary>
    private static double[] Nodes(PayoffLeg[] legs)
    {
        var nodes = new SortedSet<double> { 0 };
        foreach (PayoffLeg leg in legs)
            nodes.Add(leg.Strike);
        return [.. nodes];
    }

    private double Profit(double underlying)
    {
        double profit = NetPremium;
        foreach (PayoffLeg leg in _legs)
            profit += leg.ValueAt(underlying);
        return profit;
    }

    /// <summary>Change of profit per unit beyond the highest strike: calls and underlying, net.</summary>
    private double UpwardSlope()
    {
        double units = 0;
        foreach (PayoffLeg leg in _legs)
            units += leg.Kind == LegKind.Put ? 0 : leg.Units;
        return Math.Abs(units) < FlatSlope ? 0 : units;
    }

    private PayoffBound CoveredLoss()
    {
        if (CoverMatcher.FindUncovered(_legs) is { } uncovered)
            return PayoffBound.Unknown(uncovered);

        // A covered structure is worth at least nothing, so a credit for it means wrong prices, not free money.
        return NetPremium > 0
            ? PayoffBound.Unknown("a covered structure opened for a credit: the prices cannot be right")
            : PayoffBound.Limited(-NetPremium);
    }
}
