using System.Net;
using System.Text;
using System.Text.Json;
using Fairlead.Cli.Tests;
using Fairlead.Engine.Decision;
using Fairlead.Host.Http;
using Fairlead.Host.Research;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Host.Terminal.Tables;
using Fairlead.Host.Tests.Replay;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Fairlead.Host.Tests.Research;

/// <summary>The requests of the Journal, Replay and Backtest pages over HTTP.</summary>
public sealed class EndpointTests : IAsyncLifetime
{
    private readonly RecordedAccount _account = RecordedAccount.Of(new StopExitScenario());
    private readonly MarketFolder _market = new MarketFolder().WithSwings("20131007");
    private readonly HttpClient _client = new();
    private readonly PastStates _past;
    private readonly FolderRecordings _recordings;
    private readonly ReplaySessions _sessions;
    private readonly BacktestService _backtests;
    private WebApplication? _app;

    public EndpointTests()
    {
        _past = new PastStates(_account.Journals, new RestartPoints());
        var folders = new DataFolders([_market.Data], TimeProvider.System);
        _recordings = new FolderRecordings(folders, Scenario.Reference);
        _sessions = new ReplaySessions(_account.Journals, _recordings, new RestartPoints(), new NoStage(), TimeProvider.System);
        _backtests = new BacktestService(Scenario.Reference, folders);
    }

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.UseMiddleware<ProblemMiddleware>();
        var terminal = _app.MapGroup("/terminal");
        JournalEndpoints.Map(terminal, new JournalTimeline(_account.Journals), _past);
        ReplayEndpoints.Map(terminal, _sessions);
        BacktestEndpoints.Map(terminal, _backtests);
        await _app.StartAsync(TestContext.Current.CancellationToken);
        _client.BaseAddress = new Uri(_app.Urls.Single() + "/terminal/");
    }

    public async ValueTask DisposeAsync()
    {
        await _app!.DisposeAsync();
        _client.Dispose();
        _backtests.Dispose();
        _sessions.Dispose();
        _recordings.Dispose();
        _past.Dispose();
        _account.Dispose();
        _market.Dispose();
    }

    [Fact]
    public async Task Journal_PageMomentAndDays_AreServed()
    {
        var page = await Get<TimelineView>($"accounts/{RecordedAccount.Name}/journal?from=1&limit=3");
        Assert.Equal((3, true), (page.Items.Count, page.IsMore));
        var past = await Get<PastView>($"accounts/{RecordedAccount.Name}/journal/at/{page.Last}");
        Assert.Equal(_account.StateHash, past.StateHash);
        Assert.Equal([new DateOnly(2015, 12, 23)], await Get<DateOnly[]>($"accounts/{RecordedAccount.Name}/journal/days"));
    }

    [Fact]
    public async Task Replay_OpenedPlayedAndClosed_IsServed()
    {
        var opened = await Send<ReplayView>(HttpMethod.Post, "replays", new ReplayRequest(RecordedAccount.Name, Day: null));
        var playing = await Send<ReplayView>(HttpMethod.Post, $"replays/{opened.Id}/control", new ReplayControl("play", Speed: 0));
        Assert.Equal(opened.Id, playing.Id);
        Patience.Until(() => _sessions.List()[0].Share == 1, "the end");
        Assert.Equal(opened.Id, Assert.Single(await Get<ReplayView[]>("replays")).Id);
        Assert.Equal(HttpStatusCode.NoContent, (await _client.DeleteAsync(new Uri($"replays/{opened.Id}", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Empty(await Get<ReplayView[]>("replays"));
    }

    [Fact]
    public async Task Replay_OfADataFolder_IsPreparedPlayedAndClosed()
    {
        var opened = await Send<ReplayView>(HttpMethod.Post, "replays", new ReplayRequest(null, new DateOnly(2013, 10, 7), _market.Data, ["SPY"], "1m"));
        Patience.Until(() => _sessions.List()[0].Preparing is null, "it is prepared");
        await Send<ReplayView>(HttpMethod.Post, $"replays/{opened.Id}/control", new ReplayControl("play", Speed: 0));
        Patience.Until(() => _sessions.List()[0].Share == 1, "the end");
        var played = Assert.Single(await Get<ReplayView[]>("replays"));
        Assert.Equal(("USD", "SPY", null), (played.Currency, played.Instruments.Single().Symbol, played.Problem));
        Assert.Equal(HttpStatusCode.NoContent, (await _client.DeleteAsync(new Uri($"replays/{opened.Id}", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Empty(await Get<ReplayView[]>("replays"));
    }

    [Fact]
    public async Task Backtest_AskedAndReported_IsServedWithAStrictPolicy()
    {
        Assert.NotEmpty(await Get<StrategyInfo[]>("backtests/strategies"));
        Assert.Equal("SPY", (await Get<DataFolderView[]>("backtests/data"))[0].Symbols[0].Symbol);
        var asked = await Send<BacktestView>(HttpMethod.Post, "backtests", Body());
        Patience.Until(() => _backtests.Find(asked.Id).State is not ("Queued" or "Running"), "it is over");
        Assert.Equal("Done", (await Get<BacktestView>($"backtests/{asked.Id}")).State);
        var report = await _client.GetAsync(new Uri($"backtests/{asked.Id}/report", UriKind.Relative), TestContext.Current.CancellationToken);
        var policy = Assert.Single(report.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        var html = await report.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var style = html[(html.IndexOf("<style>", StringComparison.Ordinal) + 7)..html.IndexOf("</style>", StringComparison.Ordinal)];
        Assert.Contains(Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(style))), policy, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
        Assert.True((await Get<CompareView>($"backtests/compare?a={asked.Id}&b={asked.Id}")).AreEqual);
    }

    [Theory]
    [InlineData("GET", "accounts/nobody/journal", null, 404, "NOT_FOUND")]
    [InlineData("GET", "accounts/practice-test/journal?limit=many", null, 400, "MALFORMED")]
    [InlineData("GET", "accounts/practice-test/journal?limit=501", null, 400, "MALFORMED")]
    [InlineData("GET", "accounts/practice-test/journal?backwards=maybe", null, 400, "MALFORMED")]
    [InlineData("GET", "accounts/practice-test/journal/at/999999", null, 404, "NOT_FOUND")]
    [InlineData("POST", "replays", "", 400, "MALFORMED_BODY")]
    [InlineData("POST", "replays", "{\"account\":null,\"day\":null}", 422, "REFUSED")]
    [InlineData("POST", "replays", "{\"account\":\"practice-test\",\"day\":\"2020-01-02\"}", 404, "NOT_FOUND")]
    [InlineData("POST", "replays", "{\"account\":null,\"day\":\"2013-10-07\",\"folder\":\"/etc\",\"symbols\":[\"SPY\"]}", 422, "REFUSED")]
    [InlineData("POST", "replays", "{\"account\":null,\"day\":\"2013-10-07\",\"folder\":\"/etc\",\"symbols\":[null]}", 422, "REFUSED")]
    [InlineData("POST", "replays/replay-9/control", "{\"command\":\"play\"}", 404, "NOT_FOUND")]
    [InlineData("DELETE", "replays/replay-9", null, 404, "NOT_FOUND")]
    [InlineData("POST", "backtests", "{\"folder\":1}", 400, "MALFORMED_BODY")]
    [InlineData("GET", "backtests/backtest-9", null, 404, "NOT_FOUND")]
    [InlineData("GET", "backtests/backtest-9/report", null, 404, "NOT_FOUND")]
    [InlineData("GET", "backtests/compare?a=x", null, 404, "NOT_FOUND")]
    [InlineData("DELETE", "backtests/backtest-9", null, 404, "NOT_FOUND")]
    public async Task Request_ThatCannotBeAnswered_IsAProblem(string method, string address, string? body, int status, string code)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var reply = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        var problem = await Read<Http.Problem>(reply);
        Assert.Equal((status, code), ((int)reply.StatusCode, problem.Code));
        Assert.NotEmpty(problem.Reason);
    }

    [Fact]
    public async Task Request_BodyTooLong_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "backtests") { Content = new StringContent(new string(' ', 100_000), Encoding.UTF8, "application/json") };
        using var reply = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("BODY_TOO_LARGE", (await Read<Http.Problem>(reply)).Code);
    }

    private BacktestRequestBody Body() => new(
        _market.Data, ["SPY"], new DateOnly(2013, 10, 7), new DateOnly(2013, 10, 7), "1m", "sma-cross", new Dictionary<string, string>(), Cash: 50_000);

    private async Task<T> Get<T>(string address)
    {
        using var reply = await _client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        return await Read<T>(reply.EnsureSuccessStatusCode());
    }

    private async Task<T> Send<T>(HttpMethod method, string address, object body)
    {
        using var request = new HttpRequestMessage(method, address) { Content = new StringContent(JsonSerializer.Serialize(body, TerminalJson.Options), Encoding.UTF8, "application/json") };
        using var reply = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Read<T>(reply.EnsureSuccessStatusCode());
    }

    private static async Task<T> Read<T>(HttpResponseMessage reply) =>
        JsonSerializer.Deserialize<T>(await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), TerminalJson.Options)!;

    private sealed class NoStage : IReplayStage
    {
        public void Begin(string replay, DeskTables tables)
        {
        }

        public void Show(string replay, DeskState state)
        {
        }

        public void End(string replay)
        {
        }
    }
}
