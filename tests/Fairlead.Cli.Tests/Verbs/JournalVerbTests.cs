using System.Text;
using Fairlead.Journal.Store;

namespace Fairlead.Cli.Tests.Verbs;

/// <summary>The replay and journal verbs over journals that are sound, damaged, foreign and forged.</summary>
public sealed class JournalVerbTests : IDisposable
{
    private readonly MarketFolder _folder = new();
    private readonly string _journal;
    private readonly CliAnswer _run;

    public JournalVerbTests()
    {
        _folder.WithSwings("20131007", "20131008");
        _journal = _folder.Output("j.db");
        _run = Cli.Backtest(_folder.Data, "2013-10-07", "2013-10-08", "SPY", "sma-cross", "--journal", _journal, "--json");
        Assert.Equal(ExitCode.Success, _run.Code);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Replay_OfASoundJournal_IsEqualWithTheRunsHashes()
    {
        var answer = Cli.Run("replay", _journal, "--verify", "--json");
        Assert.Equal((ExitCode.Success, ""), (answer.Code, answer.Error));
        Assert.Equal(_run.Text("stateHash"), answer.Text("stateHash"));
        Assert.Equal(_run.Text("journalHash"), answer.Text("journalHash"));
        Assert.True(answer.Json.GetProperty("snapshots").GetInt32() >= 2);
        Assert.Contains("equal", Cli.Run("replay", _journal).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_WhileAWriterHasTheJournal_Works()
    {
        using var writer = SqliteJournalStore.Open(_journal);
        Assert.Equal(ExitCode.Success, Cli.Run("replay", _journal).Code);
    }

    /// <summary>A sound chain over another content: only the replay can tell.</summary>
    [Theory]
    [InlineData("submit-order", "\"units\":")]
    [InlineData("order-filled", "\"price\":")]
    [InlineData("checkpoint", "stateHash")]
    public void Replay_OfAForgedRecord_NamesTheFirstDifference(string name, string mark)
    {
        var forged = _folder.Output("forged.db");
        var sequence = Copy(forged, name, payload =>
        {
            var text = Encoding.UTF8.GetString(payload);
            Assert.True(name == "checkpoint" || text.Contains(mark, StringComparison.OrdinalIgnoreCase) || text.Contains("quantity", StringComparison.Ordinal), text);
            var digit = Enumerable.Range(0, text.Length).Last(index => text[index] is >= '1' and <= '9');
            return Encoding.UTF8.GetBytes(text[..digit] + (text[digit] == '9' ? '1' : (char)(text[digit] + 1)) + text[(digit + 1)..]);
        });
        Assert.Equal(ExitCode.Success, Cli.Run("journal", "verify", forged).Code);
        var answer = Cli.Run("replay", forged, "--verify", "--json");
        Assert.Equal(ExitCode.Difference, answer.Code);
        Assert.Contains($"record {sequence}:", answer.Text("firstDifference"), StringComparison.Ordinal);
        var diff = Cli.Run("journal", "diff", _journal, forged, "--json");
        Assert.Equal(ExitCode.Difference, diff.Code);
        Assert.Equal(sequence, diff.Json.GetProperty("sequence").GetInt64());
    }

    [Theory]
    [InlineData("no-such-message", 1, ExitCode.File)]
    [InlineData("order-filled", 2, ExitCode.File)]
    public void Export_OfAMessageOfANewerFairlead_NamesFileAndRecord(string name, short version, int code)
    {
        var newer = _folder.Output("newer.db");
        using (var store = Create(newer))
        {
            store.Append(new RecordDraft { Kind = RecordKind.Input, Name = name, Version = version, At = default, Payload = "{}"u8 });
            store.Flush();
        }

        var line = Cli.Run("journal", "export", newer, "--hledger", _folder.Output("x.journal")).Refusal(code);
        Assert.Contains($"{newer}, record 1:", line, StringComparison.Ordinal);
        Assert.DoesNotContain("x.journal", _folder.Outputs);
    }

    [Theory]
    [InlineData("replay")]
    [InlineData("export")]
    public void EmptyJournal_SaysThatNoDeskWroteIt(string verb)
    {
        var empty = _folder.Output("empty.db");
        Create(empty).Dispose();
        string[] arguments = verb == "replay" ? ["replay", empty] : ["journal", "export", empty, "--hledger", _folder.Output("x.journal")];
        Assert.Contains($"{empty}: it does not begin", Cli.Run(arguments).Refusal(ExitCode.File), StringComparison.Ordinal);
    }

    [Fact]
    public void FilesThatAreNoJournal_AreOneLine()
    {
        var text = _folder.Output("text.db");
        File.WriteAllText(text, new string('x', 10_000));
        foreach (string[] verb in new string[][] { ["replay"], ["journal", "verify"], ["journal", "show"], ["journal", "diff", _journal] })
        {
            Cli.Run([.. verb, text]).Refusal(ExitCode.File);
            Cli.Run([.. verb, _folder.Output("missing.db")]).Refusal(ExitCode.File);
        }
    }

    [Fact]
    public void TruncatedFile_IsAltered()
    {
        using (var file = File.OpenWrite(_journal))
            file.SetLength(file.Length / 2);
        Cli.Run("replay", _journal).Refusal(ExitCode.Altered);
    }

    /// <summary>A changed byte in many places of the file never passes for a sound journal with another content.</summary>
    [Fact]
    public void ChangedByte_AnywhereInTheFile_IsRefusedOrChangesNothing()
    {
        var whole = File.ReadAllBytes(_journal);
        var random = new Random(7);
        var refused = 0;
        for (var attempt = 0; attempt < 60; attempt++)
        {
            var bytes = (byte[])whole.Clone();
            var place = attempt < 20 ? random.Next(100) : random.Next(bytes.Length);
            bytes[place] ^= (byte)random.Next(1, 256);
            File.WriteAllBytes(_journal, bytes);
            var answer = Cli.Run("journal", "verify", _journal, "--json");
            if (answer.Code == ExitCode.Success)
            {
                // Free space, a snapshot (sealed by itself) or a header counter: what is read is the same.
                Assert.Equal(_run.Text("journalHash"), answer.Text("journalHash"));
                continue;
            }

            refused++;
            Assert.True(answer.Code is ExitCode.Altered or ExitCode.File, $"byte {place}: {answer.Code} {answer.Error}");
            answer.Refusal(answer.Code);
        }

        Assert.True(refused > 10, $"only {refused} of 60 were refused");
    }

    [Theory]
    [InlineData("records", "Sequence")]
    [InlineData("blotter", "Order")]
    [InlineData("profit", "Symbol")]
    [InlineData("protection", "Covered")]
    public void Show_OfEachView_IsATableAndJson(string view, string title)
    {
        var json = Cli.Run("journal", "show", _journal, "--view", view, "--json");
        Assert.Equal((ExitCode.Success, System.Text.Json.JsonValueKind.Array), (json.Code, json.Json.ValueKind));
        var table = Cli.Run("journal", "show", _journal, "--view", view);
        Assert.Equal((ExitCode.Success, ""), (table.Code, table.Error));
        Assert.EndsWith(json.Json.GetArrayLength() == 1 ? "1 row" : "rows", table.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.DoesNotContain("unknown or none", table.Output, StringComparison.Ordinal);
        Assert.Contains(title, table.Output, StringComparison.Ordinal);
        Assert.True(view is not ("blotter" or "profit") || table.Output.Contains("sma-cross", StringComparison.Ordinal));
        Assert.True(view == "protection" || json.Json.GetArrayLength() > 0);
    }

    [Fact]
    public void Diff_WithItself_IsEqual() =>
        Assert.Equal((ExitCode.Success, "equal"), (Cli.Run("journal", "diff", _journal, _journal).Code, Cli.Run("journal", "diff", _journal, _journal).Output.Trim()));

    private static SqliteJournalStore Create(string path) => SqliteJournalStore.Create(path, new JournalMetadata(
        new Domain.Accounts.AccountRef("paper", "backtest", Domain.Accounts.TradingMode.Replay), "test", Markets.Calendars.CalendarData.Load().Version));

    /// <summary>Copies the journal with the first record of a name changed; returns its sequence.</summary>
    private long Copy(string to, string name, Func<byte[], byte[]> change)
    {
        using var from = SqliteJournalStore.Open(_journal, OpenMode.ReadOnly);
        using var store = Create(to);
        long? changed = null;
        foreach (var record in from.Read())
        {
            var payload = record.Payload.ToArray();
            if (changed is null && record.Name == name)
            {
                changed = record.Sequence;
                payload = change(payload);
            }

            store.Append(new RecordDraft
            {
                Kind = record.Kind, Name = record.Name, Version = record.Version, At = record.At, Count = record.Count,
                Causation = record.Causation, Correlation = record.Correlation, Payload = payload,
            });
        }

        store.Flush();
        return Assert.NotNull(changed);
    }
}
