using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;

namespace Fairlead.Domain.Tests.Instruments;

public sealed class InstrumentTests
{
    [Theory]
    [InlineData("2.99", "0.05")]
    [InlineData("3.00", "0.10")]
    [InlineData("3.01", "0.10")]
    [InlineData("0", "0.05")]
    public void TickRule_AroundItsThreshold_ChangesAtIt(string price, string tick)
    {
        var rule = new TickRule(Price.Of(0.05m), Price.Of(3m), Price.Of(0.10m));

        Assert.Equal(PriceOf(tick), rule.At(PriceOf(price)));
    }

    [Fact]
    public void TickRule_AllowsAndRounds_ByTheStepOfThePrice()
    {
        var rule = new TickRule(Price.Of(0.05m), Price.Of(3m), Price.Of(0.10m));

        Assert.True(rule.Allows(Price.Of(2.95m)));
        Assert.False(rule.Allows(Price.Of(3.05m)));
        Assert.Equal(Price.Of(3.00m), rule.Round(Price.Of(2.97m), Rounding.Up));
        Assert.Equal(Price.Of(3.10m), rule.Round(Price.Of(3.05m), Rounding.Nearest));
        Assert.True(TickRule.Single(Price.Of(0.05m)).Allows(Price.Of(3.05m)));
    }

    [Theory]
    [InlineData(OptionRight.Call, "12.5", "2.5")]
    [InlineData(OptionRight.Call, "10", "0")]
    [InlineData(OptionRight.Call, "9.5", "0")]
    [InlineData(OptionRight.Put, "9.5", "0.5")]
    [InlineData(OptionRight.Put, "10.5", "0")]
    public void Option_Intrinsic_IsNeverNegative(OptionRight right, string underlying, string worth)
    {
        var terms = new OptionTerms(new(0), right, Price.Of(10m), new(2015, 12, 24), new Timestamp(0), ExerciseStyle.American, SettlementStyle.Physical);

        Assert.Equal(PriceOf(worth), terms.Intrinsic(PriceOf(underlying)));
    }

    [Fact]
    public void Master_OfRowsInOrder_FindsThem()
    {
        var master = new InstrumentMaster([Row(0, "A"), Row(1, "B")]);

        Assert.Equal("B", master[new InstrumentId(1)].Symbol);
        Assert.Equal(new InstrumentId(0), master.Find("A")!.Id);
        Assert.Null(master.Find("a"));
        Assert.True(master.Contains(new InstrumentId(1)));
        Assert.False(master.Contains(new InstrumentId(2)));
        Assert.False(master.Contains(new InstrumentId(-1)));
    }

    [Fact]
    public void Master_OfWrongIdsOrTwins_Throws()
    {
        Assert.Throws<ArgumentException>(() => new InstrumentMaster([Row(1, "A")]));
        Assert.Throws<ArgumentException>(() => new InstrumentMaster([Row(0, "A"), Row(1, "A")]));
    }

    [Fact]
    public void Index_IsNotTradable()
    {
        Assert.False((Row(0, "I") with { Kind = InstrumentKind.Index }).IsTradable);
        Assert.True(Row(0, "E").IsTradable);
    }

    [Fact]
    public void Venue_Each_HasACalendar()
    {
        Assert.Equal(["US", "USOPT", "NSE", "NFO", "BSE", "BFO"], Enum.GetValues<Venue>().Select(venue => venue.CalendarName()));
        Assert.Throws<ArgumentOutOfRangeException>(() => ((Venue)99).CalendarName());
    }

    private static Instrument Row(int id, string symbol) => new()
    {
        Id = new(id), Symbol = symbol, Kind = InstrumentKind.Equity, Venue = Venue.UsEquity, Currency = Currency.Usd,
        Tick = TickRule.Single(Price.Of(0.01m)),
    };

    private static Price PriceOf(string text) => Price.TryParse(text, out var price) ? price : throw new ArgumentException(text);
}
