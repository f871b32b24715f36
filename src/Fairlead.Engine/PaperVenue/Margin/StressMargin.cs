using Fairlead.Domain.Instruments;

namespace Fairlead.Engine.PaperVenue.Margin;

/// <summary>
/// The worst loss of the positions on one underlying when it moves by -15, -10, -5, 0, +5, +10 or +15 percent.
/// </summary>
/// <remarks>
/// <para>After a move a stock or future is worth its price moved by the same percentage. A long option is worth its
/// intrinsic value; a short option its intrinsic value plus the time value it has now (price less intrinsic, not below
/// zero): time value is given up where we own it and kept where we owe it.</para>
/// <para>loss(move) = sum of units x multiplier x (price now - price after). Requirement = the greatest loss, at least
/// 10 % of the strike notional (strike x multiplier x units) of the short options not matched by long options of the
/// same right on the same underlying, at least 0; but never more than what the positions can lose at expiry where that
/// is bounded.</para>
/// <para>Example: stock at 100, short 1 put 95 at 2.00, multiplier 100. At -15 % the put is worth 10 + 2 = 12: loss
/// 1 000. Floor 10 % x 95 x 100 = 950. Most it can lose at expiry 93 x 100 = 9 300. Requirement 1 000.</para>
/// </remarks>
public static class StressMargin
{
    /// <summary>Share of a naked option's strike notional that is asked at the least.</summary>
    public const decimal NakedFloor = 0.10m;

    private static readonly decimal[] Moves = [-0.15m, -0.10m, -0.05m, 0m, 0.05m, 0.10m, 0.15m];

    /// <param name="group">Positions on one underlying, all prices known.</param>
    /// <returns>Zero or more; null when an option's underlying has no known price.</returns>
    internal static decimal? Of(List<MarginPosition> group)
    {
        foreach (var position in group)
        {
            if (position.Instrument.Option is not null && position.UnderlyingPrice is null)
                return null;
        }

        var worst = Floor(group);
        foreach (var move in Moves)
            worst = Math.Max(worst, Loss(group, move));
        return WorstAtExpiry(group) is { } bound ? Math.Min(worst, Math.Max(0m, bound)) : worst;
    }

    private static decimal Loss(List<MarginPosition> group, decimal move)
    {
        var loss = 0m;
        foreach (var position in group)
            loss += position.Weight * (position.Price!.Value.ToDecimal() - After(position, move));
        return loss;
    }

    private static decimal After(in MarginPosition position, decimal move)
    {
        var price = position.Price!.Value.ToDecimal();
        if (position.Instrument.Option is not { } option)
            return price * (1m + move);
        var underlying = position.UnderlyingPrice!.Value;
        var moved = Intrinsic(option, underlying.ToDecimal() * (1m + move));
        var timeValue = Math.Max(0m, price - option.Intrinsic(underlying).ToDecimal());
        return position.Weight < 0 ? moved + timeValue : moved;
    }

    private static decimal Floor(List<MarginPosition> group)
    {
        var floor = 0m;
        foreach (var right in (ReadOnlySpan<OptionRight>)[OptionRight.Call, OptionRight.Put])
        {
            decimal shortWeight = 0m, longWeight = 0m, shortNotional = 0m;
            foreach (var position in group)
            {
                if (position.Instrument.Option is not { } option || option.Right != right)
                    continue;
                if (position.Weight > 0)
                {
                    longWeight += position.Weight;
                    continue;
                }

                shortWeight -= position.Weight;
                shortNotional -= position.Weight * option.Strike.ToDecimal();
            }

            if (shortWeight > longWeight)
                floor += NakedFloor * shortNotional * (shortWeight - longWeight) / shortWeight;
        }

        return floor;
    }

    /// <summary>The most the group can lose when all its options expire together; null when it has no bound.</summary>
    private static decimal? WorstAtExpiry(List<MarginPosition> group)
    {
        long slopeAbove = 0;
        foreach (var position in group)
        {
            // A long option that ends before a short one protects it only until then.
            if (position.Instrument.Option is not { } option || option.ExpiryAt != group[0].Instrument.Option?.ExpiryAt)
                return null;
            if (option.Right == OptionRight.Call)
                slopeAbove += position.Weight;
        }

        if (slopeAbove < 0)
            return null;
        var worst = LossAtExpiry(group, 0m);
        foreach (var position in group)
            worst = Math.Max(worst, LossAtExpiry(group, position.Instrument.Option!.Strike.ToDecimal()));
        return worst;
    }

    private static decimal LossAtExpiry(List<MarginPosition> group, decimal underlying)
    {
        var loss = 0m;
        foreach (var position in group)
            loss += position.Weight * (position.Price!.Value.ToDecimal() - Intrinsic(position.Instrument.Option!, underlying));
        return loss;
    }

    private static decimal Intrinsic(OptionTerms option, decimal underlying)
    {
        var strike = option.Strike.ToDecimal();
        return Math.Max(0m, option.Right == OptionRight.Call ? underlying - strike : strike - underlying);
    }
}
