using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Engine.PaperVenue;
using static Fairlead.Engine.Tests.PaperVenue.Bench;
using static Fairlead.Engine.Tests.PaperVenue.OrderTypeTests;

namespace Fairlead.Engine.Tests.PaperVenue;

public class RefusalTests
{
    private const double IndianOpen = NextOpen - 38_700;

    public static TheoryData<string, double, OrderRequest> Refused { get; } = new()
    {
        { "TICK", 1, Request(Side.Buy, 1, OrderTerms.Limit(P(10.001m))) },
        { "TICK", 1, Request(Side.Buy, 1, OrderTerms.Stop(P(10.001m))) },
        { "PRICE", 1, Request(Side.Buy, 1, OrderTerms.Limit(P(0m))) },
        { "LOT", IndianOpen, Request(Side.Buy, 100, OrderTerms.Market, Nifty) },
        { "FREEZE_QUANTITY", IndianOpen, Request(Side.Buy, 1_875, OrderTerms.Market, Nifty) },
        { "QUANTITY", 1, Request(Side.Buy, 0, OrderTerms.Market) },
        { "QUANTITY", 1, Combo(1_000_000_000, OrderTerms.Market, new OrderLeg(Call100, Side.Buy, 2), new OrderLeg(Call110, Side.Sell, 1)) },
        { "PRICE", 1, Request(Side.Sell, 1, OrderTerms.TrailingStop(new Price(long.MaxValue))) },
        { "PRICE", 1, Request(Side.Buy, 1, OrderTerms.Limit(new Price(long.MaxValue))) },
        { "NOT_TRADABLE", 1, Request(Side.Buy, 1, OrderTerms.Market, Bench.Index) },
        { "UNKNOWN_INSTRUMENT", 1, Request(Side.Buy, 1, OrderTerms.Market, new InstrumentId(1000)) },
        { "EXPIRED", 9_000, Request(Side.Buy, 1, OrderTerms.Market, ShortLived) },
        { "TERMS", 1, Request(Side.Buy, 1, new OrderTerms { Type = OrderType.Limit }) },
        { "GOOD_TILL", 5, Request(Side.Buy, 1, OrderTerms.Limit(P(1m), TimeInForce.Gtd) with { GoodTill = At(5) }) },
        { "CLOSED", Close, Request(Side.Buy, 1, OrderTerms.Market) },
        { "CLOSED", -1, Request(Side.Buy, 1, OrderTerms.Limit(P(1m), TimeInForce.Ioc)) },
        { "ON_CLOSE_TOO_LATE", Close - 599, Request(Side.Buy, 1, new OrderTerms { Type = OrderType.MarketOnClose }) },
        { "NO_SESSION", 4 * 86_400, Request(Side.Buy, 1, OrderTerms.Limit(P(1m))) },
        { "NO_SESSION", (3 * 86_400) + 1, Request(Side.Buy, 1, new OrderTerms { Type = OrderType.MarketOnOpen }) },
        { "LEGS", 1, Combo(1, OrderTerms.Market) },
        { "LEGS", 1, Combo(1, OrderTerms.Market, new OrderLeg(Call100, Side.Buy, 1), new OrderLeg(Call100, Side.Sell, 1)) },
        { "LEGS", 1, Combo(1, OrderTerms.Market, new OrderLeg(Call100, Side.Buy, 0)) },
        { "UNSUPPORTED", 1, Combo(1, OrderTerms.Stop(P(1m)), new OrderLeg(Call100, Side.Buy, 1), new OrderLeg(Call110, Side.Sell, 1)) },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void Submit_Refused_SaysWhyAndFillsNothing(string code, double at, OrderRequest request)
    {
        var bench = new Bench(Plain with { OnCloseCutoff = TimeSpan.FromMinutes(10) });
        bench.Send(at, request);
        Assert.Equal(["FL1 rejected " + code], bench.Told(at));
        bench.Venue.Query(new ClientOrderId(1), At(at));
        Assert.Equal(["FL1 rejected " + code], bench.Told(at));
    }

    [Fact]
    public void Submit_AtTheEdges_IsTaken()
    {
        var bench = new Bench(Plain with { OnCloseCutoff = TimeSpan.FromMinutes(10) });
        bench.Buy(IndianOpen - NextOpen, 1_800, OrderTerms.Limit(P(10.05m)), Nifty);
        bench.Buy(0, 1, OrderTerms.Market);
        bench.Buy(8_999.9, 1, OrderTerms.Market, ShortLived);
        bench.Buy(Close - 600, 1, new OrderTerms { Type = OrderType.MarketOnClose });
        Assert.Equal(["FL1 accepted", "FL2 accepted", "FL3 accepted", "FL4 accepted"],
            bench.Told(Close - 600).Where(told => told.EndsWith("accepted", StringComparison.Ordinal)));
    }

    [Fact]
    public void Market_WhileClosed_BecomesOnOpenWhereTheProfileSaysSo()
    {
        var bench = new Bench(Plain with { ClosedMarketOrders = ClosedMarketOrders.BecomeOnOpen });
        bench.Buy(-10, 5, OrderTerms.Market);
        bench.Print(-5, 9m);
        bench.Print(0, 10m);
        Assert.Equal(["FL1 accepted", "FL1 filled 5 @ 10.00"], bench.Told(0));
    }

    [Fact]
    public void Lots_PartialFill_IsCutToWholeLots()
    {
        var bench = new Bench(Plain);
        bench.Quote(IndianOpen, 100m, 100.05m, askSize: 200, instrument: Nifty);
        bench.Buy(IndianOpen + 1, 300, OrderTerms.Market, Nifty);
        Assert.Equal(["FL1 accepted", "FL1 filled 150 @ 100.05"], bench.Told(IndianOpen + 1));
    }
}
