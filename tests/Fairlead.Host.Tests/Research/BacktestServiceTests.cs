using Fairlead.Cli.Tests;
using Fairlead.Domain.Instruments;
using Fairlead.Host.Backtest;
using Fairlead.Host.Http;
using Fairlead.Host.Research;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Host.Tests.Replay;

namespace Fairlead.Host.Tests.Research;

public sealed class BacktestServiceTests : IDisposable
{
    private readonly MarketFolder _market = new MarketFolder().WithSwings("20131007", "20131008", "20131009");
    private readonly BacktestService _service;

    public BacktestServiceTests() =>
        _service = new BacktestService(Scenario.Reference, new DataFolders([_market.Data, "/nowhere"], new ManualTime()));

    public void Dispose()
    {
        _service.Dispose();
        _market.Dispose();
    }

    [Fact]
    public void Ask_ARun_IsDoneWithFiguresCurveReportAndHashes()
    {
        var done = Finished(_service.Ask(Body()).Id);
        Assert.Equal(("Done", 1.0, null), (done.State, done.Share, done.Problem));
        Assert.Equal("sma-cross on SPY, 2013-10-07 to 2013-10-09, 1m", done.Title);
        Assert.NotEqual("0", done.Figures.Single(figure => figure.Name == "Round trips").Value);
        Assert.InRange(done.Curve.Count, 2, BacktestFigures.MaxPoints);
        Assert.Matches("^[0-9a-f]{64}$", done.StateHash);
        Assert.Contains("<h1>sma-cross on SPY</h1>", _service.Report(done.Id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_TheSameAskedTwice_IsEqual()
    {
        var (a, b) = (Finished(_service.Ask(Body()).Id), Finished(_service.Ask(Body()).Id));
        Assert.Equal(a.JournalHash, b.JournalHash);
        var view = await _service.Compare(a.Id, b.Id, TestContext.Current.CancellationToken);
        Assert.Equal((true, null, null), (view.AreEqual, view.FirstDifference, view.At));
        Assert.True(view.Equal > 1_000, $"only {view.Equal} items");
    }

    [Fact]
    public async Task Compare_AnotherParameter_NamesItAndTheFirstThingDoneDifferently()
    {
        var (a, b) = (Finished(_service.Ask(Body(("fast", "3"))).Id), Finished(_service.Ask(Body(("fast", "5"))).Id));
        var view = await _service.Compare(a.Id, b.Id, TestContext.Current.CancellationToken);
        Assert.False(view.AreEqual);
        Assert.StartsWith("the runs were asked different things (fast 3 and 5); then at record ", view.FirstDifference, StringComparison.Ordinal);
        Assert.True(view.Equal > 0);
        Assert.InRange(view.At!.Value.ToUtc(), new DateTime(2013, 10, 7, 0, 0, 0, DateTimeKind.Utc), new DateTime(2013, 10, 10, 0, 0, 0, DateTimeKind.Utc));
    }

    [Fact]
    public async Task Compare_OneThatIsNotThere_IsNotFound() =>
        Assert.Equal(404, (await Assert.ThrowsAsync<ProblemException>(() => _service.Compare("backtest-1", "backtest-2", TestContext.Current.CancellationToken))).Status);

    [Fact]
    public void Ask_DaysWithoutData_FailsAndSaysWhatThereIs()
    {
        var failed = Finished(_service.Ask(Body() with { From = new DateOnly(2014, 1, 2), To = new DateOnly(2014, 1, 3) }).Id);
        Assert.Equal("Failed", failed.State);
        Assert.Contains("recorded are 2013-10-07 to 2013-10-09", failed.Problem, StringComparison.Ordinal);
        Assert.Equal(404, Assert.Throws<ProblemException>(() => _service.Report(failed.Id)).Status);
    }

    public static TheoryData<string, BacktestRequestBody, string> BadRequests => new()
    {
        { "folder", Plain with { Folder = "/etc" }, "'/etc' is not among the data folders" },
        { "symbols", Plain with { Symbols = [] }, "0 symbols" },
        { "twice", Plain with { Symbols = ["spy", "SPY"] }, "SPY stands twice" },
        { "days", Plain with { From = new DateOnly(2013, 10, 10) }, "2013-10-10 is after the last 2013-10-09" },
        { "timeframe", Plain with { Timeframe = "7m" }, "timeframe '7m'" },
        { "cash", Plain with { Cash = 0 }, "cash 0" },
        { "strategy", Plain with { Strategy = "sma-cros" }, "did you mean 'sma-cross'?" },
        { "parameter", Plain with { Parameters = new Dictionary<string, string> { ["fats"] = "3" } }, "did you mean 'fast'?" },
        { "value", Plain with { Parameters = new Dictionary<string, string> { ["fast"] = "many" } }, "fast=many" },
    };

    [Theory]
    [MemberData(nameof(BadRequests))]
    public void Ask_WhatMakesNoSense_IsRefusedByName(string what, BacktestRequestBody body, string named)
    {
        var asked = body.Folder.Length == 0 ? body with { Folder = _market.Data } : body;
        var told = ResearchProblem.Explain(Assert.ThrowsAny<Exception>(() => _service.Ask(asked)))!;
        Assert.True(told.Status == 422 && told.Message.Contains(named, StringComparison.Ordinal), $"{what}: {told.Status} {told.Message}");
        Assert.Empty(_service.List());
    }

    [Fact]
    public void Ask_MoreThanMayWait_IsBusyAndWhatWaitsCanBeCancelled()
    {
        // The first may run already; the rest waits behind it.
        var asked = new List<string>();
        var told = Assert.Throws<ProblemException>(() =>
        {
            for (var count = 0; count < 10 * BacktestService.MaxWaiting; count++)
                asked.Add(_service.Ask(Body()).Id);
        });
        Assert.Equal((503, "BUSY"), (told.Status, told.Code));
        Assert.True(asked.Count >= BacktestService.MaxWaiting);
        foreach (var id in Enumerable.Reverse(asked))
        {
            if (!IsOver(_service.Find(id)))
                _service.Delete(id);
        }

        Assert.Equal("Cancelled", Finished(asked[^1]).State);
        Patience.Until(() => _service.List().All(IsOver), "all are over");
        Assert.Equal("Done", Finished(_service.Ask(Body()).Id).State);
    }

    [Fact]
    public void Delete_WhatIsOver_ForgetsItAndItsReport()
    {
        var id = Finished(_service.Ask(Body()).Id).Id;
        _service.Delete(id);
        Assert.Equal(404, Assert.Throws<ProblemException>(() => _service.Find(id)).Status);
        Assert.Equal(404, Assert.Throws<ProblemException>(() => _service.Report(id)).Status);
    }

    [Fact]
    public void Work_CancelledWhileItRuns_StopsBetweenRecords()
    {
        using var scratch = new ResearchScratch("test");
        using var cancellation = new CancellationTokenSource();
        var shares = new List<double>();
        var request = BacktestQuestion.Read(Body(), new DataFolders([_market.Data], new ManualTime()), Scenario.Reference.Catalogue);
        Assert.ThrowsAny<OperationCanceledException>(() => new BacktestWork(Scenario.Reference, scratch).Do("one", request, share =>
        {
            shares.Add(share);
            cancellation.Cancel();
        }, cancellation.Token));
        Assert.Single(shares);
    }

    [Fact]
    public void Data_AFolderAndOneThatIsMissing_AreListedWithTheProblem()
    {
        var folders = _service.Data();
        Assert.Equal([new DataSymbolView("SPY", InstrumentKind.Equity, "1m", new DateOnly(2013, 10, 7), new DateOnly(2013, 10, 9))], folders[0].Symbols);
        Assert.Equal((0, "/nowhere: there is no such data folder"), (folders[1].Symbols.Count, folders[1].Problem));
    }

    [Fact]
    public void Strategies_EachParameter_CanBeSetToItsDefault()
    {
        var strategies = _service.Strategies();
        Assert.Equal(Scenario.Reference.Catalogue.Names, strategies.Select(each => each.Name));
        foreach (var strategy in strategies)
            StrategyCheck.Make(Scenario.Reference.Catalogue, strategy.Name, [.. strategy.Parameters.Select(each => KeyValuePair.Create(each.Name, each.Default))]);
        var fast = strategies.Single(each => each.Name == "sma-cross").Parameters.Single(each => each.Name == "fast");
        Assert.Equal("int", fast.Type);
        Assert.NotNull(fast.Min);
    }

    [Fact]
    public void Curve_TooLong_KeepsItsEndsAndItsExtremes()
    {
        var points = Enumerable.Range(0, 50_000).Select(index => new EquityPoint(
            new Domain.Time.Timestamp(index), index switch { 33_333 => -5, 44_444 => 5_000_000, _ => 1_000 + (index % 17) })).ToList();
        var curve = BacktestFigures.Curve(points);
        Assert.InRange(curve.Count, 500, BacktestFigures.MaxPoints);
        Assert.Equal((0, 49_999), (curve[0].At.Nanos, curve[^1].At.Nanos));
        Assert.Equal((-5, 5_000_000), (curve.Min(row => row.Equity), curve.Max(row => row.Equity)));
        Assert.Equal(curve.OrderBy(row => row.At), curve);
    }

    private static BacktestRequestBody Plain { get; } = new(
        "", ["SPY"], new DateOnly(2013, 10, 7), new DateOnly(2013, 10, 9), "1m", "sma-cross", new Dictionary<string, string>(), Cash: null);

    private BacktestRequestBody Body(params (string Key, string Value)[] parameters) => Plain with
    {
        Folder = _market.Data,
        Parameters = parameters.Append(("slow", "12")).ToDictionary(pair => pair.Item1, pair => pair.Item2),
    };

    private BacktestView Finished(string id)
    {
        Patience.Until(() => IsOver(_service.Find(id)), $"{id} is over");
        return _service.Find(id);
    }

    private static bool IsOver(BacktestView view) => view.State is "Done" or "Failed" or "Cancelled";
}
