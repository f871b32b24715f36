using System.Globalization;
using System.Net;
using System.Text.Json;
using Fairlead.Host.Composition;
using Fairlead.Host.Serving;
using Fairlead.Serving.Tests.Security;

namespace Fairlead.Serving.Tests.Terminal;

/// <summary>The whole desk in this process, on a free port and a folder of its own: one practice account only.</summary>
internal sealed class RunningDesk : IAsyncDisposable
{
    public const string Us = "practice-us";
    public const string India = "practice-india";

    /// <summary>The longest any condition may take before a test fails; only a broken desk comes near.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Host.Composition.DeskServer _server;
    private bool _isDisposed;

    private RunningDesk(Host.Composition.DeskServer server) => _server = server;

    public Uri Address => new(_server.Address);

    public ServedAccount Account => _server.Accounts.All.Single();

    /// <summary>Started, recovered or looking on.</summary>
    public static async Task<RunningDesk> StartAsync(string folder, string speed = "1", string market = "us")
    {
        var desk = new RunningDesk(Host.Composition.DeskServer.Make(new DeskServerOptions(
            folder, new Dictionary<string, string>(), new Dictionary<string, string>
            {
                ["server.port"] = "0",
                ["practice.markets"] = market,
                ["practice.speed"] = speed,
            },
            StrategyFolder: null, WebFolder: null, "Fairlead test", TimeProvider.System)));
        await (await desk._server.StartAsync(TestContext.Current.CancellationToken));
        return desk;
    }

    /// <summary>A browser without a login.</summary>
    public DeskBrowser Browser() => new(Address, from: null);

    /// <summary>A browser logged in as the owner, by the one-time link.</summary>
    public async Task<DeskBrowser> OwnerAsync()
    {
        var browser = Browser();
        (await browser.PostAsync(_server.LoginLink()!, content: null)).Must(HttpStatusCode.SeeOther);
        await browser.RefreshAsync();
        return browser;
    }

    /// <summary>Asks until an answer satisfies a condition.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> isEnough, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var answer = await ask();
            if (isEnough(answer))
                return answer;
            Assert.False(patience.IsCancellationRequested, $"{what} did not come about; last: {answer}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }
    }

    public static JsonElement Json(DeskAnswer answer) => JsonDocument.Parse(answer.Body).RootElement;

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    public Task StopAsync() => _server.StopAsync();

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        await _server.StopAsync();
        await _server.DisposeAsync();
    }
}
