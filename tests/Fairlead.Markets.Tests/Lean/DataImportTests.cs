using Fairlead.Markets.Lean;
using Fairlead.Markets.Tapes;

namespace Fairlead.Markets.Tests.Lean;

public sealed class DataImportTests : IDisposable
{
    private readonly ZipFixture _data = new();

    private string Target => Path.Combine(_data.Folder, "tapes");

    public void Dispose() => _data.Dispose();

    [Fact]
    public void Import_OfTwoDays_IsTheLoadedTapeByUtcDay()
    {
        _data.AddTrades("34200000,1,1,1,1,1\n71940000,1,1,1,1,2\n");
        _data.Add("equity/usa/minute/spy/20131008_trade.zip", ("20131008_spy_minute_trade.csv", "34200000,1,1,1,1,3\n"));
        var request = _data.Request with { To = new DateOnly(2013, 10, 8), Session = SessionFilter.All };
        var steps = new Steps();

        var result = DataImport.Run(request, ZipFixture.Calendars, Target, steps, TestContext.Current.CancellationToken);

        // 19:59 to 20:00 New York ends at midnight UTC, which belongs to the next UTC day.
        Assert.Equal(["2013-10-07.tape", "2013-10-08.tape"], result.Files.Select(Path.GetFileName));
        Assert.Equal([new LoadProgress(1, 2, 2), new LoadProgress(2, 2, 3)], steps.Seen);
        using var folder = TapeFolder.Open(Target);
        Assert.Equal([1, 2], folder.Tapes.Select(tape => tape.Count));
        Assert.Equal("SPY", folder.Instruments.All[0].Symbol);
        var joined = folder.Tapes.SelectMany(tape => tape.Records.ToArray()).ToArray();
        Assert.Equal(_data.Load(request).Tape.Records.ToArray(), joined);
        Assert.Equal([Target], Directory.GetDirectories(_data.Folder, "tapes*"));
    }

    [Fact]
    public void Import_OfDailyBars_IsOneFile()
    {
        _data.Add("equity/usa/daily/spy.zip", ("spy.csv", "20131004 00:00,1,1,1,1,1\n20131007 00:00,1,1,1,1,1\n20131008 00:00,1,1,1,1,1\n"));

        var result = DataImport.Run(
            _data.Request with { Resolution = Resolution.Day, To = new DateOnly(2013, 10, 9) }, ZipFixture.Calendars, Target,
            cancellation: TestContext.Current.CancellationToken);

        Assert.Equal("daily.tape", Path.GetFileName(Assert.Single(result.Files)));
        Assert.Equal(2, result.Records);
        Assert.Equal(new DateOnly(2013, 10, 9), Assert.Single(result.Report.Gaps).On);
    }

    [Theory]
    [InlineData("20131004,1,1,1,1,1\n", "field 1 is no day")]
    [InlineData("20131304 00:00,1,1,1,1,1\n", "field 1 is no day")]
    [InlineData("20130230 00:00,1,1,1,1,1\n", "field 1 is no day")]
    [InlineData("2013-0-4 00:00,1,1,1,1,1\n", "field 1 is no day")]
    [InlineData("20131007 00:00,1,1,1,1,1\n20131007 00:00,1,1,1,1,1\n", "out of order: 2013-10-07 after 2013-10-07")]
    public void DailyBars_WithAnImpossibleDay_AreRefused(string rows, string reason)
    {
        _data.Add("equity/usa/daily/spy.zip", ("spy.csv", rows));

        Assert.Contains(": " + reason, _data.LoadFails(_data.Request with { Resolution = Resolution.Day }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_IntoAFolderInUse_IsRefusedBeforeReading()
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "mine.txt"), "precious");

        var fault = Assert.Throws<MarketDataException>(() =>
            DataImport.Run(_data.Request, ZipFixture.Calendars, Target, cancellation: TestContext.Current.CancellationToken));

        Assert.Equal($"{Target}: is not empty; choose another folder or remove it", fault.Message);
        Assert.True(File.Exists(Path.Combine(Target, "mine.txt")));
    }

    [Fact]
    public void Import_ThatFails_LeavesNoFolder()
    {
        _data.AddTrades("nonsense\n");

        Assert.Throws<MarketDataException>(() =>
            DataImport.Run(_data.Request, ZipFixture.Calendars, Target, cancellation: TestContext.Current.CancellationToken));

        Assert.Empty(Directory.GetDirectories(_data.Folder, "tapes*"));
    }

    [Fact]
    public void TapeFolder_WithATapeOutOfItsPlace_IsRefused()
    {
        _data.AddTrades("34200000,1,1,1,1,1\n");
        _data.Add("equity/usa/minute/spy/20131008_trade.zip", ("20131008_spy_minute_trade.csv", "34200000,1,1,1,1,3\n"));
        DataImport.Run(_data.Request with { To = new DateOnly(2013, 10, 8) }, ZipFixture.Calendars, Target, cancellation: TestContext.Current.CancellationToken);
        File.Move(Path.Combine(Target, "2013-10-07.tape"), Path.Combine(Target, "2013-10-09.tape"));

        var fault = Assert.Throws<MarketDataException>(() => TapeFolder.Open(Target));

        Assert.EndsWith("2013-10-09.tape: the tape starts before the one in front of it ends", fault.Message, StringComparison.Ordinal);
    }

    private sealed class Steps : IProgress<LoadProgress>
    {
        public List<LoadProgress> Seen { get; } = [];

        public void Report(LoadProgress value) => Seen.Add(value);
    }
}
