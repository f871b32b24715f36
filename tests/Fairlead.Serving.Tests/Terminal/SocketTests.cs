using System.Net.WebSockets;
using System.Text.Json;

namespace Fairlead.Serving.Tests.Terminal;

/// <summary>The terminal socket of the whole desk.</summary>
public sealed class SocketTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private static readonly string[] PlainTopics = ["Orders", "Fills", "Positions", "Protection", "Decisions", "Links", "Alerts", "Equity", "Strategies", "Trades"];

    [Fact]
    public async Task Subscription_OfEachTopic_BeginsWithASnapshot()
    {
        using var page = await SocketPage.OpenAsync(desk.Desk, desk.Owner);
        for (var index = 0; index < PlainTopics.Length; index++)
        {
            await page.SubscribeAsync(index + 1, PlainTopics[index]);
            await page.NextAsync("snapshot", index + 1);
        }

        await page.SubscribeAsync(100, "Accounts", account: "");
        var accounts = await page.NextAsync("snapshot", 100);
        Assert.Equal(RunningDesk.Us, accounts.GetProperty("rows")[0].GetProperty("account").GetString());
        await page.SubscribeAsync(101, "Bars", $",\"instruments\":[{desk.Spy}],\"timeframe\":\"1m\"");
        var bars = await page.NextAsync("snapshot", 101);
        Assert.True(bars.GetProperty("rows").GetArrayLength() >= 15);
    }

    [Fact]
    public async Task Quotes_OfTheInstrumentsAskedFor_ComeAsRisingDeltas()
    {
        using var page = await SocketPage.OpenAsync(desk.Desk, desk.Owner);
        await page.SubscribeAsync(1, "Quotes", $",\"instruments\":[{desk.Spy}]");
        await page.NextAsync("snapshot", 1);
        for (var count = 0; count < 5; count++)
        {
            var delta = await page.NextAsync("delta", 1);
            Assert.Equal(desk.Spy, Assert.Single(delta.GetProperty("rows").EnumerateArray()).GetProperty("instrument").GetInt32());
            Assert.Empty(delta.GetProperty("gone").EnumerateArray());
        }

        await page.SendAsync("""{"op":"resync","id":1}""");
        var again = await page.NextAsync("snapshot", 1);
        Assert.Equal(1, again.GetProperty("rows").GetArrayLength());
        await page.NextAsync("delta", 1);
        await page.SendAsync("""{"op":"unsubscribe","id":1}""");
        await page.SendAsync("""{"op":"ping","nonce":42}""");
        while (await page.NextAsync() is { } message)
        {
            if (message.GetProperty("kind").GetString() != "pong")
                continue;
            Assert.Equal(42, message.GetProperty("nonce").GetInt64());
            break;
        }
    }

    [Fact]
    public async Task Order_PlacedByHttp_ComesByTheSocket()
    {
        using var page = await SocketPage.OpenAsync(desk.Desk, desk.Owner);
        await page.SubscribeAsync(1, "Orders");
        await page.NextAsync("snapshot", 1);
        var order = await desk.RestAsync();
        await RunningDesk.UntilAsync(() => page.NextAsync("delta", 1), delta => Status(delta, order) == "Working", "the order works");
        (await desk.SendAsync(HttpMethod.Delete, $"orders/{order}", """{"reason":"done"}""")).Must(System.Net.HttpStatusCode.OK);
        await RunningDesk.UntilAsync(() => page.NextAsync("delta", 1), delta => Status(delta, order) == "Cancelled", "the order ends");
    }

    [Theory]
    [InlineData(1, "Quotes", "", RunningDesk.Us, "INSTRUMENTS")]
    [InlineData(2, "Quotes", ",\"instruments\":[]", RunningDesk.Us, "INSTRUMENTS")]
    [InlineData(3, "Quotes", ",\"instruments\":[-1]", RunningDesk.Us, "INSTRUMENTS")]
    [InlineData(4, "Bars", "", RunningDesk.Us, "BARS")]
    [InlineData(5, "Bars", ",\"instruments\":[0,1],\"timeframe\":\"1m\"", RunningDesk.Us, "BARS")]
    [InlineData(6, "Bars", ",\"instruments\":[0],\"timeframe\":\"7s\"", RunningDesk.Us, "BARS")]
    [InlineData(7, "Bars", ",\"instruments\":[0],\"timeframe\":\"1w\"", RunningDesk.Us, "BARS")]
    [InlineData(8, "Orders", "", "nobody", "NO_ACCOUNT")]
    public async Task Subscription_OfNonsense_IsRefusedAndTheSocketGoesOn(int id, string topic, string more, string account, string code)
    {
        using var page = await SocketPage.OpenAsync(desk.Desk, desk.Owner);
        await page.SubscribeAsync(id, topic, more, account);
        var refused = await page.NextAsync("refused", id);
        Assert.Equal(code, refused.GetProperty("code").GetString());
        await page.SubscribeAsync(99, "Links");
        await page.NextAsync("snapshot", 99);
    }

    [Fact]
    public async Task Subscriptions_BeyondTheBound_AreRefusedAndAnIdInUseIsReplaced()
    {
        using var page = await SocketPage.OpenAsync(desk.Desk, desk.Owner);
        for (var id = 1; id <= 64; id++)
            await page.SubscribeAsync(id, "Links");
        for (var id = 1; id <= 64; id++)
            await page.NextAsync("snapshot");
        await page.SubscribeAsync(65, "Links");
        Assert.Equal("TOO_MANY", (await page.NextAsync("refused", 65)).GetProperty("code").GetString());
        await page.SubscribeAsync(64, "Strategies");
        Assert.True((await page.NextAsync("snapshot", 64)).GetProperty("rows")[0].TryGetProperty("parameters", out _));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"op":"dance"}""")]
    [InlineData("""{"op":"subscribe","id":1,"account":"practice-us","topic":"Weather"}""")]
    [InlineData("""{"op":"subscribe","id":1,"topic":"Orders"}""")]
    [InlineData("""{"op":"subscribe","id":1,"account":null,"topic":"Orders"}""")]
    [InlineData("""{"op":"subscribe","id":1,"account":"practice-us","topic":"Orders","colour":"red"}""")]
    [InlineData("null")]
    public async Task Message_OfNonsense_ClosesTheSocketInWords(string json)
    {
        using var page = await SocketPage.OpenAsync(desk.Desk, desk.Owner);
        await page.SendAsync(json);
        Assert.Null(await page.NextAsync());
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, page.CloseStatus);
    }

    [Fact]
    public async Task Message_TooLong_ClosesTheSocketInWords()
    {
        using var page = await SocketPage.OpenAsync(desk.Desk, desk.Owner);
        await page.SendAsync(new string(' ', 70_000));
        Assert.Null(await page.NextAsync());
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, page.CloseStatus);
    }

    [Fact]
    public async Task Socket_OfALoginThatEnds_IsClosed()
    {
        const string name = "leaver";
        (await desk.Owner.PostAsync("/auth/users", new { name, password = Security.DeskBrowser.Password, role = "viewer" })).Must(System.Net.HttpStatusCode.OK);
        using var viewer = desk.Desk.Browser();
        (await viewer.LoginAsync(name)).Must(System.Net.HttpStatusCode.OK);
        await viewer.RefreshAsync();
        using var page = await SocketPage.OpenAsync(desk.Desk, viewer);
        await page.SubscribeAsync(1, "Quotes", $",\"instruments\":[{desk.Spy}]");
        await page.NextAsync("snapshot", 1);
        (await desk.Owner.DeleteAsync($"/auth/users/{name}")).Must(System.Net.HttpStatusCode.NoContent);
        while (await page.NextAsync() is not null)
        {
        }
    }

    private static string? Status(JsonElement delta, string order) => delta.GetProperty("rows").EnumerateArray()
        .Where(row => row.GetProperty("order").GetString() == order).Select(row => row.GetProperty("status").GetString()).LastOrDefault();
}
