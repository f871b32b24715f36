using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;

namespace Fairlead.Engine.PaperVenue.Rules;

/// <summary>Which resting orders a record can concern, so that a tick looks at no others.</summary>
internal static class TapeReach
{
    internal static Reach Of(InstrumentMarket market, MarketKind news) => news switch
    {
        MarketKind.Quote or MarketKind.BidBar or MarketKind.AskBar => OfQuote(market),
        MarketKind.Print => OfRange(market.Print.Price.Micros, market.Print.Price.Micros),
        MarketKind.TradeBar when market.IsBarOnly => OfRange(market.TradeBar.Low.Micros, market.TradeBar.High.Micros),
        _ => Reach.Nothing,
    };

    private static Reach OfRange(long low, long high) =>
        new(BuyLimits: -low, SellLimits: high, BuyStops: high, SellStops: -low);

    private static Reach OfQuote(InstrumentMarket market)
    {
        if (market.IsCrossed)
            return Reach.Nothing;
        var ask = market.Opposite(Side.Buy);
        var bid = market.Opposite(Side.Sell);
        return new Reach(
            BuyLimits: ask.IsPresent ? -ask.Price.Micros : long.MinValue,
            SellLimits: bid.IsPresent ? bid.Price.Micros : long.MinValue,
            BuyStops: ask.IsPresent ? ask.Price.Micros : long.MinValue,
            SellStops: bid.IsPresent ? -bid.Price.Micros : long.MinValue);
    }
}
