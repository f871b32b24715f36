using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;

namespace Fairlead.Domain.Tests.Orders;

public sealed class OrderTermsTests
{
    private static readonly Price Ten = Price.Of(10m);

    public static TheoryData<OrderTerms> Good() =>
    [
        OrderTerms.Market,
        OrderTerms.Market with { TimeInForce = TimeInForce.Ioc },
        OrderTerms.Limit(Ten),
        OrderTerms.Limit(-Ten),
        OrderTerms.Limit(Ten, TimeInForce.Fok),
        OrderTerms.Stop(Ten, TimeInForce.Gtc),
        OrderTerms.StopLimit(Ten, Ten),
        OrderTerms.TrailingStop(Ten),
        OrderTerms.TrailingStop(Ten) with { TriggerPrice = Ten },
        new OrderTerms { Type = OrderType.MarketOnOpen },
        new OrderTerms { Type = OrderType.MarketOnClose },
        OrderTerms.Limit(Ten, TimeInForce.Gtd) with { GoodTill = new Timestamp(1) },
    ];

    [Theory]
    [MemberData(nameof(Good))]
    public void Terms_ThatMakeAnOrder_HaveNoFault(OrderTerms terms) => Assert.Null(terms.Fault());

    public static TheoryData<OrderTerms, string> Bad() => new()
    {
        { OrderTerms.Market with { LimitPrice = Ten }, "Market takes no limit price" },
        { new OrderTerms { Type = OrderType.Limit }, "Limit needs limit price" },
        { new OrderTerms { Type = OrderType.StopLimit, TriggerPrice = Ten }, "StopLimit needs limit price" },
        { OrderTerms.Stop(Ten) with { LimitPrice = Ten }, "Stop takes no limit price" },
        { new OrderTerms { Type = OrderType.Stop }, "Stop needs a trigger price" },
        { OrderTerms.StopLimit(Ten, Ten) with { TriggerPrice = null }, "StopLimit needs a trigger price" },
        { OrderTerms.Limit(Ten) with { TriggerPrice = Ten }, "Limit takes no trigger price" },
        { new OrderTerms { Type = OrderType.MarketOnClose, TriggerPrice = Ten }, "MarketOnClose takes no trigger price" },
        { new OrderTerms { Type = OrderType.TrailingStop }, "TrailingStop needs trail distance" },
        { OrderTerms.Stop(Ten) with { TrailBy = Ten }, "Stop takes no trail distance" },
        { OrderTerms.TrailingStop(Price.Zero), "trail distance must be positive" },
        { OrderTerms.TrailingStop(-Ten), "trail distance must be positive" },
        { OrderTerms.Limit(Ten, TimeInForce.Gtd), "Gtd needs good-till time" },
        { OrderTerms.Limit(Ten) with { GoodTill = new Timestamp(1) }, "Day takes no good-till time" },
        { OrderTerms.Stop(Ten, TimeInForce.Ioc), "Stop cannot be Ioc" },
        { OrderTerms.TrailingStop(Ten, TimeInForce.Fok), "TrailingStop cannot be Fok" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Terms_ThatMakeNoOrder_SayWhy(OrderTerms terms, string fault) => Assert.Equal(fault, terms.Fault());

    [Fact]
    public void Side_OppositeSignAndClosing_Agree()
    {
        Assert.Equal((Side.Sell, Side.Buy), (Side.Buy.Opposite(), Side.Sell.Opposite()));
        Assert.Equal((1, -1), (Side.Buy.Sign(), Side.Sell.Sign()));
        Assert.Equal((Side.Sell, Side.Buy), (Sides.Closing(75), Sides.Closing(-75)));
    }
}
