using Fairlead.Domain.Orders;
using static Fairlead.Engine.Tests.PaperVenue.Bench;
using static Fairlead.Engine.Tests.PaperVenue.OrderTypeTests;

namespace Fairlead.Engine.Tests.PaperVenue;

public class TimeInForceTests
{
    [Fact]
    public void Day_SessionCloses_Expires()
    {
        var bench = new Bench(Plain);
        bench.Buy(9_100, 10, OrderTerms.Limit(P(9m)));
        Assert.Equal(At(9_100), bench.Venue.NextAt);
        Assert.Equal(["FL1 accepted"], bench.Told(Close));
        Assert.Equal(At(Close).Nanos + 1, bench.Venue.NextAt!.Value.Nanos);
        Assert.Equal(["FL1 expired"], bench.Told(Close + 1));
    }

    [Fact]
    public void Day_BarThatEndsAtTheClose_StillFills()
    {
        var bench = new Bench(Plain);
        bench.Bar(9_100, 9_160, 10, 10, 9, 10);
        bench.Buy(9_160, 10, OrderTerms.Limit(P(9.50m)));
        bench.Venue.AdvanceTo(At(Close));
        bench.Bar(Close - 60, Close, 10, 10, 9, 10);
        Assert.Equal(["FL1 accepted", "FL1 filled 10 @ 9.50"], bench.Told(Close + 1));
    }

    [Fact]
    public void Day_SentBeforeTheOpen_LivesThroughTheComingSession()
    {
        var bench = new Bench(Plain);
        bench.Buy(-100, 10, OrderTerms.Limit(P(9m)));
        Assert.Equal(["FL1 accepted"], bench.Told(Close));
        Assert.Equal(["FL1 expired"], bench.Told(Close + 1));
    }

    [Fact]
    public void Gtc_NextSession_StillFills()
    {
        var bench = new Bench(Plain);
        bench.Buy(1, 10, OrderTerms.Limit(P(9m), TimeInForce.Gtc));
        bench.Quote(NextOpen + 1, 8.90m, 8.95m);
        Assert.Equal(["FL1 accepted", "FL1 filled 10 @ 9.00"], bench.Told(NextOpen + 1));
    }

    [Fact]
    public void Gtd_AtItsInstant_IsGone()
    {
        var bench = new Bench(Plain);
        bench.Buy(1, 10, OrderTerms.Limit(P(9m), TimeInForce.Gtd) with { GoodTill = At(100) });
        bench.Quote(100, 8.90m, 8.95m);
        Assert.Equal(["FL1 accepted", "FL1 expired"], bench.Told(100));
    }

    [Fact]
    public void Gtd_JustBeforeItsInstant_Fills()
    {
        var bench = new Bench(Plain);
        bench.Buy(1, 10, OrderTerms.Limit(P(9m), TimeInForce.Gtd) with { GoodTill = At(100) });
        bench.Quote(99.999, 8.90m, 8.95m);
        Assert.Equal(["FL1 accepted", "FL1 filled 10 @ 9.00"], bench.Told(100));
    }

    [Theory]
    [InlineData(TimeInForce.Ioc, 10.02, new[] { "FL1 filled 60 @ 10.02", "FL1 cancelled" })]
    [InlineData(TimeInForce.Ioc, 10.01, new[] { "FL1 cancelled" })]
    [InlineData(TimeInForce.Fok, 10.02, new[] { "FL1 cancelled" })]
    public void Immediate_MoreThanIsQuoted_KeepsOnlyWhatItMay(TimeInForce timeInForce, double limit, string[] expected)
    {
        var bench = new Bench(Plain);
        bench.Quote(1, 10.00m, 10.02m, askSize: 60);
        bench.Buy(2, 100, OrderTerms.Limit(P((decimal)limit), timeInForce));
        Assert.Equal(["FL1 accepted", .. expected], bench.Told(2));
        bench.Quote(3, 9.00m, 9.02m);
        Assert.Empty(bench.Told(3));
    }

    [Fact]
    public void Fok_AllIsQuoted_FillsAtOnce()
    {
        var bench = new Bench(Plain);
        bench.Quote(1, 10.00m, 10.02m, askSize: 100);
        bench.Buy(2, 100, OrderTerms.Market with { TimeInForce = TimeInForce.Fok });
        Assert.Equal(["FL1 accepted", "FL1 filled 100 @ 10.02"], bench.Told(2));
    }

    [Fact]
    public void Ioc_BarsOnly_HasOneLookAtTheNextBar()
    {
        var bench = new Bench(Plain);
        bench.Bar(0, 60, 10, 10, 9, 10);
        bench.Buy(60, 10, OrderTerms.Limit(P(9.50m), TimeInForce.Ioc));
        Assert.Equal(["FL1 accepted"], bench.Told(60));
        bench.Bar(60, 120, 10, 10, 9.60m, 10);
        Assert.Equal(["FL1 cancelled"], bench.Told(120));
    }

    [Fact]
    public void Ioc_NothingKnown_IsCancelled()
    {
        var bench = new Bench(Plain);
        bench.Buy(60, 10, OrderTerms.Market with { TimeInForce = TimeInForce.Ioc });
        Assert.Equal(["FL1 accepted", "FL1 cancelled"], bench.Told(60));
    }

    [Fact]
    public void Gtc_OnAContract_EndsWithIt()
    {
        var bench = new Bench(Plain);
        bench.Buy(1, 1, OrderTerms.Limit(P(9m), TimeInForce.Gtc), ShortLived);
        Assert.Equal(["FL1 accepted"], bench.Told(9_000));
        Assert.Equal(["FL1 expired"], bench.Told(9_001));
    }
}
