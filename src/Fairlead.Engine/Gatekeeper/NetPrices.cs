using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;

namespace Fairlead.Engine.Gatekeeper;

/// <summary>A structure's prices for one unit of the whole, signed: positive is paid, negative received.</summary>
/// <param name="Middle">At the middle of every leg.</param>
/// <param name="Natural">Buying at the ask and selling at the bid.</param>
internal readonly record struct NetPrices(decimal Middle, decimal Natural)
{
    /// <summary>Reads every leg; the state of the first leg that has no price to decide on, else Known.</summary>
    public static PriceState TryRead(GateContext context, OrderRequest request, out NetPrices net)
    {
        decimal middle = 0, natural = 0;
        for (var index = 0; index < context.LegCount; index++)
        {
            var state = context.Legs[index].Prices(context.Now, context.Limits.MaxPriceAge, out var bid, out var ask);
            if (state != PriceState.Known)
            {
                net = default;
                return state;
            }

            var leg = request.Legs[index];
            var factor = (decimal)leg.Ratio * leg.Side.Sign();
            middle += factor * (bid.ToDecimal() + ask.ToDecimal()) / 2m;
            natural += factor * (leg.Side == Side.Buy ? ask : bid).ToDecimal();
        }

        net = new NetPrices(middle, natural);
        return PriceState.Known;
    }

    /// <summary>A price of the order's terms in the same sign; a single leg's price is written without one.</summary>
    public static decimal Signed(OrderRequest request, Price price) =>
        request.IsSingle ? price.ToDecimal() * request.Legs[0].Side.Sign() : price.ToDecimal();
}
