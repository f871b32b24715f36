using System.Xml.Linq;
using Fairlead.Journal.Store;

namespace Fairlead.Cli.Tests.Verbs;

public sealed class OutputTests : IDisposable
{
    private readonly MarketFolder _folder = new MarketFolder().WithSwings("20131007", "20131008");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Json_Always_HasTheIssuesKeys()
    {
        var json = Run("--json").Json;
        Assert.All(
            (string[])["strategy", "instruments", "from", "to", "events", "orders", "fills", "refusals", "startEquity", "endEquity", "charges",
                "netProfitPct", "maxDrawdownPct", "sharpe", "winRate", "trades", "stateHash", "journalHash", "elapsedMs", "eventsPerSecond",
                "parameters", "profile", "currency", "openPositions", "alarms", "dataNotes", "loadMs"],
            key => Assert.True(json.TryGetProperty(key, out _), key));
        Assert.Equal("10", json.GetProperty("parameters").GetProperty("fast").GetString());
        Assert.Equal("2013-10-07", json.GetProperty("from").GetString());
        Assert.True(json.GetProperty("trades").GetInt64() > 5);
    }

    [Fact]
    public void NetProfit_Printed_IsPercentOfTheStartAfterCharges()
    {
        var json = Run("--json").Json;
        var (start, end) = (json.GetProperty("startEquity").GetDecimal(), json.GetProperty("endEquity").GetDecimal());
        Assert.Equal((double)((end - start) / start * 100), json.GetProperty("netProfitPct").GetDouble(), precision: 5);
        Assert.True(json.GetProperty("charges").GetDecimal() > 0);
        var free = Run("--json", "--profile", "ideal").Json;
        Assert.Equal(0m, free.GetProperty("charges").GetDecimal());
    }

    [Fact]
    public void Hashes_SecondRunWithJournalFile_AreTheSame()
    {
        var first = Run("--json");
        var second = Run("--json", "--journal", _folder.Output("j.db"));
        Assert.Equal(first.Text("stateHash"), second.Text("stateHash"));
        Assert.Equal(first.Text("journalHash"), second.Text("journalHash"));
        Assert.NotEqual(first.Text("stateHash"), Run("--json", "--set", "fast=9").Text("stateHash"));
        using var store = SqliteJournalStore.Open(_folder.Output("j.db"), OpenMode.ReadOnly);
        Assert.Equal(second.Text("journalHash"), store.HeadHash.ToString());
    }

    [Fact]
    public void Journal_AlreadyThere_IsLeftAlone()
    {
        File.WriteAllText(_folder.Output("j.db"), "mine");
        Assert.Contains("j.db", Run("--journal", _folder.Output("j.db")).Refusal(ExitCode.File), StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(_folder.Output("j.db")));
    }

    [Fact]
    public void Resume_OfADoneRun_ChangesNothing()
    {
        var done = Run("--json", "--journal", _folder.Output("j.db"));
        var again = Run("--json", "--journal", _folder.Output("j.db"), "--resume");
        Assert.Equal(done.Text("stateHash"), again.Text("stateHash"));
        Assert.Equal(done.Text("journalHash"), again.Text("journalHash"));
        Assert.Equal(done.Text("fills"), again.Text("fills"));
    }

    [Fact]
    public void Resume_WithAnotherRequest_IsRefused()
    {
        Run("--json", "--journal", _folder.Output("j.db"));
        Assert.Contains("another run", Run("--set", "fast=9", "--journal", _folder.Output("j.db"), "--resume").Refusal(ExitCode.Usage), StringComparison.Ordinal);
        Assert.Contains("--journal", Run("--resume").Refusal(ExitCode.Usage), StringComparison.Ordinal);
        Assert.Contains("no such file", Run("--journal", _folder.Output("k.db"), "--resume").Refusal(ExitCode.File), StringComparison.Ordinal);
        File.WriteAllText(_folder.Output("k.db"), "something else");
        Assert.Contains("k.db", Run("--journal", _folder.Output("k.db"), "--resume").Refusal(ExitCode.File), StringComparison.Ordinal);
    }

    [Fact]
    public void Journal_InUse_IsNamed()
    {
        Run("--json", "--journal", _folder.Output("j.db"));
        using var owner = SqliteJournalStore.Open(_folder.Output("j.db"));
        Assert.Contains("j.db", Run("--journal", _folder.Output("j.db"), "--resume").Refusal(ExitCode.File), StringComparison.Ordinal);
    }

    [Fact]
    public void Strategies_UsersFolder_RunsLikeABuiltIn()
    {
        var folder = _folder.Output("mine");
        Assert.Equal(ExitCode.Success, Cli.Run("strategy", "new", "MyOwn", "--strategies", folder).Code);
        var answer = Cli.Backtest(_folder.Data, "2013-10-07", "2013-10-08", "SPY", "my-own", "--strategies", folder, "--json");
        Assert.Equal("", answer.Error);
        Assert.Equal("my-own", answer.Text("strategy"));
        Assert.Contains("did you mean 'my-own'?", Cli.Backtest(
            _folder.Data, "2013-10-07", "2013-10-08", "SPY", "my-wn", "--strategies", folder).Refusal(ExitCode.Usage), StringComparison.Ordinal);
    }

    [Fact]
    public void Journal_FolderMissing_IsNamed() =>
        Assert.Contains("no folder", Run("--journal", _folder.Output("nowhere/j.db")).Refusal(ExitCode.File), StringComparison.Ordinal);

    [Fact]
    public void Report_AlreadyThere_NeedsForce()
    {
        var path = _folder.Output("r.html");
        File.WriteAllText(path, "mine");
        Assert.Contains("--force", Run("--report", path).Refusal(ExitCode.File), StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(path));
        Assert.Equal(ExitCode.Success, Run("--report", path, "--force").Code);
        Assert.StartsWith("<!doctype html>", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Equal(["r.html"], _folder.Outputs);
    }

    [Fact]
    public void Report_Written_IsWellFormedAndFetchesNothing()
    {
        var path = _folder.Output("r.html");
        Assert.Equal(ExitCode.Success, Run("--report", path).Code);
        var text = File.ReadAllText(path);
        Assert.DoesNotContain("http://", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("https://", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", text, StringComparison.OrdinalIgnoreCase);

        var page = XDocument.Parse(text["<!doctype html>".Length..]);
        var charts = page.Descendants("svg").ToList();
        Assert.Equal(3, charts.Count);
        Assert.All(charts, chart => Assert.NotEqual("", chart.Element("title")!.Value + chart.Element("desc")!.Value));
        Assert.All(page.Descendants("table"), table => Assert.NotEmpty(table.Descendants("th")));
        Assert.All(page.Descendants("th"), heading => Assert.Equal("col", heading.Attribute("scope")?.Value));
        var fills = Run("--json").Json.GetProperty("fills").GetInt32();
        var rows = page.Descendants("section").Single(each => each.Attribute("aria-labelledby")!.Value == "fills").Descendants("tbody").Single().Elements("tr");
        Assert.Equal(fills, rows.Count());
        Assert.Equal(fills, charts[^1].Elements("path").Count());
    }

    [Fact]
    public void Table_Printed_NamesNotesAndHashes()
    {
        var answer = Run();
        var json = Run("--json");
        Assert.Contains(json.Text("stateHash"), answer.Output, StringComparison.Ordinal);
        Assert.Contains(json.Text("journalHash"), answer.Output, StringComparison.Ordinal);
        Assert.All(json.Json.GetProperty("dataNotes").EnumerateArray(), note => Assert.Contains(note.GetString()!.Split(':')[0], answer.Output, StringComparison.Ordinal));
        Assert.Equal("", answer.Error);
    }

    private CliAnswer Run(params string[] more) => Cli.Backtest(_folder.Data, "2013-10-07", "2013-10-08", "SPY", "sma-cross", more);
}
