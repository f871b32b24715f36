namespace Fairlead.Cli.Tests.Verbs;

public sealed class BadArgumentTests : IDisposable
{
    private readonly MarketFolder _folder = new MarketFolder().WithSwings("20131007");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("sma-cros", "did you mean 'sma-cross'?")]
    [InlineData("nothing-like-it", "there are buy-and-hold")]
    public void Strategy_Unknown_IsNamedWithNearNames(string name, string told)
    {
        var line = Cli.Backtest(_folder.Data, "2013-10-07", "2013-10-07", "SPY", name).Refusal(ExitCode.Usage);
        Assert.Contains(name, line, StringComparison.Ordinal);
        Assert.Contains(told, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--set fats=3", "'fats'", "did you mean 'fast'?")]
    [InlineData("--set fast=0", "fast=0", "1 to 1000")]
    [InlineData("--set fast=ten", "fast=ten", "1 to 1000")]
    [InlineData("--set fast", "--set fast", "key=value")]
    [InlineData("--set fast=20", "slow=20", "is not above fast=20")]
    [InlineData("--sweep fast=20..25", "all 6 combinations", "slow=20 is not above fast=20")]
    [InlineData("--set fast=3 --set fast=4", "'fast'", "2 times")]
    [InlineData("--cash -5", "-5", "positive")]
    [InlineData("--cash ten", "--cash ten", "number")]
    [InlineData("--timeframe 5m", "5m", "1m, 1s, tick, 1d")]
    [InlineData("--profile papr", "'papr'", "did you mean 'paper'?")]
    [InlineData("--walk-forward", "--walk-forward", "--sweep")]
    [InlineData("--walk-forward 99 --sweep fast=1..5", "99", "1 to 50")]
    [InlineData("--walk-forward 3 --sweep fast=1..5", "3", "there are 1")]
    [InlineData("--sweep fast=5", "'fast'", "both set and swept", "--set fast=4")]
    [InlineData("--sweep fats=5..9", "'fats'", "did you mean 'fast'?")]
    [InlineData("--sweep fast=0..9", "fast=0", "1 to 1000")]
    [InlineData("--sweep fast=9..5", "fast=9..5", "above the last")]
    [InlineData("--sweep fast=5..9:0", "fast=5..9:0", "step")]
    [InlineData("--sweep fast=a..b", "'a'", "not a number")]
    [InlineData("--sweep fast=1..1000 --sweep slow=2..1000", "999000", "at most 20000")]
    [InlineData("--sweep fast=1..5 --sweep fast=7..9", "fast", "given twice")]
    [InlineData("--sweep fast=1..5 --journal x.db", "--journal", "--sweep")]
    [InlineData("--bogus", "'--bogus'", "")]
    public void Option_Wrong_IsOneLineThatNamesIt(string options, string named, string told, string? more = null)
    {
        string[] all = [.. options.Split(' '), .. more?.Split(' ') ?? []];
        var line = Cli.Backtest(_folder.Data, "2013-10-07", "2013-10-07", "SPY", "sma-cross", all).Refusal(ExitCode.Usage);
        Assert.Contains(named, line, StringComparison.Ordinal);
        Assert.Contains(told, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2013-10-08", "2013-10-07", "2013-10-08 is after the last 2013-10-07")]
    [InlineData("2013-13-01", "2013-10-07", "--from 2013-13-01")]
    [InlineData("2013-10-07", "07.10.2013", "--to 07.10.2013")]
    public void Days_ReversedOrNone_AreNamed(string from, string to, string told) =>
        Assert.Contains(told, Cli.Backtest(_folder.Data, from, to, "SPY", "sma-cross").Refusal(ExitCode.Usage), StringComparison.Ordinal);

    [Theory]
    [InlineData("SPX", "did you mean 'SPY'?")]
    [InlineData("SPY,spy", "SPY stands twice")]
    [InlineData(",", "no instrument")]
    public void Instrument_Wrong_IsNamed(string instruments, string told) =>
        Assert.Contains(told, Cli.Backtest(_folder.Data, "2013-10-07", "2013-10-07", instruments, "sma-cross").Refusal(ExitCode.Usage), StringComparison.Ordinal);

    [Fact]
    public void Options_Missing_AreAllNamedInOneLine()
    {
        var line = Cli.Run("backtest").Refusal(ExitCode.Usage);
        Assert.All(["--data", "--instruments", "--from", "--to", "--strategy"], name => Assert.Contains(name, line, StringComparison.Ordinal));
    }

    [Fact]
    public void Verb_Unknown_IsNamed() => Assert.Contains("'bogus'", Cli.Run("bogus").Refusal(ExitCode.Usage), StringComparison.Ordinal);

    [Fact]
    public void Help_WithoutVerb_ListsTheVerbsAndWhatServingTakes()
    {
        // Without a verb and without --help the desk itself runs: ServeTests.
        var answer = Cli.Run("--help");
        Assert.Equal(ExitCode.Success, answer.Code);
        Assert.All(["backtest", "serve", "--no-browser"], word => Assert.Contains(word, answer.Output, StringComparison.Ordinal));
    }
}
