namespace Fairlead.Cli.Tests.Verbs;

/// <summary>The acceptance runs of the issue over recorded markets.</summary>
public sealed class RecordedBacktestTests
{
    [Theory]
    [InlineData("SPY", "2013-10-07", "2013-10-11", "1m", "sma-cross", "USD")]
    [InlineData("SPY", "2013-10-07", "2013-10-08", "tick", "sma-cross", "USD")]
    [InlineData("SPY", "2013-10-07", "2013-10-07", "1s", "opening-range-breakout", "USD")]
    [InlineData("SPY", "2012-01-03", "2013-10-11", "1d", "sma-cross", "USD")]
    [InlineData("NIFTY50", "2019-01-01", "2019-01-04", "1m", "sma-cross", "INR")]
    [InlineData("JUNIORBEES", "2019-01-01", "2019-01-04", "1m", "sma-cross", "INR")]
    [InlineData("GOOG", "2015-12-24", "2015-12-24", "1m", "short-strangle", "USD")]
    public void Recorded_Twice_TradesWithTheSameHashes(string instrument, string from, string to, string timeframe, string strategy, string currency)
    {
        string[] more = ["--timeframe", timeframe, "--cash", "1000000", "--json"];
        var data = RecordedData.Require();
        var first = Cli.Backtest(data, from, to, instrument, strategy, more);
        var second = Cli.Backtest(data, from, to, instrument, strategy, more);
        Assert.Equal("", first.Error);
        Assert.Equal(ExitCode.Success, first.Code);
        Assert.Equal(first.Text("stateHash"), second.Text("stateHash"));
        Assert.Equal(first.Text("journalHash"), second.Text("journalHash"));
        Assert.Equal(currency, first.Text("currency"));
        Assert.True(first.Json.GetProperty("fills").GetInt64() > 0);
        Assert.True(first.Json.GetProperty("trades").GetInt64() > 0);
    }

    [Fact]
    public void Index_TradedAsIfAStock_SaysSo()
    {
        var answer = Cli.Backtest(RecordedData.Require(), "2019-01-01", "2019-01-01", "NIFTY50", "sma-cross", "--cash", "1000000", "--json");
        Assert.Contains("NIFTY50 is an index", answer.Text("dataNotes"), StringComparison.Ordinal);
        Assert.Contains("no sizes", answer.Text("dataNotes"), StringComparison.Ordinal);
    }

    [Fact]
    public void Currencies_Mixed_AreRefused()
    {
        var line = Cli.Backtest(RecordedData.Require(), "2013-10-07", "2019-01-01", "SPY,NIFTY50", "sma-cross").Refusal(ExitCode.Usage);
        Assert.Contains("SPY in USD, NIFTY50 in INR", line, StringComparison.Ordinal);
    }
}
