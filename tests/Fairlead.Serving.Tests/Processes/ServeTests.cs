using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Decision;
using Fairlead.Host.Loop;
using Fairlead.Host.Replay;
using Fairlead.Host.Terminal.Rows;
using Fairlead.Journal.Store;
using Fairlead.Serving.Tests.Loop;
using Fairlead.Serving.Tests.Terminal;

namespace Fairlead.Serving.Tests.Processes;

/// <summary>Acceptance of the desk as a process: killed, frozen, ended, refused.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Kill_InTheMiddleOfTrading_LosesNothingShownAndSendsNothingTwice()
    {
        JsonElement fills;
        using (var desk = await DeskProcess.StartAsync(_folder.Path, speed: 60))
        {
            (await desk.BuyAsync(5, "first")).Must(HttpStatusCode.OK);
            using var page = await SocketPage.OpenAsync(desk.Address, desk.Owner);
            await page.SubscribeAsync(1, "Fills");
            fills = await RunningDesk.UntilAsync(
                async () =>
                {
                    await page.SendAsync("""{"op":"resync","id":1}""");
                    return (await page.NextAsync("snapshot", 1)).GetProperty("rows");
                },
                rows => rows.GetArrayLength() >= 4, "four fills, the strategies' among them");
            await desk.KillAsync();
        }

        var journal = DeskProcess.JournalOf(_folder.Path);
        var before = Read(journal);
        Assert.Superset(Executions(fills), before.Executions);
        Assert.Equal(before.Submitted.Count, before.Submitted.Distinct().Count());
        var (code, said, error) = await DeskProcess.RunAsync("replay", journal, "--verify", "--json");
        Assert.True(code == 0, $"{said} {error}");

        using (var again = await DeskProcess.StartAsync(_folder.Path, speed: 1))
        {
            using var page = await SocketPage.OpenAsync(again.Address, again.Owner);
            await page.SubscribeAsync(1, "Fills");
            await page.SubscribeAsync(2, "Protection");
            await page.SubscribeAsync(3, "Orders");
            Assert.Superset(before.Executions, Executions((await page.NextAsync("snapshot", 1)).GetProperty("rows")));
            foreach (var row in (await page.NextAsync("snapshot", 2)).GetProperty("rows").EnumerateArray())
                Assert.Equal(row.GetProperty("open").GetInt64(), row.GetProperty("covered").GetInt64());
            var orders = (await page.NextAsync("snapshot", 3)).GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("order").GetString()!).ToHashSet();
            Assert.Superset(before.Submitted.ToHashSet(), orders);
            // The same command again is answered from the journal.
            (await again.BuyAsync(5, "first")).Must(HttpStatusCode.OK);
            Assert.Equal(0, await again.TerminateAsync());
        }

        var after = Read(journal);
        Assert.Equal(before.Submitted, after.Submitted.Take(before.Submitted.Count));
        Assert.Equal(after.Submitted.Count, after.Submitted.Distinct().Count());
        Assert.Single(after.Keys, key => key.EndsWith(" first", StringComparison.Ordinal));
        Assert.Equal(0, (await DeskProcess.RunAsync("replay", journal, "--verify")).Code);

        // What stood when it was killed is what a replay of that part of the journal stands at, to the last figure.
        Assert.Equal(before.Stand, Stand(journal, before.LastSequence));
    }

    [Fact]
    public async Task Frozen_AndFollowed_StopsActingWhenItWakes()
    {
        using var first = await DeskProcess.StartAsync(_folder.Path, speed: 10);
        using var second = await DeskProcess.StartAsync(_folder.Path, speed: 10);
        Assert.False((await second.RowAsync()).GetProperty("owner").GetProperty("isThisDesk").GetBoolean());
        (await second.BuyAsync(5, "k1")).MustRefuse(409, "NOT_OWNER");
        (await second.PostAsync("take-over", null)).MustRefuse(409, "NOT_OWNER");
        await first.SignalAsync("STOP");
        await RunningDesk.UntilAsync(second.RowAsync, row => row.GetProperty("owner").GetProperty("canTakeOver").GetBoolean(), "the lease runs out");
        await RunningDesk.UntilAsync(() => second.PostAsync("take-over", null), answer => answer.Status == HttpStatusCode.OK, "the take-over");
        (await second.BuyAsync(5, "k2")).Must(HttpStatusCode.OK);
        await first.SignalAsync("CONT");
        var stopped = await RunningDesk.UntilAsync(first.RowAsync, row => !row.GetProperty("owner").GetProperty("isThisDesk").GetBoolean(), "the first finds its fence stale");
        Assert.False(stopped.GetProperty("trading").GetProperty("isAllowed").GetBoolean());
        var refused = await first.BuyAsync(5, "k3");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "STOPPED"), (refused.Status, refused.Code));
        var row = await second.RowAsync();
        Assert.True(row.GetProperty("owner").GetProperty("isThisDesk").GetBoolean(), row.ToString());
        (await second.BuyAsync(5, "k4")).Must(HttpStatusCode.OK);
        Assert.Equal(0, await first.TerminateAsync());
        Assert.Equal(0, await second.TerminateAsync());
        var journal = DeskProcess.JournalOf(_folder.Path);
        var read = Read(journal);
        Assert.Equal(["owner k2", "owner k4"], read.Keys);
        Assert.Equal(read.Submitted.Count, read.Submitted.Distinct().Count());
        Assert.Equal(0, (await DeskProcess.RunAsync("replay", journal, "--verify")).Code);
    }

    [Fact]
    public async Task TwoSeeds_AtSixtyTimes_ReplayEqualAndDifferByName()
    {
        using var other = new TempFolder();
        var folders = new[] { _folder.Path, other.Path };
        for (var index = 0; index < 2; index++)
        {
            using var desk = await DeskProcess.StartAsync(folders[index], speed: 60, seed: index + 1);
            (await desk.BuyAsync(5, "k")).Must(HttpStatusCode.OK);
            var started = At(await desk.RowAsync());
            await RunningDesk.UntilAsync(desk.RowAsync, row => At(row) > started + TimeSpan.FromMinutes(3), "three minutes of market");
            Assert.Equal(0, await desk.TerminateAsync());
            using var store = SqliteJournalStore.Open(DeskProcess.JournalOf(folders[index]), OpenMode.ReadOnly);
            Assert.Equal(RecordKind.Checkpoint, store.Read(store.DurableSequence).Last().Kind);
            var (code, said, error) = await DeskProcess.RunAsync("replay", DeskProcess.JournalOf(folders[index]), "--verify", "--json");
            Assert.True(code == 0, $"{said} {error}");
            Assert.True(JsonDocument.Parse(said).RootElement.GetProperty("isEqual").GetBoolean());
        }

        var diff = await DeskProcess.RunAsync("journal", "diff", DeskProcess.JournalOf(folders[0]), DeskProcess.JournalOf(folders[1]), "--json");
        Assert.Equal(1, diff.Code);
        var found = JsonDocument.Parse(diff.Out).RootElement;
        Assert.True(found.GetProperty("sequence").GetInt64() > 0);
        Assert.NotEqual(found.GetProperty("inA").GetString(), found.GetProperty("inB").GetString());
        Assert.Equal(0, (await DeskProcess.RunAsync("journal", "diff", DeskProcess.JournalOf(folders[0]), DeskProcess.JournalOf(folders[0]))).Code);
    }

    [Fact]
    public async Task Port_InUse_IsOneLineAndAFileError()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var (code, _, error) = await DeskProcess.FailAsync(_folder.Path, port);
        Assert.Equal(5, code);
        Assert.Contains(port, Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task Setting_Unknown_IsNamedAndAUsageError()
    {
        File.WriteAllText(_folder.File("desk.json"), """{"version":1,"server":{"prot":5555}}""");
        var (code, _, error) = await DeskProcess.FailAsync(_folder.Path, "0");
        Assert.Equal(2, code);
        Assert.Contains("prot", Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    private static Domain.Time.Timestamp At(JsonElement row) =>
        Domain.Time.Timestamp.TryParse(row.GetProperty("clock").GetProperty("at").GetString(), out var at) ? at : throw new FormatException(row.ToString());

    private static HashSet<string> Executions(JsonElement rows) => rows.EnumerateArray().Select(row => row.GetProperty("execution").GetString()!).ToHashSet();

    /// <summary>What a journal's inputs and effects say was done.</summary>
    private static Done Read(string path)
    {
        using var codec = DeskMessages.NewCodec();
        using var store = SqliteJournalStore.Open(path, OpenMode.ReadOnly);
        var (submitted, keys, executions) = (new List<string>(), new List<string>(), new HashSet<string>());
        foreach (var record in store.Read())
        {
            if (record.Kind == RecordKind.Effect && record.Name == codec.NameOf(typeof(SubmitOrder)).Name)
                submitted.Add(JsonDocument.Parse(record.Payload).RootElement.GetProperty("order").GetProperty("id").GetString()!);
            if (record.Kind != RecordKind.Input)
                continue;
            var message = codec.Decode(record);
            if (message is DeskCommand { Origin.Key: { } key })
                keys.Add(key);
            if (message is OrderFilled filled)
                executions.Add(filled.Execution.Id.Value);
        }

        return new Done(store.DurableSequence, submitted, keys, executions, Stand(path, store.DurableSequence));
    }

    /// <summary>Positions, protection, open orders and profit where the journal stood at a sequence.</summary>
    private static string Stand(string path, long upTo)
    {
        using var codec = DeskMessages.NewCodec();
        using var store = SqliteJournalStore.Open(path, OpenMode.ReadOnly);
        using var part = new MemoryJournalStore();
        foreach (var record in store.Read().TakeWhile(record => record.LastSequence <= upTo))
        {
            part.Append(new RecordDraft
            {
                Kind = record.Kind, Name = record.Name, Version = record.Version, At = record.At, Count = record.Count,
                Causation = record.Causation, Correlation = record.Correlation, Payload = record.Payload.Span,
            });
        }

        part.Flush();
        var state = new JournalReplay(part, codec, SmallDesk.Reference).Run(beyond: null, from: null, observer: null, progress: null, TestContext.Current.CancellationToken).Desk.State;
        return JsonSerializer.Serialize(new { Positions = PositionRows.Of(state), Protection = ProtectionRows.Of(state), Orders = OrderRows.Of(state), Profit = ProfitViews.Of(state) });
    }

    private sealed record Done(long LastSequence, List<string> Submitted, List<string> Keys, HashSet<string> Executions, string Stand);
}
