using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.Protection;

namespace Fairlead.Engine.Decision;

/// <summary>
/// The most a proposal can lose: by its payoff at expiry (spec/gatekeeper 32.3), or by its protection where that is
/// tighter. A stop is a plan, not a bound: a gap can lose more, which is why naked shorts are judged by a stress.
/// </summary>
internal static class WorstCases
{
    /// <summary>An unlimited structure is judged by the underlying moving this far either way.</summary>
    public static Distance StressMove { get; } = Distance.OfPercent(15);

    public static WorstCase Of(DeskState state, Proposal proposal)
    {
        var request = proposal.Request;
        var currency = state.Positions.Currency;
        decimal openingCash = 0;
        foreach (var leg in request.Legs)
        {
            if (state.Market[leg.Instrument].Mark is not { } mark)
                return default;
            openingCash -= leg.Side.Sign() * leg.Ratio * mark.ToDecimal() * state.Master[leg.Instrument].Multiplier;
        }

        var units = request.Quantity.Units;
        var isUnlimited = UpwardSlope(state, request) < 0;
        var payoffLoss = isUnlimited ? StressLoss(state, request, openingCash) : PayoffLoss(state, request, openingCash);
        var planned = PlannedLoss(state, proposal, openingCash);
        var loss = planned is { } tighter && (payoffLoss is not { } bound || tighter < bound) ? tighter : payoffLoss;
        return new WorstCase(loss is { } known ? new Money(Math.Max(0, known) * units, currency) : null, isUnlimited);
    }

    /// <summary>Change of the payoff a unit as the underlying rises without end; negative loses without bound.</summary>
    private static long UpwardSlope(DeskState state, OrderRequest request)
    {
        long slope = 0;
        foreach (var leg in request.Legs)
        {
            var row = state.Master[leg.Instrument];
            if (row.Option is null || row.Option.Right == OptionRight.Call)
                slope += leg.Side.Sign() * leg.Ratio * row.Multiplier;
        }

        return slope;
    }

    /// <summary>Loss a unit at the worst of zero and every strike; null where expiries differ and no bound is known.</summary>
    private static decimal? PayoffLoss(DeskState state, OrderRequest request, decimal openingCash)
    {
        if (!SharesExpiry(state, request))
            return null;
        var worst = Payoff(state, request, Price.Zero);
        foreach (var leg in request.Legs)
        {
            if (state.Master[leg.Instrument].Option is { } option)
                worst = Math.Min(worst, Payoff(state, request, option.Strike));
        }

        return -(worst + openingCash);
    }

    private static decimal? StressLoss(DeskState state, OrderRequest request, decimal openingCash)
    {
        var row = state.Master[request.Legs[0].Instrument];
        if (state.Market[row.Option?.Underlying ?? row.Id].Mark is not { } mark || !SharesExpiry(state, request))
            return null;
        var move = StressMove.From(mark);
        var up = Payoff(state, request, mark + move);
        var down = Payoff(state, request, mark - move);
        return -(Math.Min(up, down) + openingCash);
    }

    /// <summary>Loss a unit at which the protection closes; null when the plan limits none.</summary>
    private static decimal? PlannedLoss(DeskState state, Proposal proposal, decimal openingCash)
    {
        if (proposal.Protection is not { } plan)
            return null;
        var units = proposal.Request.Quantity.Units;
        var byMoney = plan.MaxLoss / units;
        if (plan.CombinedPremium?.StopRatio is { } ratio)
            return Tighter(byMoney, Math.Abs(openingCash) * Math.Abs(ratio - 1));
        if (!proposal.Request.IsSingle)
            return byMoney;
        var row = state.Master[proposal.Request.Legs[0].Instrument];
        var entry = state.Market[row.Id].Mark!.Value;
        Price? distance = plan.Stop?.From(entry)
            ?? (plan.StopAt is { } at ? new Price(Math.Abs((entry - at).Micros)) : (Price?)null)
            ?? (plan.Trail is { Stages: null, ActivateAfter: null } trail ? trail.By.From(entry) : (Price?)null);
        return Tighter(byMoney, distance is { } points ? points.ToDecimal() * row.Multiplier : (decimal?)null);
    }

    private static decimal? Tighter(decimal? a, decimal? b) => a is null ? b : b is null ? a : Math.Min(a.Value, b.Value);

    private static bool SharesExpiry(DeskState state, OrderRequest request)
    {
        DateOnly? expiry = null;
        foreach (var leg in request.Legs)
        {
            if (state.Master[leg.Instrument].Option is not { } option)
                continue;
            if (expiry is { } known && known != option.ExpiryOn)
                return false;
            expiry = option.ExpiryOn;
        }

        return true;
    }

    private static decimal Payoff(DeskState state, OrderRequest request, Price underlying)
    {
        decimal sum = 0;
        foreach (var leg in request.Legs)
        {
            var row = state.Master[leg.Instrument];
            var worth = row.Option?.Intrinsic(underlying) ?? underlying;
            sum += leg.Side.Sign() * leg.Ratio * worth.ToDecimal() * row.Multiplier;
        }

        return sum;
    }
}
