using System.Text.Json;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Strategies;
using Fairlead.Host.Backtest;
using Fairlead.Host.Backtest.Sweep;
using Fairlead.Markets.Calendars;
using Fairlead.Markets.Lean;

namespace Fairlead.Cli.Tests.Backtest;

public sealed class SweepTests : IDisposable
{
    private static readonly DeskReference Reference = new(CalendarData.Load(), new StrategyCatalogue(StrategyCatalogue.BuiltIn));

    private readonly MarketFolder _folder = new MarketFolder().WithSwings("20131007", "20131008", "20131009", "20131010", "20131011");

    private BacktestRequest Request => new()
    {
        DataFolder = _folder.Data,
        Instruments = ["SPY"],
        From = new DateOnly(2013, 10, 7),
        To = new DateOnly(2013, 10, 11),
        Strategy = "sma-cross",
        Cash = 100_000m,
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("fast=5..20:5", "5,10,15,20")]
    [InlineData("fast=5..21:5", "5,10,15,20")]
    [InlineData("fast=3..5", "3,4,5")]
    [InlineData("a=0.1..0.3:0.1", "0.1,0.2,0.3")]
    [InlineData("a=-1..1", "-1,0,1")]
    [InlineData("range=5m..15m:5m", "5m,10m,15m")]
    [InlineData("mode=LongOnly,LongShort", "LongOnly,LongShort")]
    public void Axis_Text_GivesItsValues(string text, string values) =>
        Assert.Equal(values, string.Join(',', SweepAxis.Parse(text).Values));

    [Fact]
    public void Grid_OneOrManyThreads_GivesTheSameRows()
    {
        var (market, grid) = (Load(Request), Grid("fast=3..9:2", "slow=12..36:8"));
        var one = new GridRun(Request, market, Reference, threads: 1).Run(grid, progress: null, TestContext.Current.CancellationToken);
        var four = new GridRun(Request, market, Reference, threads: 4).Run(grid, progress: null, TestContext.Current.CancellationToken);
        Assert.Equal(16, one.Count);
        Assert.Equal(Text(one), Text(four));
        Assert.True(one.Zip(one.Skip(1)).All(pair => pair.First.NetProfitPct >= pair.Second.NetProfitPct));
        Assert.True(one.Select(row => row.NetProfitPct).Distinct().Count() > 8);
    }

    [Fact]
    public void Row_OfACombination_IsThatCombinationsOwnBacktest()
    {
        var (market, grid) = (Load(Request), Grid("fast=3..9:2", "slow=12..36:8"));
        var rows = new GridRun(Request, market, Reference, threads: 2).Run(grid, progress: null, TestContext.Current.CancellationToken);
        var row = rows[5];
        var alone = Alone(Request with { Parameters = [.. row.Parameters] }, market);
        Assert.Equal((alone.NetProfitPct, alone.Trades, alone.Charges, alone.Fills), (row.NetProfitPct, row.Trades, row.Charges, row.Fills));
    }

    [Fact]
    public void Ties_InProfit_StandInTheGridsOrder()
    {
        // A stop that is never reached makes every row equal.
        var rows = new GridRun(Request, Load(Request), Reference, threads: 3)
            .Run(Grid("trail-percent=40..50"), progress: null, TestContext.Current.CancellationToken);
        Assert.Single(rows.Select(row => row.NetProfitPct).Distinct());
        Assert.Equal(Enumerable.Range(40, 11).Select(value => $"{value}"), rows.Select(row => row.Parameters["trail-percent"]));
    }

    [Fact]
    public void WalkForward_EachFold_IsChosenOnThePastAndTriedOnTheDaysAfter()
    {
        var (market, grid) = (Load(Request), Grid("fast=3..9:2", "slow=12..36:8"));
        var one = new WalkForward(Request, market, Reference, threads: 1).Run(grid, folds: 3, progress: null, TestContext.Current.CancellationToken);
        var four = new WalkForward(Request, market, Reference, threads: 4).Run(grid, folds: 3, progress: null, TestContext.Current.CancellationToken);
        Assert.Equal(Text(one), Text(four));
        Assert.Equal(["07-08>09-09", "07-09>10-10", "07-10>11-11"], one.Folds.Select(fold =>
            $"{fold.InSampleFrom:dd}-{fold.InSampleTo:dd}>{fold.OutOfSampleFrom:dd}-{fold.OutOfSampleTo:dd}"));
        var compounded = 1.0;
        foreach (var fold in one.Folds)
        {
            // The slow way: only those days are read from the disk, and run on their own.
            var past = Request with { From = fold.InSampleFrom, To = fold.InSampleTo };
            var best = new GridRun(past, Load(past), Reference, threads: 1).Run(grid, progress: null, TestContext.Current.CancellationToken)[0];
            Assert.Equal(Text(best), Text(fold.InSample));
            var after = Request with { From = fold.OutOfSampleFrom, To = fold.OutOfSampleTo, Parameters = [.. best.Parameters] };
            var tried = Alone(after, Load(after));
            Assert.Equal(tried.NetProfitPct, fold.OutOfSample!.NetProfitPct);
            compounded *= 1 + (tried.NetProfitPct!.Value / 100);
        }

        Assert.Equal((compounded - 1) * 100, one.Together.NetProfitPct!.Value, precision: 5);
    }

    [Fact]
    public void Verb_SweepAsJson_IsASortedArray()
    {
        var answer = Cli.Backtest(_folder.Data, "2013-10-07", "2013-10-11", "SPY", "sma-cross", "--sweep", "fast=3..9:2", "--sweep", "slow=12..36:8", "--json");
        Assert.Equal(ExitCode.Success, answer.Code);
        var profits = answer.Json.EnumerateArray().Select(row => row.GetProperty("netProfitPct").GetDouble()).ToArray();
        Assert.Equal(16, profits.Length);
        Assert.Equal(profits.OrderDescending(), profits);
        var walked = Cli.Backtest(_folder.Data, "2013-10-07", "2013-10-11", "SPY", "sma-cross", "--sweep", "fast=3..9:2", "--walk-forward", "--json");
        Assert.Equal(3, walked.Json.GetProperty("folds").GetArrayLength());
    }

    [Fact]
    public void Grid_CombinationsTheStrategyRefuses_AreLeftOutAndCounted()
    {
        // fast 5, 10, 15, 20 and slow 10, 20: of eight pairs (10,10) (15,10) (20,10) (20,20) are refused.
        var grid = Grid("fast=5..20:5", "slow=10..20:10");
        Assert.Equal(["5/10", "5/20", "10/20", "15/20"], grid.Combinations.Select(each => string.Join('/', each.Select(pair => pair.Value))));
        Assert.Equal((4, "strategy sma-cross: slow=10 is not above fast=10"), (grid.Refused, grid.FirstRefusal));
        Assert.Null(Grid("fast=5..9").Note);
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("--sweep trail-percent=5..5")]
    public void Verb_CombinationsLeftOut_AreTold(string more)
    {
        var answer = Cli.Backtest(_folder.Data, "2013-10-07", "2013-10-08", "SPY", "sma-cross",
            ["--sweep", "fast=5..20:5", "--sweep", "slow=10..20:10", .. more.Split(' ')]);
        Assert.Equal(ExitCode.Success, answer.Code);
        var told = more == "--json" ? answer.Error : answer.Output.ReplaceLineEndings(" ");
        Assert.Contains("4 of 8 combinations were left out", told, StringComparison.Ordinal);
        if (more == "--json")
            Assert.Equal(4, answer.Json.GetArrayLength());
    }

    private static MarketSet Load(BacktestRequest request) =>
        LoadedMarket.Load(request, Reference, progress: null, TestContext.Current.CancellationToken).Market;

    private static SweepGrid Grid(params string[] axes) => SweepGrid.Of(
        [.. axes.Select(SweepAxis.Parse)],
        new BacktestRequest { DataFolder = "", Instruments = [], From = default, To = default, Strategy = "sma-cross", Cash = 1 }, Reference.Catalogue);

    private static BacktestResult Alone(BacktestRequest request, MarketSet market) =>
        new BacktestRun(request, market, Reference).Run(store: null, codec: null, keepsTrail: false, progress: null, TestContext.Current.CancellationToken);

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, VerbRunner.Json);
}
