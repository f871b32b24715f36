using System.Net;
using System.Text;
using System.Text.Json;
using Fairlead.Host.Serving;
using Fairlead.Journal.Store;
using Fairlead.Serving.Tests.Security;

namespace Fairlead.Serving.Tests.Terminal;

/// <summary>Two desks on one folder, and one desk after another.</summary>
public sealed class SecondDeskTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SecondDesk_OnTheSameFolder_LooksOnAndTakesOverWhenTheFirstIsGone()
    {
        await using var first = await RunningDesk.StartAsync(_folder.Path, speed: "10");
        await using var second = await RunningDesk.StartAsync(_folder.Path, speed: "10");
        using var owner = await second.OwnerAsync();
        Assert.Equal(AccountStage.LookingOn, second.Account.Stage);
        var row = await RunningDesk.UntilAsync(() => RowAsync(owner), row => row.GetProperty("profit").GetProperty("equity").ValueKind != JsonValueKind.Null, "the account is shown");
        Assert.False(row.GetProperty("owner").GetProperty("isThisDesk").GetBoolean());
        Assert.False(row.GetProperty("owner").GetProperty("canTakeOver").GetBoolean());
        Assert.Contains("fairlead serve", row.GetProperty("owner").GetProperty("name").GetString());
        Assert.Equal("NOT_OWNER", row.GetProperty("trading").GetProperty("reasons")[0].GetProperty("code").GetString());
        (await OrderAsync(second, owner)).MustRefuse(409, "NOT_OWNER");
        (await TakeOverAsync(owner)).MustRefuse(409, "NOT_OWNER");
        Assert.Equal(AccountStage.Running, first.Account.Stage);

        using var following = await SocketPage.OpenAsync(second, owner);
        await following.SubscribeAsync(1, "Strategies");
        Assert.NotEmpty((await following.NextAsync("snapshot", 1)).GetProperty("rows").EnumerateArray());
        await first.DisposeAsync();
        var taken = RunningDesk.Json((await TakeOverAsync(owner)).Must(HttpStatusCode.OK));
        Assert.True(taken.GetProperty("owner").GetProperty("isThisDesk").GetBoolean());
        (await TakeOverAsync(owner)).Must(HttpStatusCode.OK);
        (await OrderAsync(second, owner)).Must(HttpStatusCode.OK);

        // What it takes in is on disk soon, not when the next page is full.
        var seen = await second.Account.Loop!.Ask(state => state.Sequence);
        await RunningDesk.UntilAsync(() => Task.FromResult(second.Account.DurableSequence), durable => durable > seen, "the market is made durable");
        await second.Account.Loop!.Stop();
        Assert.Equal(second.Account.Sequence, second.Account.DurableSequence);
        Assert.Null(second.Account.Fault);
    }

    /// <summary>They race for folders, keys and journals that are not there yet; each round may fall another way.</summary>
    [Fact]
    public async Task TwoDesks_StartedAtOnceOnAnEmptyFolder_OneRunsAndTheOtherLooksOn()
    {
        for (var round = 1; round <= 3; round++)
        {
            var folder = _folder.File($"round {round}");
            using var together = new Barrier(participantCount: 2);
            var desks = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    together.SignalAndWait(RunningDesk.Patience);
                    return RunningDesk.StartAsync(folder, speed: "10");
                },
                TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));
            try
            {
                Assert.Equal((round, null, null), (round, desks[0].Account.Fault, desks[1].Account.Fault));
                Assert.Equal([AccountStage.Running, AccountStage.LookingOn], desks.Select(desk => desk.Account.Stage).Order());
                var onlooker = desks.Single(desk => desk.Account.Stage == AccountStage.LookingOn);
                await RunningDesk.UntilAsync(() => Task.FromResult(onlooker.Account.LastRow), row => row?.Profit.Equity is not null, "the onlooker shows the account");
                Assert.NotNull(onlooker.Account.Market);
            }
            finally
            {
                foreach (var desk in desks)
                    await desk.DisposeAsync();
            }
        }
    }

    [Fact]
    public async Task Desk_OnAJournalThatAnotherIsMaking_WaitsAndTakesItWhenTheOtherGivesUp()
    {
        var journal = Path.Combine(Directory.CreateDirectory(_folder.File($"accounts/{RunningDesk.Us}")).FullName, "journal.db");
        Task<RunningDesk> starting;
        using (SqliteJournalStore.Create(journal, new JournalMetadata(PracticeAccount.Us.Account, "test", "none"), new JournalOptions { LogReserveBytes = 0 }))
        {
            starting = RunningDesk.StartAsync(_folder.Path, speed: "10");
            await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            Assert.False(starting.IsCompleted);
        }

        await using var desk = await starting.WaitAsync(RunningDesk.Patience, TestContext.Current.CancellationToken);
        Assert.Equal((AccountStage.Running, null), (desk.Account.Stage, desk.Account.Fault));
    }

    [Fact]
    public async Task Desk_StartedAgain_StandsWhereItStoodAndKnowsItsKeys()
    {
        string before, state, hash;
        var at = default(Domain.Time.Timestamp);
        await using (var desk = await RunningDesk.StartAsync(_folder.Path, speed: "60"))
        {
            using var owner = await desk.OwnerAsync();
            before = (await OrderAsync(desk, owner, "the key")).Must(HttpStatusCode.OK).Body;
            await RunningDesk.UntilAsync(() => desk.Account.Loop!.Ask(state => state.Positions.PositionCount), count => count > 0, "a position");
            await desk.StopAsync();
            (state, at) = (Describe(desk), desk.Account.Clock!.Now);
            hash = desk.Account.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        // At speed 1 only moments pass until the question.
        await using var again = await RunningDesk.StartAsync(_folder.Path, speed: "1");
        using var browser = await again.OwnerAsync();
        Assert.Equal(before, (await OrderAsync(again, browser, "the key")).Must(HttpStatusCode.OK).Body);
        Assert.True(again.Account.Sequence >= long.Parse(hash, System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(again.Account.Clock!.Now - at < TimeSpan.FromMinutes(2), "time passed while the desk was off");
        Assert.NotEmpty(state);
    }

    private static string Describe(RunningDesk desk) => JsonSerializer.Serialize(desk.Account.LastRow!.Profit);

    private static async Task<JsonElement> RowAsync(DeskBrowser owner) => RunningDesk.Json((await owner.GetAsync("/terminal/accounts")).Must(HttpStatusCode.OK))[0];

    private static Task<DeskAnswer> TakeOverAsync(DeskBrowser owner) => owner.SendAsync(HttpMethod.Post, $"/terminal/accounts/{RunningDesk.Us}/take-over", content: null);

    private static async Task<DeskAnswer> OrderAsync(RunningDesk desk, DeskBrowser owner, string key = "k")
    {
        var spy = desk.Account.Master!.All.First(row => row.Symbol == "SPY").Id.Index;
        var body = $$$"""{"legs":[{"instrument":{{{spy}}},"side":"Buy"}],"quantity":5,"type":"Market","protection":{"stop":{"points":null,"percent":"1"} } }""";
        return await owner.SendAsync(HttpMethod.Post, $"/terminal/accounts/{RunningDesk.Us}/orders", new StringContent(body, Encoding.UTF8, "application/json"), key);
    }
}
