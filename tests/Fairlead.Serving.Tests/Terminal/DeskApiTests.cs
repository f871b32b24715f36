using System.Net;
using System.Text;
using System.Text.Json;

namespace Fairlead.Serving.Tests.Terminal;

/// <summary>Everything of the terminal that is no order: accounts, instruments, practice, settings, health.</summary>
public sealed class DeskApiTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    [Fact]
    public async Task Accounts_OfARunningDesk_AreOwnedOpenAndAllowed()
    {
        var row = await RunningDesk.UntilAsync(
            async () => RunningDesk.Json((await desk.Owner.GetAsync("/terminal/accounts")).Must(HttpStatusCode.OK))[0],
            row => row.GetProperty("trading").GetProperty("isAllowed").GetBoolean(), "trading is allowed");
        Assert.Equal(RunningDesk.Us, row.GetProperty("account").GetString());
        Assert.True(row.GetProperty("owner").GetProperty("isThisDesk").GetBoolean());
        Assert.False(row.GetProperty("owner").GetProperty("canTakeOver").GetBoolean());
        Assert.True(row.GetProperty("session").GetProperty("isOpen").GetBoolean());
        Assert.True(row.GetProperty("clock").GetProperty("isMarketTime").GetBoolean());
        Assert.NotEqual(JsonValueKind.Null, row.GetProperty("profit").GetProperty("equity").ValueKind);
        Assert.Equal(JsonValueKind.Null, row.GetProperty("halt").ValueKind);
    }

    [Fact]
    public async Task Instruments_WithoutSearch_AreWhatChainsAreWrittenOn()
    {
        var rows = await desk.GetAsync("instruments");
        Assert.Equal(["AAPL", "NVDA", "QQQ", "SPY", "TSLA"], rows.EnumerateArray().Select(row => row.GetProperty("symbol").GetString()).Order());
        Assert.All(rows.EnumerateArray(), row => Assert.Equal(JsonValueKind.Null, row.GetProperty("option").ValueKind));
    }

    [Fact]
    public async Task Instruments_Searched_HoldAllWordsAndTheUnderlyingComesFirst()
    {
        var rows = (await desk.GetAsync("instruments?search=spy&limit=5")).EnumerateArray().ToList();
        Assert.Equal(5, rows.Count);
        Assert.Equal("SPY", rows[0].GetProperty("symbol").GetString());
        Assert.All(rows, row => Assert.Contains("SPY", row.GetProperty("symbol").GetString()));
        Assert.Empty((await desk.GetAsync("instruments?search=nothing")).EnumerateArray());
        Assert.Equal("SPY", (await desk.GetAsync($"instruments/{desk.Spy}")).GetProperty("symbol").GetString());
    }

    [Fact]
    public async Task Chain_OfAnUnderlying_IsAroundTheMoneyAndRising()
    {
        var chain = await desk.GetAsync($"chain?underlying={desk.Spy}&strikes=11");
        var strikes = chain.GetProperty("strikes").EnumerateArray().Select(row => decimal.Parse(row.GetProperty("strike").GetString()!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(11, strikes.Count);
        Assert.Equal(strikes.Order(), strikes);
        var spot = await desk.Desk.Account.Loop!.Ask(state => state.Market[new Domain.Instruments.InstrumentId(desk.Spy)].Mark!.Value.ToDecimal());
        Assert.InRange(spot, strikes[3], strikes[7]);
        Assert.NotEqual(JsonValueKind.Null, chain.GetProperty("strikes")[5].GetProperty("call").ValueKind);
        Assert.Equal(chain.GetProperty("expiries")[0].GetString(), chain.GetProperty("expiry").GetString());
        Assert.Empty((await desk.GetAsync($"chain?underlying={desk.Spy}&expiry=1999-01-01")).GetProperty("strikes").EnumerateArray());
    }

    [Fact]
    public async Task Gap_SameKeyTwice_HappensOnce()
    {
        var key = desk.NewKey();
        var first = (await desk.SendAsync(HttpMethod.Post, "practice/faults", """{"fault":"Gap","percent":"1"}""", key)).Must(HttpStatusCode.OK);
        var again = (await desk.SendAsync(HttpMethod.Post, "practice/faults", """{"fault":"Gap","percent":"1"}""", key)).Must(HttpStatusCode.OK);
        Assert.Equal(first.Body, again.Body);
        var view = await desk.GetAsync("practice");
        Assert.Single(view.GetProperty("faults").EnumerateArray(), fault => fault.GetProperty("fault").GetString() == "Gap");
    }

    /// <summary>What the market refuses must not be kept: the account could never start again.</summary>
    [Fact]
    public async Task Gap_OfAnOption_IsRefusedAndNotKept()
    {
        var option = desk.Desk.Account.Master!.All.First(row => row.Option is not null).Id.Index;
        var before = desk.Desk.Account.Shocks.Count;
        (await desk.SendAsync(HttpMethod.Post, "practice/faults", $$"""{"fault":"Gap","instrument":{{option}}}""")).MustRefuse(422, "SHOCK");
        Assert.Equal(before, desk.Desk.Account.Shocks.Count);
    }

    [Fact]
    public async Task Cut_OfTheFeed_TakesTheMarketLinkDownAndBack()
    {
        (await desk.SendAsync(HttpMethod.Post, "practice/faults", """{"fault":"Disconnect","seconds":1}""")).Must(HttpStatusCode.OK);
        await RunningDesk.UntilAsync(Link, link => !link.IsUp, "the link is down");
        var back = await RunningDesk.UntilAsync(Link, link => link.IsUp, "the link is back");
        Assert.Contains("first tick", back.Why);
    }

    [Fact]
    public async Task Speed_Changed_IsInForceAndInTheJournal()
    {
        var view = RunningDesk.Json((await desk.SendAsync(HttpMethod.Post, "practice/speed", """{"speed":2}""")).Must(HttpStatusCode.OK));
        Assert.Equal(2, view.GetProperty("speed").GetDouble());
        Assert.Equal(2, desk.Desk.Account.OwnTime!.Speed);
        (await desk.SendAsync(HttpMethod.Post, "practice/speed", """{"speed":1}""")).Must(HttpStatusCode.OK);
        Assert.Equal(1, desk.Desk.Account.OwnTime!.Speed);
    }

    [Fact]
    public async Task Setting_Changed_NeedsTheValueThatWasSeenAndARangeThatHolds()
    {
        const string key = "practice.seed";
        var row = Row(RunningDesk.Json((await desk.Owner.GetAsync("/terminal/configuration")).Must(HttpStatusCode.OK)), key);
        Assert.Equal("1", row.GetProperty("value").GetString());
        (await PutAsync(key, """{"value":"7","expectedValue":"2"}""")).MustRefuse(409, "VERSION_CONFLICT");
        (await PutAsync(key, """{"value":"seven","expectedValue":"1"}""")).MustRefuse(422, "SETTING");
        (await PutAsync("practice.sed", """{"value":"7","expectedValue":"1"}""")).MustRefuse(404, "NO_SETTING");
        var changed = RunningDesk.Json((await PutAsync(key, """{"value":"7","expectedValue":"1"}""")).Must(HttpStatusCode.OK));
        Assert.Equal(("7", true), (changed.GetProperty("value").GetString(), changed.GetProperty("needsRestart").GetBoolean()));
    }

    [Fact]
    public async Task Health_OfARunningDesk_IsLiveAndReadyWithItsEvidence()
    {
        using var nobody = desk.Desk.Browser();
        Assert.Equal("live", (await nobody.GetAsync("/health/live")).Must(HttpStatusCode.OK).Text("status"));
        var ready = (await nobody.GetAsync("/health/ready")).Must(HttpStatusCode.OK);
        Assert.Equal("ready", ready.Text("status"));
        Assert.DoesNotContain("data", ready.Body);
        var view = RunningDesk.Json((await desk.Owner.GetAsync("/terminal/health")).Must(HttpStatusCode.OK));
        Assert.True(view.GetProperty("isReady").GetBoolean());
        var loop = Assert.Single(view.GetProperty("loops").EnumerateArray());
        Assert.Equal((RunningDesk.Us, 256, true), (
            loop.GetProperty("account").GetString(), loop.GetProperty("intakeCapacity").GetInt32(),
            loop.GetProperty("sequence").GetInt64() >= loop.GetProperty("durableSequence").GetInt64()));
        Assert.True(view.GetProperty("process").GetProperty("memoryMb").GetDouble() > 1);
    }

    [Fact]
    public async Task Status_OfARunningDesk_HasTheTargetShape()
    {
        var account = await RunningDesk.UntilAsync(
            async () => RunningDesk.Json((await desk.Owner.GetAsync("/api/status")).Must(HttpStatusCode.OK)).GetProperty("accounts")[0],
            found => found.GetProperty("trading").GetProperty("allowed").GetBoolean(), "trading is allowed");
        Assert.Equal("Synchronised", account.GetProperty("connection").GetProperty("state").GetString());
        Assert.Contains(account.GetProperty("connection").GetProperty("evidence").EnumerateArray(), text => text.GetString()!.Contains("first tick", StringComparison.Ordinal));
        Assert.Equal("regular", account.GetProperty("market").GetProperty("session").GetString());
        Assert.NotEqual(JsonValueKind.Null, account.GetProperty("runner").GetProperty("lastProgress").ValueKind);
        Assert.NotEqual(JsonValueKind.Null, account.GetProperty("pnl").GetProperty("equity").ValueKind);
    }

    private async Task<Engine.Decision.LinkState> Link() => await desk.Desk.Account.Loop!.Ask(state =>
        state.Links.First(link => link.Link == Domain.Links.LinkKind.MarketData));

    private Task<Security.DeskAnswer> PutAsync(string key, string json) =>
        desk.Owner.SendAsync(HttpMethod.Put, $"/terminal/configuration/{key}", new StringContent(json, Encoding.UTF8, "application/json"), desk.NewKey());

    private static JsonElement Row(JsonElement rows, string key) => rows.EnumerateArray().Single(row => row.GetProperty("key").GetString() == key);
}
