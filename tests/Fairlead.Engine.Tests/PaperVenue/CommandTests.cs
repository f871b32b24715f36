using Fairlead.Domain.Orders;
using Fairlead.Engine.PaperVenue;
using static Fairlead.Engine.Tests.PaperVenue.Bench;
using static Fairlead.Engine.Tests.PaperVenue.OrderTypeTests;

namespace Fairlead.Engine.Tests.PaperVenue;

/// <summary>Cancel, amend, query and their races; latency.</summary>
public class CommandTests
{
    private static readonly ClientOrderId First = new(1);
    private static readonly ClientOrderId Unknown = new(99);

    [Fact]
    public void Cancel_WorkingOrder_Cancels()
    {
        var bench = new Bench(Plain);
        bench.Buy(1, 10, OrderTerms.Limit(P(9m)));
        bench.Venue.Cancel(First, At(2));
        bench.Venue.Cancel(First, At(3));
        bench.Quote(4, 8.00m, 8.10m);
        Assert.Equal(["FL1 accepted", "FL1 cancelled", "FL1 cancel refused ENDED"], bench.Told(4));
    }

    [Fact]
    public void Cancel_FilledOrUnknownOrder_IsRefused()
    {
        var bench = new Bench(Plain);
        bench.Quote(1, 10.00m, 10.02m);
        bench.Buy(2, 10, OrderTerms.Market);
        bench.Venue.Cancel(First, At(3));
        bench.Venue.Cancel(Unknown, At(3));
        Assert.Equal(["FL1 cancel refused ENDED", "FL99 cancel refused NOT_FOUND"], bench.Told(3)[2..]);
    }

    [Fact]
    public void Cancel_RacingAFill_LosesWhenTheFillCameFirst()
    {
        var bench = new Bench(Plain with { SubmitLatency = TimeSpan.FromSeconds(1) });
        bench.Buy(1, 10, OrderTerms.Limit(P(10m)));
        bench.Venue.Cancel(First, At(5));
        bench.Quote(5.5, 9.90m, 9.95m);
        Assert.Equal(["FL1 accepted", "FL1 filled 10 @ 10.00", "FL1 cancel refused ENDED"], bench.Told(7));
    }

    [Fact]
    public void Query_EachStanding_TellsAllThatIsKnown()
    {
        var bench = new Bench(Plain);
        bench.Quote(1, 10.00m, 10.02m, askSize: 4);
        bench.Buy(2, 10, OrderTerms.Limit(P(10.02m)));
        bench.Told(2);
        bench.Venue.Query(First, At(3));
        Assert.Equal(["FL1 filled 4 @ 10.02", "FL1 working 4 of 10"], bench.Told(3));
        bench.Venue.Cancel(First, At(4));
        bench.Told(4);
        bench.Venue.Query(First, At(5));
        bench.Venue.Query(Unknown, At(5));
        Assert.Equal(["FL1 filled 4 @ 10.02", "FL1 cancelled", "FL99 not found"], bench.Told(5));
    }

    [Fact]
    public void Submit_SameIdTwice_ReportsTheFirst()
    {
        var bench = new Bench(Plain);
        bench.Buy(1, 10, OrderTerms.Limit(P(9m)));
        bench.Venue.Submit(First, Request(Side.Sell, 77, OrderTerms.Market), At(2));
        bench.Quote(3, 10.00m, 10.02m);
        Assert.Equal(["FL1 accepted", "FL1 working 0 of 10"], bench.Told(3));
    }

    [Fact]
    public void Amend_PriceIntoTheMarket_FillsAtOnce()
    {
        var bench = new Bench(Plain);
        bench.Quote(1, 10.00m, 10.02m);
        bench.Buy(2, 10, OrderTerms.Limit(P(9m)));
        bench.Venue.Amend(First, Q(20), OrderTerms.Limit(P(10.02m)), At(3));
        Assert.Equal(["FL1 accepted", "FL1 amended to 20", "FL1 filled 20 @ 10.02"], bench.Told(3));
    }

    [Theory]
    [InlineData(3, "amend refused BELOW_FILLED")]
    [InlineData(0, "amend refused QUANTITY")]
    [InlineData(4, "amended to 4")] // all of it is filled: nothing is left to say
    [InlineData(5, "amended to 5")]
    public void Amend_PartlyFilled_MayNotGoBelowTheFill(long quantity, string expected)
    {
        var bench = new Bench(Plain);
        bench.Quote(1, 10.00m, 10.02m, askSize: 4);
        bench.Buy(2, 10, OrderTerms.Limit(P(10.02m)));
        bench.Told(2);
        bench.Venue.Amend(First, Q(quantity), OrderTerms.Limit(P(10.02m)), At(3));
        Assert.Equal(["FL1 " + expected], bench.Told(3));
        bench.Quote(4, 10.00m, 10.01m, askSize: 100);
        var left = expected.StartsWith("amended", StringComparison.Ordinal) ? quantity - 4 : 6;
        Assert.Equal(left == 0 ? [] : [$"FL1 filled {left} @ 10.02"], bench.Told(4));
    }

    [Fact]
    public void Amend_UnknownEndedOtherTypeOffTick_IsRefused()
    {
        var bench = new Bench(Plain);
        bench.Buy(1, 10, OrderTerms.Limit(P(9m)));
        bench.Venue.Amend(Unknown, Q(1), OrderTerms.Limit(P(9m)), At(2));
        bench.Venue.Amend(First, Q(1), OrderTerms.Market, At(2));
        bench.Venue.Amend(First, Q(1), OrderTerms.Limit(P(9.001m)), At(2));
        bench.Venue.Cancel(First, At(3));
        bench.Venue.Amend(First, Q(1), OrderTerms.Limit(P(9m)), At(4));
        Assert.Equal(["FL99 amend refused NOT_FOUND", "FL1 amend refused UNSUPPORTED", "FL1 amend refused TICK", "FL1 cancelled",
            "FL1 amend refused ENDED"], bench.Told(4)[1..]);
    }

    [Fact]
    public void Amend_SmallerQuantity_KeepsItsPlace_AnotherPriceLosesIt()
    {
        var bench = new Bench(Plain);
        for (var order = 0; order < 3; order++)
            bench.Buy(1, 100, OrderTerms.Limit(P(10m)));
        bench.Venue.Amend(First, Q(50), OrderTerms.Limit(P(10m)), At(2));
        bench.Venue.Amend(new ClientOrderId(2), Q(100), OrderTerms.Limit(P(9.99m)), At(3));
        bench.Venue.Amend(new ClientOrderId(2), Q(100), OrderTerms.Limit(P(10m)), At(4));
        bench.Told(4);
        bench.Quote(5, 9.90m, 10.00m, askSize: 160);
        Assert.Equal(["FL1 filled 50 @ 10.00", "FL3 filled 100 @ 10.00", "FL2 filled 10 @ 10.00"], bench.Told(5));
    }

    [Fact]
    public void Latency_OrderWorksLate_AndEachFactHasItsOwnDelay()
    {
        var bench = new Bench(Plain with
        {
            SubmitLatency = TimeSpan.FromMilliseconds(50),
            AckLatency = TimeSpan.FromMilliseconds(30),
            FillLatency = TimeSpan.FromMilliseconds(10),
        });
        bench.Quote(1, 10.00m, 10.02m);
        bench.Buy(2, 10, OrderTerms.Market);
        Assert.Equal(At(2.050), bench.Venue.NextAt);
        bench.Quote(2.040, 10.00m, 10.07m); // the quote moved while the order was on its way
        Assert.Empty(bench.Told(2.059));
        var facts = bench.Facts(2.1);
        Assert.Equal([(At(2.060), "FL1 filled 10 @ 10.07"), (At(2.080), "FL1 accepted")],
            facts.Select(fact => (fact.At, InWords(fact.Fact))));
    }

    [Fact]
    public void Latency_FactsDueTogether_KeepTheOrderOfTheirMaking()
    {
        var bench = new Bench(VenueProfiles.Ideal);
        bench.Quote(1, 10.00m, 10.02m);
        bench.Buy(2, 10, OrderTerms.Market);
        Assert.Equal(["FL1 accepted", "FL1 filled 10 @ 10.02"], bench.Told(2));
    }

    [Fact]
    public void Paper_StandingQuoteOlderThanAMinute_IsNotTaken()
    {
        var bench = new Bench(VenueProfiles.Paper);
        bench.Quote(1, 10.00m, 10.02m);
        bench.Buy(62, 10, OrderTerms.Market);
        Assert.Equal(["FL1 accepted"], bench.Told(63));
        bench.Quote(64, 10.00m, 10.02m);
        Assert.Equal(["FL1 filled 10 @ 10.03"], bench.Told(65));
    }

    [Fact]
    public void MaxPriceAge_Zero_TakesOnlyWhatComesAfterTheOrder()
    {
        var bench = new Bench(Plain with { MaxPriceAge = TimeSpan.Zero });
        bench.Quote(1, 10.00m, 10.02m);
        bench.Buy(2, 10, OrderTerms.Market);
        Assert.Equal(["FL1 accepted"], bench.Told(2));
        bench.Quote(3, 10.00m, 10.03m);
        Assert.Equal(["FL1 filled 10 @ 10.03"], bench.Told(3));
    }

    [Fact]
    public void NoPrice_WithinTheBound_RejectsOrCancelsTheRest()
    {
        var bench = new Bench(Plain with { NoPriceAfter = TimeSpan.FromSeconds(10) });
        bench.Buy(1, 10, OrderTerms.Market);
        Assert.Equal(["FL1 accepted"], bench.Told(10.9));
        Assert.Equal(["FL1 rejected NO_PRICE"], bench.Told(11));
        bench.Quote(20, 10.00m, 10.02m, askSize: 4);
        bench.Buy(21, 10, OrderTerms.Market);
        Assert.Equal(["FL2 accepted", "FL2 filled 4 @ 10.02"], bench.Told(30.9));
        Assert.Equal(["FL2 cancelled"], bench.Told(31));
    }

    [Fact]
    public void NoPrice_WhereBarsAloneAreKnown_WorksUntilTheNextTrade()
    {
        var bench = new Bench(Plain with { NoPriceAfter = TimeSpan.FromSeconds(10) });
        bench.Bar(0, 60, 10, 10, 9, 10);
        bench.Sell(60, 10, OrderTerms.Market);
        Assert.Equal(["FL1 accepted"], bench.Told(3_600));
        bench.Bar(3_600, 3_660, 8, 8, 8, 8);
        Assert.Equal(["FL1 filled 10 @ 8.00"], bench.Told(3_660));
    }

    [Fact]
    public void NoPrice_WherePrintsAloneAreKnown_WorksUntilTheNextTrade()
    {
        var bench = new Bench(Plain with { NoPriceAfter = TimeSpan.FromSeconds(10) });
        bench.Print(1, 10m);
        bench.Sell(2, 10, OrderTerms.Market);
        Assert.Equal(["FL1 accepted"], bench.Told(3_600));
        bench.Print(3_600, 8m, size: 4);
        bench.Print(4_000, 7m, size: 100);
        Assert.Equal(["FL1 filled 4 @ 8.00", "FL1 filled 6 @ 7.00"], bench.Told(4_000));
    }

    [Fact]
    public void NoPrice_WhereBarsAloneAreKnown_ExpiresAtTheClose()
    {
        var bench = new Bench(Plain with { NoPriceAfter = TimeSpan.FromSeconds(10) });
        bench.Bar(0, 60, 10, 10, 9, 10);
        bench.Sell(60, 10, OrderTerms.Market);
        Assert.DoesNotContain("FL1 expired", bench.Told(Bench.Close - 1));
        Assert.Contains("FL1 expired", bench.Told(Bench.Close + 1));
    }

    [Fact]
    public void NoPrice_OfAnInstrumentNothingWasToldOf_Ends()
    {
        // Whether anybody trades it is unknown: the data of another instrument say nothing.
        var bench = new Bench(Plain with { NoPriceAfter = TimeSpan.FromSeconds(10) });
        bench.Bar(0, 60, 10, 10, 9, 10);
        bench.Buy(61, 1, OrderTerms.Market, Bench.Call100);
        Assert.Equal(["FL1 accepted", "FL1 rejected NO_PRICE"], bench.Told(71));
    }

    [Fact]
    public void NoPrice_OnceAQuoteIsKnown_EndsTheWait()
    {
        // Quotes came and went stale: that is a fault of the data, and an order does not hang on it.
        var bench = new Bench(Plain with { NoPriceAfter = TimeSpan.FromSeconds(10), MaxPriceAge = TimeSpan.FromSeconds(1) });
        bench.Bar(0, 60, 10, 10, 9, 10);
        bench.Quote(60, 10.00m, 10.02m);
        bench.Sell(70, 10, OrderTerms.Market);
        Assert.Equal(["FL1 accepted", "FL1 rejected NO_PRICE"], bench.Told(80));
    }
}
