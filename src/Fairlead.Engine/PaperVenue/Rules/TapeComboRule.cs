using Fairlead.Domain.Orders;

namespace Fairlead.Engine.PaperVenue.Rules;

/// <summary>Each leg at the price its own market order would get, slippage included; a net limit bounds the sum.</summary>
internal sealed class TapeComboRule : IComboRule
{
    internal static TapeComboRule Instance { get; } = new();

    public bool TryPrice(in ComboQuestion question, Span<FillDecision> legs)
    {
        for (var index = 0; index < legs.Length; index++)
        {
            legs[index] = TapeMarketRule.Instance.Decide(question.Leg(index));
            if (legs[index].Outcome != FillOutcome.Fill)
                return false;
        }

        return question.Order.Type == OrderType.Market
            || question.NetPrice(legs) <= question.Order.Terms.LimitPrice!.Value.ToDecimal();
    }
}
