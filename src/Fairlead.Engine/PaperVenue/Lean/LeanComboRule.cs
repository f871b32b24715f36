using Fairlead.Domain.Orders;

namespace Fairlead.Engine.PaperVenue.Lean;

/// <summary>R19: market, each leg as R7. Net limit, paid: each leg's side bar at its low, when the sum is strictly below the
/// limit. Net limit, received: at its high, when more than the limit is received.</summary>
/// <remarks>The original takes the direction from the sign of the order's quantity; ours is positive, so the sign of the net
/// limit tells: zero or more is paid.</remarks>
internal sealed class LeanComboRule : IComboRule
{
    internal static LeanComboRule Instance { get; } = new();

    public bool TryPrice(in ComboQuestion question, Span<FillDecision> legs)
    {
        var limit = question.Order.Terms.LimitPrice;
        for (var index = 0; index < legs.Length; index++)
        {
            legs[index] = limit is null
                ? LeanMarketRule.Instance.Decide(question.Leg(index))
                : AtExtreme(question.Leg(index), atLow: limit.Value.Micros >= 0);
            if (legs[index].Outcome != FillOutcome.Fill)
                return false;
        }

        return limit is null || question.NetPrice(legs) < limit.Value.ToDecimal();
    }

    private static FillDecision AtExtreme(in FillQuestion leg, bool atLow) => LeanBars.TrySide(leg, out var bar)
        ? FillDecision.Fill("R19", atLow ? bar.Low : bar.High, long.MaxValue, LeanBars.SideKind(leg), Liquidity.Added)
        : FillDecision.Wait;
}
