using System.Globalization;
using System.IO.Compression;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Markets.Lean;
using Fairlead.Markets.Tapes;

namespace Fairlead.Markets.Tests.Lean;

/// <summary>Every file of the recorded market, counted the slow way beside the reader.</summary>
public sealed class RecordedMarketTests
{
    [Fact]
    public void EveryFile_IsReadRowForRow()
    {
        var inventory = DataInventory.Scan(RecordedData.Require());
        Assert.Empty(inventory.Ignored);
        foreach (var file in inventory.Files)
        {
            var set = Load(RequestOf(file));
            var isOption = file.Series.Kind == InstrumentKind.Option;
            var kinds = set.Tape.Records.ToArray()
                .Where(record => set.Instruments[record.Instrument].Kind == InstrumentKind.Option == isOption)
                .GroupBy(record => record.Kind).ToDictionary(group => group.Key, group => group.Count());

            Assert.True(Matches(SlowCount(file), kinds), $"{file.Path}: {string.Join(", ", kinds)} against {SlowCount(file)}");
            Assert.True(IsSorted(set.Tape), file.Path);
            Assert.Equal(set.Tape.Count, set.Report.Records);
            Assert.DoesNotContain(set.Report.Issues, issue => issue.Kind != DataIssueKind.ZeroSize);
        }
    }

    [Fact]
    public void Inventory_OfTheFolder_NamesWhatIsThere()
    {
        var inventory = DataInventory.Scan(RecordedData.Require());

        Assert.Contains(new DataSeriesSummary(
            new DataSeries(InstrumentKind.Equity, "usa", Resolution.Tick, "SPY", MarketContent.Trades), 2, new(2013, 10, 7), new(2013, 10, 8)), inventory.Series);
        Assert.Contains(new DataSeriesSummary(
            new DataSeries(InstrumentKind.Equity, "usa", Resolution.Day, "IWM", MarketContent.Trades), 1, null, null), inventory.Series);
        Assert.Contains(new DataSeriesSummary(
            new DataSeries(InstrumentKind.Option, "usa", Resolution.Minute, "GOOG", MarketContent.Quotes), 2, new(2015, 12, 23), new(2015, 12, 24)), inventory.Series);
    }

    [Fact]
    public void SpyMinute_FirstRows_AreTheHandCheckedOnes()
    {
        var set = Load(Request("SPY", new(2013, 10, 7)) with { Session = SessionFilter.All });
        var records = set.Tape.Records;

        // 04:00 New York is 08:00Z; the bar is known at its end. Quotes of an instant come before its trades.
        Assert.Equal("2013-10-07T08:01:00Z BidBar 167.27 167.27 167.15 167.25 300", Line(records[0]));
        Assert.Equal("2013-10-07T08:01:00Z AskBar 168.00 168.00 167.26 167.27 20000", Line(records[1]));
        Assert.Equal("2013-10-07T08:01:00Z TradeBar 167.41 167.41 167.25 167.27 3197", Line(records[2]));
        Assert.Equal("2013-10-07T08:00:00Z", records[2].AsBar().StartAt.ToString());
        Assert.Equal((828, 908), (Count(set, MarketKind.TradeBar), Count(set, MarketKind.BidBar)));

        var regular = Load(Request("SPY", new(2013, 10, 7)));
        Assert.Equal(390, Count(regular, MarketKind.TradeBar));
        Assert.Equal("2013-10-07T13:31:00Z", regular.Tape.Records[0].At.ToString());
        Assert.Equal("2013-10-07T20:00:00Z", regular.Tape.Records[^1].At.ToString());
    }

    [Fact]
    public void SpyTicks_FirstRow_IsTheHandCheckedOne()
    {
        var set = Load(Request("SPY", new(2013, 10, 7)) with { Resolution = Resolution.Tick, Session = SessionFilter.All });
        var print = set.Tape.Records[0].AsPrint();

        Assert.Equal(250_601, set.Tape.Count);
        Assert.Equal("2013-10-07T08:00:00.464Z 167.41 100", $"{print.At} {print.Price} {print.Size}");
        Assert.Equal(('P', 0x20002000u, false), ((char)print.VenueCode, print.SaleCondition, print.IsSuspicious));
    }

    [Fact]
    public void SpyDaily_OfAllYears_IsOnTheCalendarWithoutGapOrStranger()
    {
        var set = Load(Request("SPY", new(1998, 1, 1), new(2021, 3, 31)) with { Resolution = Resolution.Day });

        Assert.Equal(5_849, set.Tape.Count);
        Assert.Empty(set.Report.Gaps);
        Assert.Empty(set.Report.Issues);
        var first = set.Tape.Records[0].AsBar();
        Assert.Equal("1998-01-02T14:30:00Z 1998-01-02T21:00:00Z 97.31 97.53 96.53 97.36 2150000",
            $"{first.StartAt} {first.EndAt} {first.Open} {first.High} {first.Low} {first.Close} {first.Volume}");
        Assert.Contains(set.Tape.Records.ToArray(), record => record.At.ToString() == "2015-12-24T18:00:00Z");
    }

    [Fact]
    public void GoogChain_OnItsExpiryDay_HasTermsOfTheCalendarAndNickelTicks()
    {
        var set = Load(Chain("GOOG", new(2015, 12, 24)) with { Session = SessionFilter.All });

        Assert.Equal("GOOG", set.Instruments.All[0].Symbol);
        Assert.Equal(2_193, set.Instruments.Count);
        var call = set.Instruments.Find("GOOG 2015-12-24 C 750")!;
        Assert.Equal((InstrumentKind.Option, Venue.UsOption, 100L), (call.Kind, call.Venue, call.Multiplier));
        Assert.Equal("2015-12-24T18:00:00Z", call.Option!.ExpiryAt.ToString());
        Assert.Equal((ExerciseStyle.American, SettlementStyle.Physical), (call.Option.Exercise, call.Option.Settlement));
        Assert.Equal(set.Instruments.All[0].Id, call.Option.Underlying);
        Assert.NotNull(set.Instruments.Find("GOOG 2015-12-31 P 752.5"));
        foreach (var record in set.Tape.Records)
        {
            if (record.Kind is not (MarketKind.BidBar or MarketKind.AskBar) || record.Instrument == call.Option.Underlying)
                continue;
            var (bar, tick) = (record.AsBar(), set.Instruments[record.Instrument].Tick);
            if (!tick.Allows(bar.Open) || !tick.Allows(bar.High) || !tick.Allows(bar.Low) || !tick.Allows(bar.Close))
                Assert.Fail(Line(record));
        }
    }

    [Fact]
    public void AaplChain_WithASaturdaySeries_ExpiresOnTheFridayClose()
    {
        var set = Load(Chain("AAPL", new(2014, 6, 6)));

        Assert.Equal("2015-01-16T21:00:00Z", set.Instruments.Find("AAPL 2015-01-17 C 1000")!.Option!.ExpiryAt.ToString());
        // There is no option quote of AAPL at all: said, not invented.
        Assert.Contains(new DataGap("AAPL options", MarketContent.Quotes, null), set.Report.Gaps);
    }

    [Fact]
    public void Goog_WithoutQuotesOfADay_IsReportedAsGap()
    {
        var request = Request("GOOG", new(2015, 12, 23), new(2015, 12, 25));
        var set = Load(request);

        Assert.Equal(set.Report.Gaps, MarketLoader.FindGaps(request, ZipFixture.Calendars));
        Assert.Equal([new DataGap("GOOG", MarketContent.Quotes, new(2015, 12, 23))], set.Report.Gaps);
    }

    [Fact]
    public void India_IndexAndFund_AreReadInKolkataTime()
    {
        var request = Request("NIFTY50", new(2019, 1, 1), new(2019, 1, 4)) with { Symbols = ["nifty50", "JUNIORBEES"] };

        var set = Load(request);

        var nifty = set.Instruments.Find("NIFTY50")!;
        Assert.Equal((InstrumentKind.Index, Venue.Nse, false), (nifty.Kind, nifty.Venue, nifty.IsTradable));
        Assert.Equal(Venue.Nse, set.Instruments.Find("JUNIORBEES")!.Venue);
        // The row of 09:07, before the opening, is outside the session.
        Assert.Equal("2019-01-01T03:46:00Z TradeBar 10879.95 10885.30 10872.30 10874.10 0", Line(set.Tape.Records[0]));
        Assert.Equal("2019-01-01T03:46:00Z TradeBar 290.00 292.00 290.00 292.00 3", Line(set.Tape.Records[1]));
        Assert.Empty(set.Report.Issues);
        Assert.Equal([null], set.Report.Gaps.Select(gap => gap.On).Distinct());

        var traded = Load(request with { Indexes = IndexTrading.AsIfEquity });
        Assert.True(traded.Instruments.Find("NIFTY50")!.IsTradable);
    }

    [Fact]
    public void Tape_OfTheSameRequestTwice_IsTheSame()
    {
        var request = Chain("GOOG", new(2015, 12, 23), new(2015, 12, 24));

        Assert.Equal(Load(request).Tape.Records.ToArray(), Load(request).Tape.Records.ToArray());
    }

    private static MarketRequest Request(string symbol, DateOnly from, DateOnly? to = null) =>
        new() { DataFolder = RecordedData.Require(), Symbols = [symbol], From = from, To = to ?? from };

    private static MarketRequest Chain(string underlying, DateOnly from, DateOnly? to = null) =>
        Request(underlying, from, to) with { Symbols = [], OptionChains = [underlying] };

    private static MarketRequest RequestOf(DataFile file) => new()
    {
        DataFolder = RecordedData.Require(),
        Symbols = file.Series.Kind == InstrumentKind.Option ? [] : [file.Series.Symbol],
        OptionChains = file.Series.Kind == InstrumentKind.Option ? [file.Series.Symbol] : [],
        From = file.On ?? new DateOnly(1998, 1, 1),
        To = file.On ?? new DateOnly(2030, 12, 31),
        Resolution = file.Series.Resolution,
        Contents = file.Series.Content,
        Session = SessionFilter.All,
    };

    private static MarketSet Load(MarketRequest request) =>
        MarketLoader.Load(request, ZipFixture.Calendars, cancellation: TestContext.Current.CancellationToken);

    private static (int Rows, int Bids, int Asks) SlowCount(DataFile file)
    {
        using var zip = ZipFile.OpenRead(file.Path);
        var entries = zip.Entries.ToArray();
        if (file.Series.Kind == InstrumentKind.Index)
            entries = [.. entries.Where(entry => entry.Name.StartsWith(file.On!.Value.ToString("yyyyMMdd", CultureInfo.InvariantCulture), StringComparison.Ordinal))];
        int rows = 0, bids = 0, asks = 0;
        foreach (var entry in entries)
        {
            using var reader = new StreamReader(entry.Open());
            foreach (var line in reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                rows++;
                if (file.Series.Content != MarketContent.Quotes)
                    continue;
                var fields = line.Split(',');
                bids += fields[1].Length > 0 ? 1 : 0;
                asks += fields[6].Length > 0 ? 1 : 0;
            }
        }

        return (rows, bids, asks);
    }

    private static bool Matches((int Rows, int Bids, int Asks) count, Dictionary<MarketKind, int> kinds) =>
        kinds.TryGetValue(MarketKind.BidBar, out var bids)
            ? bids == count.Bids && kinds[MarketKind.AskBar] == count.Asks && kinds.Count == 2
            : Assert.Single(kinds).Value == count.Rows;

    private static bool IsSorted(Tape tape)
    {
        var records = tape.Records;
        for (var index = 1; index < records.Length; index++)
        {
            if (!TapeOrder.Holds(in records[index - 1], in records[index]))
                return false;
        }

        return true;
    }

    private static int Count(MarketSet set, MarketKind kind) => set.Tape.Records.ToArray().Count(record => record.Kind == kind);

    private static string Line(in MarketRecord record)
    {
        var bar = record.AsBar();
        return $"{record.At} {record.Kind} {bar.Open} {bar.High} {bar.Low} {bar.Close} {bar.Volume}";
    }
}
