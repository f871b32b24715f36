using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Engine.PaperVenue;
using static Fairlead.Engine.Tests.PaperVenue.Bench;

namespace Fairlead.Engine.Tests.PaperVenue;

/// <summary>The tape rules of the paper and ideal profiles, by order type and kind of data.</summary>
public class OrderTypeTests
{
    /// <summary>Displayed sizes count, nothing else is in the way.</summary>
    internal static VenueProfile Plain { get; } = VenueProfiles.Ideal with { Name = "plain", IgnoresSize = false };

    private static readonly OrderTerms Market = OrderTerms.Market;

    [Fact]
    public void Market_QuotesWithSize_FillsInPartsAsTheQuoteRenews()
    {
        var bench = new Bench(Plain);
        bench.Quote(1, 10.00m, 10.02m, askSize: 60);
        bench.Buy(2, 100, Market);
        Assert.Equal(["FL1 accepted", "FL1 filled 60 @ 10.02"], bench.Told(2));
        bench.Quote(3, 9.99m, 10.02m, askSize: 60);
        Assert.Empty(bench.Told(3));
        bench.Quote(4, 9.99m, 10.03m, askSize: 60);
        Assert.Equal(["FL1 filled 40 @ 10.03"], bench.Told(4));
        bench.Sell(5, 10, Market);
        var fill = Assert.Single(bench.Fills(5));
        Assert.Equal(P(9.99m), fill.Price);
        Assert.Equal("plain: market at quote", fill.Explanation!.Rule);
        Assert.Equal(Liquidity.Taken, fill.Explanation.Liquidity);
        Assert.Equal(P(10.03m), fill.Explanation.Quote!.Value.Ask);
        Assert.Null(fill.Explanation.Bar);
    }

    [Fact]
    public void Market_SizeTakenByOneOrder_IsNotThereForTheNext()
    {
        var bench = new Bench(Plain);
        bench.Quote(1, 10.00m, 10.02m, askSize: 60);
        bench.Buy(2, 50, Market);
        bench.Buy(3, 50, Market);
        Assert.Equal(["FL1 accepted", "FL1 filled 50 @ 10.02", "FL2 accepted", "FL2 filled 10 @ 10.02"], bench.Told(3));
    }

    [Fact]
    public void Market_SideBars_TakesTheCloseWithItsSize()
    {
        var bench = new Bench(Plain);
        bench.Bar(0, 60, 10, 10.05m, 9.95m, 10.03m, volume: 30, MarketKind.AskBar);
        bench.Bar(0, 60, 9.98m, 10.00m, 9.90m, 10.01m, volume: 30, MarketKind.BidBar);
        bench.Buy(60, 40, Market);
        Assert.Equal(["FL1 accepted", "FL1 filled 30 @ 10.03"], bench.Told(60));
    }

    [Fact]
    public void Market_CrossedQuote_Waits()
    {
        var bench = new Bench(Plain);
        bench.Quote(1, 10.05m, 10.02m);
        bench.Buy(2, 10, Market);
        Assert.Equal(["FL1 accepted"], bench.Told(2));
        bench.Quote(3, 10.00m, 10.02m);
        Assert.Equal(["FL1 filled 10 @ 10.02"], bench.Told(3));
    }

    [Fact]
    public void Market_PrintsOnly_TakesTheNextSoundPrint()
    {
        var bench = new Bench(Plain);
        bench.Print(1, 10);
        bench.Buy(2, 150, Market);
        bench.Print(3, 99, isSuspicious: true);
        Assert.Equal(["FL1 accepted"], bench.Told(3));
        bench.Print(4, 10.10m, size: 100);
        bench.Print(5, 10.20m, size: 100);
        var fills = bench.Fills(5);
        Assert.Equal([(100L, P(10.10m)), (50L, P(10.20m))], fills.Select(fill => (fill.Quantity.Units, fill.Price)));
        Assert.Contains("no quotes", fills[0].Explanation!.Assumption, StringComparison.Ordinal);
    }

    [Fact]
    public void Market_BarsOnly_FillsAtTheOpenOfTheNextBarWithItsShare()
    {
        var bench = new Bench(Plain with { MaxBarShare = 0.1m });
        bench.Bar(0, 60, 10, 11, 9, 10.50m);
        bench.Buy(60, 150, Market);
        Assert.Equal(["FL1 accepted"], bench.Told(60));
        bench.Bar(60, 120, 10.60m, 11, 9, 10, volume: 1000);
        Assert.Equal(["FL1 filled 100 @ 10.60"], bench.Told(120));
        bench.Bar(120, 180, 10.10m, 11, 9, 10, volume: 1000);
        var fill = Assert.Single(bench.Fills(180));
        Assert.Equal((50L, P(10.10m)), (fill.Quantity.Units, fill.Price));
        Assert.Equal(P(10.10m), fill.Explanation!.Bar!.Value.Open);
    }

    [Fact]
    public void Market_BarsOnlySentWithinABar_SkipsThatBar()
    {
        var bench = new Bench(Plain);
        bench.Bar(0, 60, 10, 11, 9, 10);
        bench.Buy(61, 10, Market);
        bench.Bar(60, 120, 10.60m, 11, 9, 10);
        Assert.Equal(["FL1 accepted"], bench.Told(120));
        bench.Bar(120, 180, 10.70m, 11, 9, 10);
        Assert.Equal(["FL1 filled 10 @ 10.70"], bench.Told(180));
    }

    [Fact]
    public void Market_BarsOnlyAtCurrentClose_FillsAtOnce()
    {
        var bench = new Bench(Plain with { BarPricing = BarPricing.CurrentClose });
        bench.Bar(0, 60, 10, 11, 9, 10.50m);
        bench.Buy(60, 10, Market);
        Assert.Equal(["FL1 accepted", "FL1 filled 10 @ 10.50"], bench.Told(60));
    }

    [Fact]
    public void Limit_Marketable_TakesTheQuoteAndRestsTheRest()
    {
        var bench = new Bench(Plain);
        bench.Quote(1, 10.00m, 10.02m, askSize: 60);
        bench.Buy(2, 100, OrderTerms.Limit(P(10.05m)));
        Assert.Equal(["FL1 accepted", "FL1 filled 60 @ 10.02"], bench.Told(2));
        bench.Quote(3, 10.00m, 10.06m);
        Assert.Empty(bench.Told(3));
        bench.Quote(4, 10.00m, 10.04m, askSize: 30);
        var fill = Assert.Single(bench.Fills(4));
        Assert.Equal((30L, P(10.05m)), (fill.Quantity.Units, fill.Price));
        Assert.Equal(Liquidity.Added, fill.Explanation!.Liquidity);
    }

    [Theory]
    [InlineData(Side.Buy, 9.99, "filled 100 @ 10.00")]
    [InlineData(Side.Sell, 10.01, "filled 100 @ 10.00")]
    public void Limit_TradedThrough_FillsWholly(Side side, double price, string expected)
    {
        var bench = new Bench(Plain);
        bench.Quote(1, 9.98m, 10.02m);
        bench.Send(2, Request(side, 100, OrderTerms.Limit(P(10m))));
        bench.Print(3, (decimal)price, size: 1);
        Assert.Equal(["FL1 accepted", "FL1 " + expected], bench.Told(3));
    }

    [Fact]
    public void Limit_TouchedByPrints_WaitsForTheQueueThenTakesTheRest()
    {
        var bench = new Bench(Plain);
        bench.Quote(1, 10.00m, 10.02m, bidSize: 150);
        bench.Buy(2, 100, OrderTerms.Limit(P(10m)));
        bench.Print(3, 10.00m, size: 100);
        Assert.Equal(["FL1 accepted"], bench.Told(3));
        bench.Print(4, 10.00m, size: 80);
        Assert.Equal(["FL1 filled 30 @ 10.00"], bench.Told(4));
        bench.Print(5, 10.00m, size: 500);
        Assert.Equal(["FL1 filled 70 @ 10.00"], bench.Told(5));
    }

    [Fact]
    public void Limit_QueueUsedUpToTheLastUnit_FillsFromTheNextPrint()
    {
        var bench = new Bench(Plain);
        bench.Quote(1, 10.00m, 10.02m, bidSize: 150);
        bench.Buy(2, 100, OrderTerms.Limit(P(10m)));
        bench.Print(3, 10.00m, size: 149);
        bench.Print(4, 10.00m, size: 1);
        Assert.Equal(["FL1 accepted"], bench.Told(4));
        bench.Print(5, 10.00m, size: 1);
        Assert.Equal(["FL1 filled 1 @ 10.00"], bench.Told(5));
    }

    [Theory]
    [InlineData(10.01, "FL1 filled 20 @ 10.01")] // improves the bid: nobody ahead
    [InlineData(9.99, null)] // behind the bid: the queue is unknown
    public void Limit_TouchedBesideTheBid_DependsOnTheQueue(double limit, string? expected)
    {
        var bench = new Bench(Plain);
        bench.Quote(1, 10.00m, 10.05m);
        bench.Buy(2, 20, OrderTerms.Limit(P((decimal)limit)));
        bench.Told(2);
        bench.Print(3, (decimal)limit, size: 1000);
        Assert.Equal(expected is null ? [] : [expected], bench.Told(3));
    }

    [Theory]
    [InlineData(10.00, 9.80, 9.90, "FL1 filled 10 @ 9.90")] // within the bar, at the limit
    [InlineData(9.85, 9.80, 9.90, "FL1 filled 10 @ 9.85")] // opened better
    [InlineData(10.00, 9.90, 9.90, null)] // a touch is not enough
    public void Limit_BarsOnly_FillsWhenTheBarGoesThrough(double open, double low, double limit, string? expected)
    {
        var bench = new Bench(Plain);
        bench.Bar(0, 60, 10, 10, 9, 10);
        bench.Buy(60, 10, OrderTerms.Limit(P((decimal)limit)));
        bench.Told(60);
        bench.Bar(60, 120, (decimal)open, 10.10m, (decimal)low, 10);
        Assert.Equal(expected is null ? [] : [expected], bench.Told(120));
    }

    [Fact]
    public void Stop_QuotedAtTheTrigger_BecomesAMarketOrder()
    {
        var bench = new Bench(Plain with { SlippageTicks = 2 });
        bench.Quote(1, 10.00m, 10.02m);
        bench.Sell(2, 150, OrderTerms.Stop(P(9.90m)));
        bench.Quote(3, 9.91m, 9.95m);
        Assert.Equal(["FL1 accepted"], bench.Told(3));
        bench.Quote(4, 9.90m, 9.95m, bidSize: 100);
        Assert.Equal(["FL1 filled 100 @ 9.88"], bench.Told(4));
        bench.Quote(5, 10.00m, 10.05m);
        Assert.Equal(["FL1 filled 50 @ 9.98"], bench.Told(5));
    }

    [Fact]
    public void Stop_PrintAtTheTrigger_TakesTheQuote()
    {
        var bench = new Bench(Plain);
        bench.Quote(1, 10.00m, 10.02m);
        bench.Buy(2, 10, OrderTerms.Stop(P(10.10m)));
        bench.Print(3, 10.09m);
        Assert.Equal(["FL1 accepted"], bench.Told(3));
        bench.Print(4, 10.10m);
        Assert.Equal(["FL1 filled 10 @ 10.02"], bench.Told(4));
    }

    [Theory]
    [InlineData(10.00, 10.20, "FL1 filled 10 @ 10.10")] // within the bar, at the trigger
    [InlineData(10.15, 10.20, "FL1 filled 10 @ 10.15")] // opened beyond it
    [InlineData(10.00, 10.10, "FL1 filled 10 @ 10.10")] // a touch is enough
    [InlineData(10.00, 10.09, null)]
    public void Stop_BarsOnly_FillsAtTheWorseOfTriggerAndOpen(double open, double high, string? expected)
    {
        var bench = new Bench(Plain);
        bench.Bar(0, 60, 10, 10, 9, 10);
        bench.Buy(60, 10, OrderTerms.Stop(P(10.10m)));
        bench.Told(60);
        bench.Bar(60, 120, (decimal)open, (decimal)high, 9.90m, 10);
        Assert.Equal(expected is null ? [] : [expected], bench.Told(120));
    }

    [Fact]
    public void StopLimit_Triggered_TakesTheQuoteWithinItsLimitThenRests()
    {
        var bench = new Bench(Plain);
        bench.Quote(1, 10.00m, 10.02m);
        bench.Buy(2, 100, OrderTerms.StopLimit(P(10.10m), P(10.12m)));
        bench.Quote(3, 10.08m, 10.11m, askSize: 40);
        Assert.Equal(["FL1 accepted", "FL1 filled 40 @ 10.11"], bench.Told(3));
        bench.Quote(4, 10.20m, 10.22m);
        bench.Quote(5, 10.00m, 10.05m, askSize: 100);
        Assert.Equal(["FL1 filled 60 @ 10.12"], bench.Told(5));
    }

    [Fact]
    public void StopLimit_JumpedOver_IsRememberedAsTriggered()
    {
        var bench = new Bench(Plain);
        bench.Quote(1, 10.00m, 10.02m);
        bench.Buy(2, 10, OrderTerms.StopLimit(P(10.10m), P(10.12m)));
        bench.Quote(3, 10.20m, 10.22m);
        Assert.Equal(["FL1 accepted"], bench.Told(3));
        bench.Quote(4, 10.00m, 10.05m);
        Assert.Equal(["FL1 filled 10 @ 10.12"], bench.Told(4));
    }

    [Fact]
    public void StopLimit_BarsOnly_FillsFromTheBarAfterTheTrigger()
    {
        var bench = new Bench(Plain);
        bench.Bar(0, 60, 10, 10, 9, 10);
        bench.Buy(60, 10, OrderTerms.StopLimit(P(10.10m), P(10.12m)));
        bench.Bar(60, 120, 10, 10.30m, 9.90m, 10);
        Assert.Equal(["FL1 accepted"], bench.Told(120));
        bench.Bar(120, 180, 10.20m, 10.30m, 10.11m, 10.20m);
        Assert.Equal(["FL1 filled 10 @ 10.12"], bench.Told(180));
    }

    [Fact]
    public void TrailingStop_Quotes_FollowsTheBidUpAndNeverDown()
    {
        var bench = new Bench(Plain);
        bench.Quote(1, 10.00m, 10.02m);
        bench.Sell(2, 10, OrderTerms.TrailingStop(P(0.10m)));
        bench.Quote(3, 10.30m, 10.32m);
        bench.Quote(4, 10.21m, 10.23m);
        bench.Print(4.5, 10.10m);
        Assert.Equal(["FL1 accepted"], bench.Told(5));
        bench.Quote(6, 10.20m, 10.22m);
        Assert.Equal(["FL1 filled 10 @ 10.20"], bench.Told(6));
    }

    [Fact]
    public void TrailingStop_PrintsOnly_FollowsThePrints()
    {
        var bench = new Bench(Plain);
        bench.Print(1, 10);
        bench.Buy(2, 10, OrderTerms.TrailingStop(P(0.10m)));
        bench.Print(3, 10.00m);
        bench.Print(4, 9.80m);
        bench.Print(5, 9.89m);
        Assert.Equal(["FL1 accepted"], bench.Told(5));
        bench.Print(6, 9.91m);
        Assert.Equal(["FL1 filled 10 @ 9.91"], bench.Told(6));
    }

    [Theory]
    [InlineData(10.00, 10.20, 9.95, 10.15, 9.80, "FL1 filled 10 @ 10.10")] // drawn to 10.10, next bar falls through it
    [InlineData(10.00, 10.20, 9.95, 10.05, 9.99, "FL1 filled 10 @ 10.10")] // drawn and met by its own close
    [InlineData(9.85, 9.95, 9.80, 9.90, 9.80, "FL1 filled 10 @ 9.85")] // opened beyond the first trigger of 9.90
    public void TrailingStop_BarsOnly_TestsThenDraws(
        double open, double high, double low, double close, double nextLow, string expected)
    {
        var bench = new Bench(Plain);
        bench.Bar(0, 60, 10, 10, 9, 10);
        bench.Sell(60, 10, OrderTerms.TrailingStop(P(0.10m)) with { TriggerPrice = P(9.90m) });
        bench.Told(60);
        bench.Bar(60, 120, (decimal)open, (decimal)high, (decimal)low, (decimal)close);
        bench.Bar(120, 180, 10.15m, 10.15m, (decimal)nextLow, 10);
        Assert.Equal([expected], bench.Told(180));
    }

    [Theory]
    [InlineData("print", "FL1 filled 500 @ 10.40")]
    [InlineData("bar", "FL1 filled 500 @ 10.30")]
    [InlineData("quote", "FL1 filled 500 @ 10.22")]
    public void MarketOnOpen_EachKindOfData_TakesTheFirstOfTheNextSession(string data, string expected)
    {
        var bench = new Bench(Plain);
        bench.Buy(100, 500, new OrderTerms { Type = OrderType.MarketOnOpen });
        foreach (var at in new[] { 200, NextOpen + 1 })
        {
            if (data == "print")
                bench.Print(at, at > 200 ? 10.40m : 10m);
            else if (data == "bar")
                bench.Bar(at - 1, at + 59, at > 200 ? 10.30m : 10m, 11, 9, 10);
            else
                bench.Quote(at, 10, at > 200 ? 10.22m : 10.02m);
        }

        Assert.Equal(["FL1 accepted", expected], bench.Told(NextOpen + 60).Where(told => !told.Contains("settles", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("print", "FL1 filled 500 @ 10.10")]
    [InlineData("bar", "FL1 filled 500 @ 10.50")]
    [InlineData("quote", "FL1 filled 500 @ 10.12")]
    public void MarketOnClose_EachKindOfData_TakesTheLastOfTheSession(string data, string expected)
    {
        var bench = new Bench(Plain);
        bench.Buy(100, 500, new OrderTerms { Type = OrderType.MarketOnClose });
        if (data == "print")
            bench.Print(Close - 1, 10.10m);
        else if (data == "bar")
            bench.Bar(Close - 60, Close, 10, 11, 9, 10.50m);
        else
            bench.Quote(Close - 1, 10, 10.12m);
        bench.Print(Close + 10, 77m, isSuspicious: data != "print");
        Assert.Equal(["FL1 accepted", expected], bench.Told(Close + 20));
    }

    [Fact]
    public void Records_OutsideTheSession_FillNothing()
    {
        var bench = new Bench(Plain);
        bench.Buy(-100, 10, OrderTerms.Limit(P(10.05m)));
        bench.Quote(-50, 10.00m, 10.02m);
        bench.Bar(-60, 0, 10, 10, 9, 10);
        Assert.Equal(["FL1 accepted"], bench.Told(-1));
        bench.Quote(0, 10.00m, 10.02m);
        Assert.Equal(["FL1 filled 10 @ 10.05"], bench.Told(1));
    }

    [Fact]
    public void Records_OutOfOrder_FillNothing()
    {
        var bench = new Bench(Plain);
        bench.Quote(5, 10.00m, 10.10m);
        bench.Buy(6, 10, OrderTerms.Limit(P(10.05m)));
        bench.Quote(4, 10.00m, 10.02m);
        Assert.Equal(["FL1 accepted"], bench.Told(6));
    }
}
