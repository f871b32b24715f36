using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Engine.PaperVenue;
using Fairlead.Engine.PaperVenue.Margin;
using static Fairlead.Engine.Tests.PaperVenue.Bench;

namespace Fairlead.Engine.Tests.PaperVenue;

public class MarginTests
{
    private static MarginPosition Of(InstrumentId id, long units, decimal price, decimal? underlying = null) =>
        new(Master[id], Q(units), P(price), underlying is { } known ? P(known) : null);

    /// <summary>All with the stock at 100.</summary>
    public static TheoryData<string, MarginRule, MarginPosition[], double> Requirements { get; } = new()
    {
        { "half of long stock", MarginRule.RegT, [Of(Stock, 100, 100m)], 5_000 },
        { "half of short stock", MarginRule.RegT, [Of(Stock, -100, 100m)], 5_000 },
        { "long option in full", MarginRule.RegT, [Of(Call100, 2, 3m, 100m)], 600 },
        // -15 %: the put is worth 15 + 2; loss (17 - 2) x 100. Floor 1 000.
        { "naked put by stress", MarginRule.RegT, [Of(Put100, -1, 2m, 100m)], 1_500 },
        // +15 %: 115 - 110 + 0.50; loss 500. Floor 10 % of 11 000.
        { "naked call by floor", MarginRule.RegT, [Of(Call110, -1, 0.50m, 100m)], 1_100 },
        // +15 %: short 15 + 3 -> loss 15; long is worth 5, lost -4: 1 500 - 400 = 1 100; at expiry at most 10 - 2 = 800.
        { "credit spread by its width", MarginRule.RegT, [Of(Call100, -1, 3m, 100m), Of(Call110, 1, 1m, 100m)], 800 },
        { "debit spread by its cost", MarginRule.RegT, [Of(Call100, 1, 3m, 100m), Of(Call110, -1, 1m, 100m)], 200 },
        { "covered call asks the stock's half", MarginRule.RegT, [Of(Stock, 100, 100m), Of(Call110, -1, 1m, 100m)], 5_000 },
        // 50 shares cover nothing of one contract.
        { "half covered call", MarginRule.RegT, [Of(Stock, 50, 100m), Of(Call110, -1, 0.50m, 100m)], 2_500 + 1_100 },
        { "stock by stress", MarginRule.Stress, [Of(Stock, 100, 100m)], 1_500 },
        // -15 %: stock -1 500, long put is worth 15 and cost 2: +1 300; at 0 %: the put's 2 is lost: 200; either 200.
        { "protected stock by stress", MarginRule.Stress, [Of(Stock, 100, 100m), Of(Put100, 1, 2m, 100m)], 200 },
        { "cash: longs in full", MarginRule.Cash, [Of(Stock, 100, 100m), Of(Call110, -1, 1m, 100m)], 10_000 },
        { "none", MarginRule.None, [Of(Stock, 100, 100m)], 0 },
        // The future at 20 000 falls 15 %.
        { "future by stress", MarginRule.RegT, [Of(Nifty, 75, 20_000m)], 225_000 },
    };

    [Theory]
    [MemberData(nameof(Requirements), DisableDiscoveryEnumeration = true)]
    public void Requirement_ByHand_IsMet(string what, MarginRule rule, MarginPosition[] positions, double expected) =>
        Assert.True((decimal)expected == MarginCalculator.Requirement(positions, rule),
            $"{what}: {MarginCalculator.Requirement(positions, rule)} instead of {expected}");

    [Fact]
    public void Requirement_UnknownPrice_IsUnknown()
    {
        Assert.Null(MarginCalculator.Requirement([new MarginPosition(Master[Stock], Q(1), null, null)], MarginRule.RegT));
        Assert.Null(MarginCalculator.Requirement([Of(Put100, -1, 2m)], MarginRule.RegT));
        Assert.NotNull(MarginCalculator.Requirement([Of(Put100, 1, 2m)], MarginRule.RegT));
    }

    [Fact]
    public void CashCover_ShortOptions_NeedSharesOrABetterLong()
    {
        Assert.Null(CashCover.FirstNaked([Of(Stock, 100, 100m), Of(Call110, -1, 1m)]));
        Assert.Null(CashCover.FirstNaked([Of(Call100, 1, 3m), Of(Call110, -1, 1m)]));
        Assert.Equal(Call110, CashCover.FirstNaked([Of(Stock, 199, 100m), Of(Call110, -2, 1m)])?.Instrument.Id);
        Assert.Equal(Call100, CashCover.FirstNaked([Of(Call100, -1, 3m), Of(Call110, 1, 1m)])?.Instrument.Id);
        Assert.Equal(Put100, CashCover.FirstNaked([Of(Put100, -1, 3m)])?.Instrument.Id);
        Assert.Equal(Stock, CashCover.FirstNaked([Of(Stock, -1, 100m)])?.Instrument.Id);
    }

    private static Bench With(MarginRule rule, decimal cash)
    {
        var bench = new Bench(VenueProfiles.Ideal with { Margin = rule, StartingCash = [new Money(cash, Currency.Usd)] });
        bench.Quote(1, 100m, 100m);
        bench.Quote(1, 2m, 2m, instrument: Put100);
        return bench;
    }

    [Theory]
    [InlineData(MarginRule.Cash, 100, true)]
    [InlineData(MarginRule.Cash, 101, false)]
    [InlineData(MarginRule.RegT, 200, true)]
    [InlineData(MarginRule.RegT, 201, false)]
    [InlineData(MarginRule.Stress, 666, true)] // 15 % of 66 600 is 9 990
    [InlineData(MarginRule.Stress, 667, false)]
    public void Buy_WithTenThousand_GoesAsFarAsTheRuleLets(MarginRule rule, long units, bool isTaken)
    {
        var bench = With(rule, 10_000m);
        bench.Buy(2, units, OrderTerms.Market);
        Assert.Equal(isTaken ? $"FL1 filled {units} @ 100.00" : "FL1 rejected MARGIN", bench.Told(2)[^1]);
    }

    [Fact]
    public void Buy_WorkingOrdersSetMarginAside_UntilTheyEnd()
    {
        var bench = With(MarginRule.Cash, 10_000m);
        bench.Buy(2, 100, OrderTerms.Limit(P(60m)));
        bench.Buy(3, 100, OrderTerms.Limit(P(50m)));
        bench.Venue.Cancel(new ClientOrderId(1), At(4));
        bench.Buy(5, 100, OrderTerms.Limit(P(50m)));
        var facts = bench.Facts(5);
        Assert.Equal(["FL1 accepted", "FL2 rejected MARGIN", "FL1 cancelled", "FL3 accepted"], facts.Select(fact => InWords(fact.Fact)));
        Assert.Equal("needs 5000.00 USD, free 4000.00 USD under Cash", Assert.IsType<OrderRejected>(facts[1].Fact).Reason);
    }

    [Fact]
    public void Sell_CashAccount_MayCloseButNotGoShort()
    {
        var bench = With(MarginRule.Cash, 10_000m);
        bench.Buy(2, 10, OrderTerms.Market);
        bench.Sell(3, 6, OrderTerms.Limit(P(200m)));
        bench.Sell(4, 5, OrderTerms.Limit(P(201m)));
        bench.Sell(5, 4, OrderTerms.Market);
        bench.Sell(6, 1, OrderTerms.Market, Put100);
        Assert.Equal(["FL2 accepted", "FL3 rejected MARGIN", "FL4 accepted", "FL4 filled 4 @ 100.00", "FL5 rejected MARGIN"],
            bench.Told(6)[2..]);
    }

    [Fact]
    public void Exit_WhenEquityIsGone_IsStillTaken()
    {
        var bench = With(MarginRule.RegT, 10_000m);
        bench.Buy(2, 200, OrderTerms.Market);
        bench.Quote(3, 40m, 40m);
        bench.Buy(4, 1, OrderTerms.Market);
        bench.Sell(5, 200, OrderTerms.Market);
        Assert.Equal(["FL2 rejected MARGIN", "FL3 accepted", "FL3 filled 200 @ 40.00"], bench.Told(5)[2..]);
        Assert.Equal(new Money(-2_000m, Currency.Usd), bench.Venue.Cash(Currency.Usd));
    }

    [Fact]
    public void Entry_NoPriceKnown_IsRefused()
    {
        var bench = With(MarginRule.RegT, 10_000m);
        bench.Buy(2, 1, OrderTerms.Market, Call110);
        Assert.Equal(["FL1 rejected MARGIN"], bench.Told(2));
    }
}
