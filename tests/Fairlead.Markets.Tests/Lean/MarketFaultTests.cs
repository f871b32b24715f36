using Fairlead.Domain.Market;
using Fairlead.Markets.Lean;

namespace Fairlead.Markets.Tests.Lean;

/// <summary>Each fault of the data or the request, and what is said about it.</summary>
public sealed class MarketFaultTests : IDisposable
{
    private const string Good = "34200000,1670000,1671000,1669000,1670500,100\n";

    private readonly ZipFixture _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("34260000,1671000,1671000,1674000,1674000,5\n", "high 167.10 below low 167.40")]
    [InlineData("34260000,1671000,1671000,1670000,1674000,5\n", "open 167.10 or close 167.40 outside low 167.00 to high 167.10")]
    [InlineData("34260000,-1,5,-1,5,5\n", "low -0.0001 is not positive")]
    [InlineData("34260000,0,0,0,0,5\n", "low 0.00 is not positive")]
    [InlineData("34200000,1,1,1,1,5\n", "out of order: 34200000 ms after 34200000 ms")]
    [InlineData("34140000,1,1,1,1,5\n", "out of order: 34140000 ms after 34200000 ms")]
    [InlineData("86400000,1,1,1,1,5\n", "the time lies outside the day")]
    [InlineData("34260000,1,1,1,1,-5\n", "-5 units")]
    [InlineData("34260000,1,1,1,1\n", "only 5 fields")]
    [InlineData("34260000,1,1,1,1,5,6\n", "more than 6 fields")]
    [InlineData("34260000,1,x,1,1,5\n", "field 3 is no number")]
    [InlineData("34260000,1,,1,1,5\n", "field 3 is no number")]
    [InlineData("34260000,1,.,1,1,5\n", "field 3 is no number")]
    [InlineData("34260000,1,1 ,1,1,5\n", "field 3 is malformed")]
    [InlineData("34260000,1,1,1,1,1.5\n", "field 6 has more than 0 decimal places")]
    [InlineData("34260000,99999999999999999999,1,1,1,5\n", "field 2 is no number")]
    [InlineData("\0\0\0\0\n", "field 1 is no number")]
    public void TradeBars_WithAnImpossibleRow_NameFileEntryAndRow(string row, string reason)
    {
        var path = _data.AddTrades(Good + row);

        var fault = _data.LoadFails();

        Assert.Equal($"{path}!20131007_spy_minute_trade.csv row 2: {reason}", fault.Message);
        Assert.Equal((path, "20131007_spy_minute_trade.csv", 2), (fault.Path, fault.Entry, fault.Row));
    }

    [Fact]
    public void TradeBars_WithBlankLinesAndCarriageReturns_CountLines()
    {
        _data.AddTrades("34200000,1,1,1,1,1\r\n\r\n34260000,1,1,1,1,1\r\nbad\r\n");

        Assert.Equal(4, _data.LoadFails().Row);
    }

    [Fact]
    public void TradeBars_WithoutTrailingNewline_AreAllRead()
    {
        _data.AddTrades("34200000,1.5,2,1,1,1\n34260000.0,1,1,1,1,1");

        var records = _data.Load().Tape.Records;

        Assert.Equal(2, records.Length);
        Assert.Equal("0.00015", records[0].AsBar().Open.ToString());
    }

    [Fact]
    public void Quotes_CrossedAtTheClose_AreLeftOutAndCounted()
    {
        _data.AddTrades(Good);
        var path = _data.AddQuotes(
            "34200000,1670000,1670000,1670000,1670000,3,1671000,1671000,1671000,1671000,4\n"
            + "34260000,1672000,1672000,1672000,1672000,3,1671000,1671000,1671000,1671000,4\n"
            + "34320000,1671000,1671000,1671000,1671000,3,1671000,1671000,1671000,1671000,4\n");

        var set = _data.Load();

        // The third row is locked, not crossed: that is a quote.
        Assert.Equal(2, CountOf(set, MarketKind.BidBar));
        Assert.Equal(2, CountOf(set, MarketKind.AskBar));
        var issue = Assert.Single(set.Report.Issues);
        Assert.Equal(new DataIssue(DataIssueKind.CrossedQuote, 1, $"{path}!20131007_spy_minute_quote.csv row 2: bid 167.20 above ask 167.10"), issue);
    }

    [Fact]
    public void Quotes_WithABlankSide_GiveNoRecordOfIt()
    {
        _data.AddTrades(Good);
        _data.AddQuotes("34200000,,,,,0,1671000,1671000,1671000,1671000,4\n34260000,1670000,1670000,1670000,1670000,3,,,,,\n34320000,,,,,,,,,,\n");

        var set = _data.Load();

        Assert.Equal(1, CountOf(set, MarketKind.BidBar));
        Assert.Equal(1, CountOf(set, MarketKind.AskBar));
        Assert.Empty(set.Report.Issues);
    }

    [Fact]
    public void Quotes_WithHalfASide_AreRefused()
    {
        _data.AddTrades(Good);
        _data.AddQuotes("34200000,,1,1,1,0,1671000,1671000,1671000,1671000,4\n");

        Assert.EndsWith("row 1: a side of the quote has some prices but not all", _data.LoadFails().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TradeBars_WithAnAbsurdPrice_LeaveTheRowOutAndGoOn()
    {
        _data.AddTrades(Good + "34260000,1671000000,1671000000,1671000000,1671000000,1\n34320000,1670000,1670000,1670000,1670000,1\n");

        var set = _data.Load();

        Assert.Equal(2, set.Tape.Count);
        Assert.Equal((DataIssueKind.AbsurdPrice, 1L), (set.Report.Issues[0].Kind, set.Report.Issues[0].Count));
        Assert.EndsWith("row 2: 167100.00 after 167.05", set.Report.Issues[0].FirstExample, StringComparison.Ordinal);
    }

    [Fact]
    public void TradeBars_WithoutVolume_AreKeptAndCounted()
    {
        _data.AddTrades(Good + "34260000,1,1,1,1,0\n34320000,1,1,1,1,0\n");

        var set = _data.Load();

        Assert.Equal(3, set.Tape.Count);
        Assert.Equal((DataIssueKind.ZeroSize, 2L), (set.Report.Issues[0].Kind, set.Report.Issues[0].Count));
    }

    [Fact]
    public void Prints_MayRepeatATimeButNotGoBack()
    {
        _data.Add("equity/usa/tick/spy/20131007_trade.zip", ("20131007_spy_Trade_Tick.csv",
            "34200000,1670000,100,P,20000020,0\n34200000,1670000,0,,,1\n34199999,1670000,100,P,1,0\n"));

        var fault = _data.LoadFails(_data.Request with { Resolution = Resolution.Tick });

        Assert.EndsWith("row 3: out of order: 34199999 ms after 34200000 ms", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("34200000,1670000,100,P,xyz,0\n", "the sale condition is no hexadecimal number")]
    [InlineData("34200000,1670000,100,P,123456789,0\n", "the sale condition is no hexadecimal number")]
    [InlineData("34200000,1670000,100,NYSE,1,0\n", "the reporting market has more than two letters")]
    [InlineData("34200000,-5,100,P,1,0\n", "price -0.0005 is not positive")]
    public void Prints_WithAnImpossibleRow_AreRefused(string rows, string reason)
    {
        _data.Add("equity/usa/tick/spy/20131007_trade.zip", ("20131007_spy_Trade_Tick.csv", rows));

        Assert.EndsWith("row 1: " + reason, _data.LoadFails(_data.Request with { Resolution = Resolution.Tick }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Zip_Missing_IsAGap()
    {
        _data.AddTrades(Good);
        _data.AddQuotes("");

        var set = _data.Load(_data.Request with { From = new DateOnly(2013, 10, 4), To = new DateOnly(2013, 10, 8) });

        // Friday and Tuesday; the weekend between is none.
        Assert.Equal(
            [new DataGap("SPY", MarketContent.Quotes, new(2013, 10, 4)), new("SPY", MarketContent.Quotes, new(2013, 10, 8)),
             new("SPY", MarketContent.Trades, new(2013, 10, 4)), new("SPY", MarketContent.Trades, new(2013, 10, 8))],
            set.Report.Gaps);
        Assert.Equal(4, set.Report.GapCount);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(60)]
    [InlineData(200)]
    public void Zip_Truncated_IsNamed(int bytes)
    {
        var path = _data.AddTrades(string.Concat(Enumerable.Range(0, 300).Select(minute => $"{34200000 + (minute * 60000)},1670000,1671000,1669000,16705{minute % 100:00},1{minute}\n")));
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..bytes]);

        Assert.StartsWith(path + ": the zip is truncated or corrupt", _data.LoadFails().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Zip_WithAnyFlippedByte_IsNeverReadAsOtherPrices()
    {
        var path = _data.AddTrades(string.Concat(Enumerable.Range(0, 40).Select(minute => $"{34200000 + (minute * 60000)},1670000,1671000,1669000,1670{minute:000},1\n")));
        var original = File.ReadAllBytes(path);
        var expected = _data.Load().Tape.Records.ToArray();
        for (var at = 0; at < original.Length; at++)
        {
            var bytes = (byte[])original.Clone();
            bytes[at] ^= 0x10;
            File.WriteAllBytes(path, bytes);
            try
            {
                // A flip in a field nobody reads (a date, a flag) may load, then with the very same rows.
                Assert.Equal(expected, _data.Load().Tape.Records.ToArray());
            }
            catch (MarketDataException fault)
            {
                Assert.StartsWith(path, fault.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Zip_WithTwoEntries_TakesTheOneNamedByItsDay()
    {
        _data.Add("equity/usa/minute/spy/20131007_trade.zip",
            ("20131008_spy_minute_trade.csv", "34200000,9,9,9,9,9\n"), ("20131007_spy_minute_trade.csv", Good));

        Assert.Equal("167.05", _data.Load().Tape.Records[0].AsBar().Close.ToString());
    }

    [Fact]
    public void Zip_WithTwoEntriesOfOtherDays_IsRefused()
    {
        _data.Add("equity/usa/minute/spy/20131007_trade.zip", ("a.csv", Good), ("b.csv", Good));

        Assert.EndsWith("holds 2 entries, 0 of them named '20131007_...'", _data.LoadFails().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Request_OfAnUnknownSymbol_SaysWhatThereIs()
    {
        _data.AddTrades(Good);

        Assert.Equal($"{_data.Folder}: no data for 'MSFT'; there is SPY", _data.LoadFails(_data.Request with { Symbols = ["MSFT"] }).Message);
        Assert.Equal($"{_data.Folder}: 'SPY' has no Second data, only Minute", _data.LoadFails(_data.Request with { Resolution = Resolution.Second }).Message);
        Assert.Equal($"{_data.Folder}: 'SPY' has no option data", _data.LoadFails(_data.Request with { OptionChains = ["SPY"] }).Message);
    }

    [Fact]
    public void Request_WithReversedOrUnknownDaysOrNoSymbol_IsRefused()
    {
        _data.AddTrades(Good);

        Assert.EndsWith("the first day 2013-10-08 is after the last 2013-10-07",
            _data.LoadFails(_data.Request with { From = ZipFixture.Monday.AddDays(1) }).Message, StringComparison.Ordinal);
        Assert.EndsWith("Calendar US knows 1998-01-01 to 2030-12-31 only.",
            _data.LoadFails(_data.Request with { From = new DateOnly(1997, 1, 1) }).Message, StringComparison.Ordinal);
        Assert.EndsWith("no symbol was asked for", _data.LoadFails(_data.Request with { Symbols = [] }).Message, StringComparison.Ordinal);
        Assert.EndsWith("there is no such data folder", _data.LoadFails(_data.Request with { DataFolder = "/nowhere" }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Request_OfDaysWithoutData_IsAnEmptyTapeWithGaps()
    {
        _data.AddTrades(Good);

        var set = _data.Load(_data.Request with { From = new DateOnly(2014, 1, 1), To = new DateOnly(2014, 1, 3), Contents = MarketContent.Trades });

        Assert.Equal(0, set.Tape.Count);
        Assert.Equal([new DateOnly(2014, 1, 2), new DateOnly(2014, 1, 3)], set.Report.Gaps.Select(gap => gap.On!.Value));
    }

    [Fact]
    public void Rows_OfAClosedDay_AreLeftOutUnlessTheWholeDayIsAskedFor()
    {
        _data.Add("equity/usa/minute/spy/20131006_trade.zip", ("20131006_spy_minute_trade.csv", Good));
        var sunday = _data.Request with { From = new DateOnly(2013, 10, 6), To = new DateOnly(2013, 10, 6), Contents = MarketContent.Trades };

        var regular = _data.Load(sunday);
        var whole = _data.Load(sunday with { Session = SessionFilter.All });

        Assert.Equal((0, 1), (regular.Tape.Count, whole.Tape.Count));
        Assert.Equal(DataIssueKind.ClosedDay, Assert.Single(regular.Report.Issues).Kind);
        Assert.Equal(DataIssueKind.ClosedDay, Assert.Single(whole.Report.Issues).Kind);
    }

    [Fact]
    public void SessionFilter_RegularOnly_KeepsTheLastBarOfTheSessionAndNotTheNext()
    {
        _data.AddTrades("34140000,1,1,1,1,1\n34200000,1,1,1,1,1\n57540000,1,1,1,1,1\n57600000,1,1,1,1,1\n");

        var set = _data.Load();

        Assert.Equal(["2013-10-07T13:31:00Z", "2013-10-07T20:00:00Z"], set.Tape.Records.ToArray().Select(record => record.At.ToString()));
        Assert.Equal(2, set.Report.RowsOutsideSession);
    }

    [Fact]
    public void Clock_OnTheDaysOfDaylightSaving_FollowsTheZone()
    {
        // 2013-03-10 02:00 became 03:00, 2013-11-03 02:00 became 01:00; both Sundays.
        foreach (var (day, at) in new[] { ("20130310", "2013-03-10T08:01:00Z"), ("20131103", "2013-11-03T09:01:00Z") })
            _data.Add($"equity/usa/minute/spy/{day}_trade.zip", ($"{day}_spy_minute_trade.csv", "3600000,1,1,1,1,1\n14400000,1,1,1,1,1\n"));
        var request = _data.Request with { From = new DateOnly(2013, 3, 10), To = new DateOnly(2013, 11, 3), Session = SessionFilter.All };

        var times = _data.Load(request).Tape.Records.ToArray().Select(record => record.At.ToString());

        Assert.Equal(["2013-03-10T06:01:00Z", "2013-03-10T08:01:00Z", "2013-11-03T05:01:00Z", "2013-11-03T09:01:00Z"], times);
    }

    [Fact]
    public void OptionZip_WithAForeignEntry_IsRefused()
    {
        _data.AddTrades(Good);
        _data.Add("option/usa/minute/spy/20131007_trade_american.zip", ("readme.csv", Good));

        Assert.EndsWith("readme.csv: the entry is not named as an option series",
            _data.LoadFails(_data.Request with { OptionChains = ["SPY"] }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Inventory_WithMisnamedZips_ListsThemAsIgnored()
    {
        _data.AddTrades(Good);
        _data.Add("equity/usa/minute/spy/20131008_trade.zip.zip", ("a", ""));
        _data.Add("equity/mars/minute/spy/20131008_trade.zip", ("a", ""));
        _data.Add("stray.zip", ("a", ""));

        var inventory = DataInventory.Scan(_data.Folder);

        Assert.Single(inventory.Files);
        Assert.Equal(["equity/mars/minute/spy/20131008_trade.zip", "equity/usa/minute/spy/20131008_trade.zip.zip", "stray.zip"], inventory.Ignored);
    }

    private static int CountOf(MarketSet set, MarketKind kind) => set.Tape.Records.ToArray().Count(record => record.Kind == kind);
}
