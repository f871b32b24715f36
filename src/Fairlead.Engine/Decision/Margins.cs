using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Gatekeeper;

namespace Fairlead.Engine.Decision;

/// <summary>What a proposal needs and what is free, by the desk's margin rule.</summary>
internal static class Margins
{
    /// <returns>Null where it is unknown; the gatekeeper then refuses.</returns>
    public static (Money? Required, Money? Available) Of(DeskState state, Proposal proposal)
    {
        var currency = state.Positions.Currency;
        return state.Settings.MarginRule switch
        {
            // No margin is reckoned: the venue alone decides, and leverage is limited by its own rule.
            "None" => (Money.Zero(currency), state.Equity),
            "Cash" => (new Money(Cost(state, proposal.Request), currency), state.Positions.Cash - Reserved(state)),
            _ => (null, null),
        };
    }

    private static Money Reserved(DeskState state)
    {
        decimal reserved = 0;
        foreach (var order in state.Orders.Open)
        {
            if (order.Purpose == OrderPurpose.Entry)
                reserved += Cost(state, order.Request with { Quantity = order.Remaining });
        }

        return new Money(reserved, state.Positions.Currency);
    }

    /// <summary>Cash the bought legs take at the ask, or at the mark without one.</summary>
    private static decimal Cost(DeskState state, OrderRequest request)
    {
        decimal cost = 0;
        foreach (var leg in request.Legs)
        {
            if (leg.Side == Side.Sell)
                continue;
            var view = state.Market[leg.Instrument];
            var price = view.HasQuote && view.Quote.HasAsk ? view.Quote.Ask : view.Mark ?? Price.Zero;
            cost += price.ToDecimal() * leg.Ratio * request.Quantity.Units * state.Master[leg.Instrument].Multiplier;
        }

        return cost;
    }
}
