namespace Fairlead.Cli.Tests.Verbs;

public sealed class BadDataTests : IDisposable
{
    private const string Good = "34200000,1000000,1000100,999900,1000000,500\n34260000,1000000,1000100,999900,1000000,500\n";

    private readonly MarketFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Folder_Missing_IsNamed() =>
        Assert.Contains(_folder.Data, Run().Refusal(ExitCode.Data), StringComparison.Ordinal);

    [Fact]
    public void Range_Empty_SaysWhatIsRecorded()
    {
        _folder.Add("20131007", "trade", Good);
        var line = Cli.Backtest(_folder.Data, "2014-01-06", "2014-01-07", "SPY", "sma-cross").Refusal(ExitCode.Data);
        Assert.Contains("recorded are 2013-10-07 to 2013-10-07", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Zip_Truncated_IsNamed()
    {
        var path = _folder.Add("20131007", "trade", Good);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..40]);
        Assert.Contains(path, Run().Refusal(ExitCode.Data), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("34260000,1,2,1,1,5\n34200000,1,2,1,1,5\n", "row 2")]
    [InlineData("34200000,-1000000,1000000,-1000000,1000000,5\n", "row 1")]
    [InlineData("34200000,1000000\n", "row 1")]
    public void Row_Impossible_IsNamedByFileAndRow(string rows, string row)
    {
        var path = _folder.Add("20131007", "trade", rows);
        var line = Run("--journal", _folder.Output("j.db"), "--report", _folder.Output("r.html")).Refusal(ExitCode.Data);
        Assert.Contains(path, line, StringComparison.Ordinal);
        Assert.Contains(row, line, StringComparison.Ordinal);
        Assert.Empty(_folder.Outputs);
    }

    [Fact]
    public void Quote_Crossed_IsLeftOutAndSaid()
    {
        _folder.Add("20131007", "trade", Good);
        _folder.Add("20131007", "quote", "34200000,1000200,1000200,1000200,1000200,5,1000000,1000000,1000000,1000000,5\n");
        var answer = Run("--json");
        Assert.Equal(ExitCode.Success, answer.Code);
        Assert.Contains("crossed quote left out 1 times", answer.Text("dataNotes"), StringComparison.Ordinal);
    }

    [Fact]
    public void Price_Absurd_IsLeftOutAndSaid()
    {
        _folder.Add("20131007", "trade", Good + "34320000,9000000000,9000000000,9000000000,9000000000,500\n");
        var answer = Run("--json");
        Assert.Contains("absurd price left out 1 times", answer.Text("dataNotes"), StringComparison.Ordinal);
    }

    private CliAnswer Run(params string[] more) => Cli.Backtest(_folder.Data, "2013-10-07", "2013-10-07", "SPY", "sma-cross", more);
}
