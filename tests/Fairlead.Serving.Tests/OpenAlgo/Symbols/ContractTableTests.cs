using Fairlead.Domain.Instruments;
using Fairlead.Host.OpenAlgo;
using Fairlead.Host.OpenAlgo.Symbols;
using Fairlead.Markets.Calendars;
using Fairlead.Practice;

namespace Fairlead.Serving.Tests.OpenAlgo.Symbols;

public sealed class ContractTableTests
{
    private static readonly ContractTable Table = SmallListing.Table;

    [Theory]
    [InlineData("NIFTY", "NSE_INDEX", "NIFTY 50", "INDEX")]
    [InlineData("INDIAVIX", "NSE_INDEX", "INDIA VIX", "INDEX")]
    [InlineData("NIFTYNXT50", "NSE_INDEX", "NIFTY NEXT 50", "INDEX")]
    [InlineData("SENSEX", "BSE_INDEX", "SENSEX", "INDEX")]
    [InlineData(" m&m ", "nse", "M&M", "EQ")]
    [InlineData("360ONE", "NSE", "360ONE-EQ", "EQ")]
    [InlineData("NIFTY28OCT25FUT", "NFO", "NIFTY 50 2025-10-28 F", "FUT")]
    [InlineData("VEDL28OCT25292.5CE", "NFO", "VEDL 2025-10-28 Call 292.5", "CE")]
    [InlineData("VEDL28OCT25290PE", "NFO", "VEDL 2025-10-28 Put 290", "PE")]
    public void Find_UniformSymbol_IsOurInstrument(string symbol, string exchange, string ours, string type)
    {
        var found = Table.Find(symbol, exchange);
        Assert.NotNull(found);
        Assert.Equal((ours, type), (found.BrokerSymbol, found.Type));
        Assert.Same(found, Table.Of(found.Instrument));
    }

    [Theory]
    [InlineData("NIFTY", "NSE")]
    [InlineData("SPY", "NSE")]
    [InlineData("NIFTY", "NOWHERE")]
    public void Find_WhatIsNotThere_IsNull(string symbol, string exchange) => Assert.Null(Table.Find(symbol, exchange));

    [Fact]
    public void Row_OfAnOption_HasTheColumnsOfTheTable()
    {
        var row = Table.Find("NIFTY28OCT2525000CE", "NFO")!;
        Assert.Equal(("NIFTY", "NFO", "28-OCT-25", 25_000m), (row.Name, row.BrokerExchange, row.Expiry, row.Strike));
        Assert.Equal(row.Instrument.Index.ToString(System.Globalization.CultureInfo.InvariantCulture), row.Token);
        var index = Table.Find("NIFTY", "NSE_INDEX")!;
        Assert.Equal(("NIFTY", "NSE", "", 0m, (long?)null), (index.Name, index.BrokerExchange, index.Expiry, index.Strike, index.FreezeQuantity));
    }

    [Fact]
    public void Exchanges_OfTheContract_AreFourteen()
    {
        Assert.Equal(14, Exchanges.All.Distinct().Count());
        Assert.All(Exchanges.Derivatives.Concat(Exchanges.QuoteOnly), each => Assert.True(Exchanges.IsKnown(each)));
        Assert.DoesNotContain(Exchanges.All, each => Exchanges.IsDerivative(each) && Exchanges.IsQuoteOnly(each));
        Assert.Null(Exchanges.Of(Venue.UsOption, InstrumentKind.Option));
    }

    [Fact]
    public void Case39_ExpiriesOfOptions_RiseAndArePresent()
    {
        string[] Expiries(bool isOptions, DateOnly from) => [.. Table.Expiries("nifty", "NFO", isOptions, from).Select(SymbolGrammar.Dashed)];

        Assert.Equal(["28-OCT-25", "04-NOV-25", "30-DEC-25"], Expiries(isOptions: true, SmallListing.October));
        Assert.Equal(["04-NOV-25", "30-DEC-25"], Expiries(isOptions: true, SmallListing.October.AddDays(1)));
        Assert.Equal(["28-OCT-25"], Expiries(isOptions: false, SmallListing.October));
        Assert.Empty(Table.Expiries("SPY", "NFO", isOptions: true, SmallListing.October));
    }

    [Fact]
    public void Strikes_OfASeries_RiseWithoutRepeats()
    {
        Assert.Equal([290m, 292.5m, 295m], Table.Strikes("VEDL", SmallListing.October, OptionRight.Put, "NFO"));
        Assert.Empty(Table.Strikes("VEDL", SmallListing.November, OptionRight.Put, "NFO"));
    }

    /// <summary>Acceptance case 40: the rows of an exchange, or of all.</summary>
    [Fact]
    public void Case40_RowsOfAnExchange_AreItsOwn()
    {
        Assert.Equal(["M&M", "BAJAJ-AUTO", "360ONE", "VEDL"], Table.All("NSE").Select(row => row.Symbol));
        Assert.Empty(Table.All("MCX"));
        Assert.Equal(Table.Count, Table.All().Count);
        Assert.DoesNotContain(Table.All(), row => row.Name == "SPY");
    }

    [Fact]
    public void Search_OfAWord_RanksExactThenPrefixThenInside()
    {
        var found = Table.Search("nifty").Select(row => row.Symbol).ToList();
        Assert.Equal(["NIFTY", "NIFTYNXT50", "NIFTY28OCT25FUT", "NIFTY28OCT2523400CE"], found.Take(4));
        Assert.Equal(["NIFTY28OCT2525000CE", "NIFTY28OCT2525000PE"],
            Table.Search("25000 28oct25", "NFO").Select(row => row.Symbol).Where(each => each.StartsWith("NIFTY28", StringComparison.Ordinal)));
        Assert.Equal("NIFTY28OCT2525000CE", Table.Search("nifty 28oct25 25000 ce")[0].Symbol);
        Assert.Equal("INDIAVIX", Assert.Single(Table.Search("vix")).Symbol);
        Assert.Contains(Table.Search("292.5"), row => row.Symbol == "VEDL28OCT25292.5PE");
        Assert.All(Table.Search("M&M", "NFO"), row => Assert.Equal("M&M", row.Name));
    }

    [Fact]
    public void Search_OfNothing_IsRefused()
    {
        Assert.Empty(Table.Search("NOSUCH"));
        Assert.Empty(Table.Search("NIFTY", "MCX"));
        Assert.Equal(400, Assert.Throws<OpenAlgoException>(() => Table.Search("  ")).Status);
    }

    [Fact]
    public void Table_OfTwoInstrumentsWithOneName_IsRefused()
    {
        var master = SmallListing.Master();
        var twin = master.All[0] with { Id = new InstrumentId(master.Count), Symbol = "Nifty50" };
        Assert.Throws<ArgumentException>(() => ContractTable.Of(new InstrumentMaster([.. master.All, twin])));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void PracticeListing_OfIndia_IsFoundAndReadsBack(ulong seed)
    {
        var settings = new PracticeSettings { Region = PracticeRegion.India, Seed = seed, FirstDay = new DateOnly(2026, 11, 23) };
        var master = new InstrumentMaster(PracticeListing.Of(settings, CalendarData.Load()));
        var table = ContractTable.Of(master);
        Assert.Equal(master.Count, table.Count);
        Assert.Equal(table.Count, table.All().Select(row => (row.Symbol, row.Exchange)).Distinct().Count());
        foreach (var instrument in master.All)
        {
            var row = table.Of(instrument.Id)!;
            Assert.Same(row, table.Find(row.Symbol, row.Exchange));
            Assert.Equal(instrument.Kind == InstrumentKind.Index, Exchanges.IsQuoteOnly(row.Exchange));
            if (instrument.Option is not { } option)
                continue;
            Assert.True(SymbolGrammar.TryParse(row.Symbol, out var parsed), row.Symbol);
            Assert.Equal(new ParsedSymbol(master[option.Underlying].Symbol, option.ExpiryOn, IsFuture: false, option.Strike.ToDecimal(), option.Right), parsed);
            Assert.Equal(row.Name, parsed.Name);
            Assert.Contains(parsed.Strike, table.Strikes(parsed.Name, parsed.ExpiryOn, option.Right, row.Exchange));
        }

        Assert.Equal(["BANKNIFTY", "INDIAVIX", "NIFTY"], table.All("NSE_INDEX").Select(row => row.Symbol).Order());
        Assert.Equal(13, table.Expiries("SENSEX", "BFO", isOptions: true, settings.FirstDay).Count);
        Assert.Equal(ContractSearch.Most, table.Search("NIFTY").Count);
    }

    [Fact]
    public void PracticeListing_OfTheUs_HasNoRows()
    {
        var settings = new PracticeSettings { Region = PracticeRegion.Us, Seed = 1, FirstDay = new DateOnly(2026, 11, 23), WeeksOfOptions = 2 };
        Assert.Equal(0, ContractTable.Of(new InstrumentMaster(PracticeListing.Of(settings, CalendarData.Load()))).Count);
    }
}
