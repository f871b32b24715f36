using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;

namespace Fairlead.Engine.PaperVenue.Margin;

/// <summary>
/// Whether a cash account may hold a set of positions: no short stock or future, and every short option covered.
/// </summary>
/// <remarks>A short call is covered by long shares of its underlying, or by a long call at its strike or below that expires
/// no earlier; a short put by a long put at its strike or above that expires no earlier. Each share and long option
/// covers once; shares cover the lowest strikes first.</remarks>
public static class CashCover
{
    /// <summary>The first position that is short without cover, or null when all are covered.</summary>
    public static MarginPosition? FirstNaked(IReadOnlyList<MarginPosition> positions)
    {
        foreach (var position in positions)
        {
            if (position.Weight < 0 && position.Instrument.Option is null)
                return position;
        }

        foreach (var right in (ReadOnlySpan<OptionRight>)[OptionRight.Call, OptionRight.Put])
        {
            foreach (var group in Underlyings(positions))
            {
                if (FirstNaked(positions, group, right) is { } naked)
                    return naked;
            }
        }

        return null;
    }

    /// <summary>The options without the short calls that long shares cover, lowest strikes first.</summary>
    /// <param name="options">Options on one underlying.</param>
    /// <param name="shares">Units of the underlying held; nothing is covered when negative.</param>
    internal static List<MarginPosition> WithoutCoveredCalls(List<MarginPosition> options, long shares)
    {
        List<MarginPosition> rest = [.. options];
        rest.Sort(ByStrike);
        for (var index = 0; index < rest.Count; index++)
        {
            var option = rest[index];
            if (option.Weight >= 0 || option.Instrument.Option!.Right != OptionRight.Call || shares <= 0)
                continue;
            var covered = Math.Min(-option.Quantity.Units, shares / option.Instrument.Multiplier);
            rest[index] = option with { Quantity = option.Quantity + new Quantity(covered) };
            shares -= covered * option.Instrument.Multiplier;
        }

        rest.RemoveAll(option => option.Quantity.IsZero);
        return rest;
    }

    private static MarginPosition? FirstNaked(IReadOnlyList<MarginPosition> positions, InstrumentId underlying, OptionRight right)
    {
        long shares = 0;
        List<MarginPosition> options = [];
        foreach (var position in positions)
        {
            if (position.Instrument.Id == underlying)
                shares += position.Weight;
            else if (position.Instrument.Option is { } option && option.Underlying == underlying && option.Right == right)
                options.Add(position);
        }

        var rest = WithoutCoveredCalls(options, shares);
        var left = rest.ConvertAll(option => Math.Max(0L, option.Weight));
        foreach (var option in rest)
        {
            var needed = -option.Weight;
            for (var index = 0; index < rest.Count && needed > 0; index++)
            {
                if (!Covers(rest[index].Instrument.Option!, option.Instrument.Option!))
                    continue;
                var used = Math.Min(needed, left[index]);
                left[index] -= used;
                needed -= used;
            }

            if (needed > 0)
                return option;
        }

        return null;
    }

    private static bool Covers(OptionTerms cover, OptionTerms option) =>
        cover.ExpiryAt >= option.ExpiryAt
        && (option.Right == OptionRight.Call ? cover.Strike <= option.Strike : cover.Strike >= option.Strike);

    private static int ByStrike(MarginPosition a, MarginPosition b)
    {
        var byStrike = a.Instrument.Option!.Strike.CompareTo(b.Instrument.Option!.Strike);
        return byStrike != 0 ? byStrike : a.Instrument.Id.CompareTo(b.Instrument.Id);
    }

    private static SortedSet<InstrumentId> Underlyings(IReadOnlyList<MarginPosition> positions)
    {
        SortedSet<InstrumentId> found = [];
        foreach (var position in positions)
        {
            if (position.Instrument.Option is { } option)
                found.Add(option.Underlying);
        }

        return found;
    }
}
