using Fairlead.Domain.Instruments;

namespace Fairlead.Engine.PaperVenue.Margin;

/// <summary>
/// The equity (cash plus the value of all positions, shorts negative) an account must have behind its positions.
/// </summary>
/// <remarks>
/// <para>None: 0.</para>
/// <para>Cash: the value of all long positions, so that equity at or above it means cash was never borrowed. Whether
/// shorts are allowed at all is <see cref="CashCover"/>'s matter; covered ones ask nothing more.</para>
/// <para>RegT: 50 % of the value of each stock position, long or short; long options on underlyings without short
/// options at full value; options (long and short) on an underlying with short ones by <see cref="StressMargin"/>, after
/// taking out short calls that long shares cover (they ask nothing beyond the shares' margin); futures by stress.</para>
/// <para>Stress: all positions on one underlying together by <see cref="StressMargin"/>.</para>
/// <para>Positions must be of one currency, each instrument once. Pure; used by the venue and by the gatekeeper.</para>
/// </remarks>
public static class MarginCalculator
{
    private const decimal StockRate = 0.5m;

    /// <summary>The requirement in the positions' currency, zero or more; null when a price it needs is unknown.</summary>
    public static decimal? Requirement(IReadOnlyList<MarginPosition> positions, MarginRule rule)
    {
        if (rule == MarginRule.None)
            return 0m;
        foreach (var position in positions)
        {
            if (position.Price is null)
                return null;
        }

        if (rule == MarginRule.Cash)
            return LongValue(positions);
        var total = 0m;
        foreach (var group in Groups(positions))
        {
            var requirement = rule == MarginRule.RegT ? RegT(group) : StressMargin.Of(group);
            if (requirement is null)
                return null;
            total += requirement.Value;
        }

        return total;
    }

    private static decimal LongValue(IEnumerable<MarginPosition> positions)
    {
        var total = 0m;
        foreach (var position in positions)
            total += Math.Max(0m, position.Value);
        return total;
    }

    private static decimal? RegT(List<MarginPosition> group)
    {
        var total = 0m;
        long shares = 0;
        List<MarginPosition> options = [], futures = [];
        foreach (var position in group)
        {
            switch (position.Instrument.Kind)
            {
                case InstrumentKind.Option:
                    options.Add(position);
                    break;
                case InstrumentKind.Future:
                    futures.Add(position);
                    break;
                default:
                    total += Math.Abs(position.Value) * StockRate;
                    shares += position.Weight;
                    break;
            }
        }

        var uncovered = CashCover.WithoutCoveredCalls(options, shares);
        var optionMargin = uncovered.Exists(option => option.Weight < 0) ? StressMargin.Of(uncovered) : LongValue(uncovered);
        return total + optionMargin + (futures.Count > 0 ? StressMargin.Of(futures) : 0m);
    }

    /// <summary>Positions by underlying, in order of its id; flat ones left out.</summary>
    private static List<List<MarginPosition>> Groups(IReadOnlyList<MarginPosition> positions)
    {
        var sorted = new SortedDictionary<InstrumentId, List<MarginPosition>>();
        foreach (var position in positions)
        {
            if (position.Quantity.IsZero)
                continue;
            if (!sorted.TryGetValue(position.Group, out var group))
                sorted.Add(position.Group, group = []);
            group.Add(position);
        }

        return [.. sorted.Values];
    }
}
