namespace Fairlead.Cli.Tests.Verbs;

public sealed class DataVerbTests : IDisposable
{
    private readonly MarketFolder _folder = new MarketFolder().WithSwings("20131007", "20131009");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Inspect_DayBetweenMissing_IsNamed()
    {
        File.WriteAllText(Path.Combine(_folder.Data, "stray.zip"), "");
        var answer = Cli.Run("data", "inspect", _folder.Data, "--json");
        Assert.Equal(ExitCode.Success, answer.Code);
        var series = Assert.Single(answer.Json.GetProperty("series").EnumerateArray());
        Assert.Equal("SPY", series.GetProperty("symbol").GetString());
        Assert.Equal(2, series.GetProperty("files").GetInt32());
        Assert.Equal("2013-10-08", Assert.Single(series.GetProperty("missingDays").EnumerateArray()).GetString());
        Assert.Equal("stray.zip", Assert.Single(answer.Json.GetProperty("ignored").EnumerateArray()).GetString());
        Assert.Contains("2013-10-08", Cli.Run("data", "inspect", _folder.Data).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_Twice_LeavesTheFirstAlone()
    {
        string[] import = ["data", "import", _folder.Data, "--instruments", "SPY", "--from", "2013-10-07", "--to", "2013-10-09", "--out", _folder.Output("tapes")];
        var answer = Cli.Run([.. import, "--json"]);
        Assert.Equal(ExitCode.Success, answer.Code);
        Assert.Equal(780, answer.Json.GetProperty("records").GetInt64());
        Assert.Contains("missing: SPY trades on 2013-10-08", answer.Text("dataNotes"), StringComparison.Ordinal);
        Assert.Contains("not empty", Cli.Run(import).Refusal(ExitCode.Data), StringComparison.Ordinal);
    }

    [Fact]
    public void Import_OfNothing_IsRefused() => Assert.Contains("--instruments", Cli.Run(
        "data", "import", _folder.Data, "--from", "2013-10-07", "--to", "2013-10-09", "--out", _folder.Output("tapes")).Refusal(ExitCode.Usage), StringComparison.Ordinal);
}
