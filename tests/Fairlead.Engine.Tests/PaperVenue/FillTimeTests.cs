using Fairlead.Domain.Orders;
using Fairlead.Engine.PaperVenue;
using static Fairlead.Engine.Tests.PaperVenue.Bench;

namespace Fairlead.Engine.Tests.PaperVenue;

/// <summary>A fill says when it happened, which for bars is before it is known.</summary>
public class FillTimeTests
{
    [Fact]
    public void MarketOrder_FilledAtABarsOpen_IsDatedAtTheBarsStart()
    {
        var bench = new Bench(VenueProfiles.Ideal);
        bench.Bar(0, 60, 10, 11, 9, 10);
        bench.Buy(60, 10, OrderTerms.Market);
        bench.Bar(60, 120, 10.5m, 11, 9, 10);
        var fill = Assert.Single(bench.Fills(120));
        Assert.Equal((At(60), P(10.5m)), (fill.At, fill.Price));
    }

    [Fact]
    public void OnOpenOrder_FilledFromTheFirstBar_IsDatedAtTheBarsStart()
    {
        var bench = new Bench(VenueProfiles.Ideal);
        bench.Bar(Close - 60, Close, 10, 11, 9, 10);
        bench.Buy(Close + 10, 10, new OrderTerms { Type = OrderType.MarketOnOpen });
        bench.Bar(NextOpen, NextOpen + 60, 10.5m, 11, 9, 10);
        var fill = Assert.Single(bench.Fills(NextOpen + 60));
        Assert.Equal((At(NextOpen), P(10.5m)), (fill.At, fill.Price));
    }

    [Fact]
    public void LimitOrder_FilledWithinABar_IsDatedWhenTheBarIsKnown()
    {
        var bench = new Bench(VenueProfiles.Ideal);
        bench.Bar(0, 60, 10, 11, 9.5m, 10);
        bench.Buy(60, 10, OrderTerms.Limit(P(9.2m)));
        bench.Bar(60, 120, 10, 11, 9, 10);
        Assert.Equal(At(120), Assert.Single(bench.Fills(120)).At);
    }
}
