using Microsoft.Playwright;

namespace Fairlead.Browser.Tests.Running;

/// <summary>The browser, and the desk that tests share; each is started by the first test that needs it.</summary>
public sealed class Stage : IAsyncLifetime
{
    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private Task<SharedDesk>? _desk;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_desk is { IsCompletedSuccessfully: true })
            await (await _desk).EndAsync();
    }

    internal async Task<IBrowser> BrowserAsync()
    {
        if (_browser is null)
        {
            var chromium = Needed.Chromium();
            _playwright ??= await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Flags });
            // Other test projects may be running on the same two cores.
            Assertions.SetDefaultExpectTimeout(30_000);
        }

        return _browser;
    }

    /// <summary>Started once; a start that failed fails every test that needs it, without another wait.</summary>
    internal Task<SharedDesk> DeskAsync()
    {
        _ = Needed.Chromium();
        return _desk ??= SharedDesk.StartAsync();
    }

    /// <summary>Closes what a test left in the quiet account, when the desk runs.</summary>
    internal async Task ClearAsync()
    {
        if (_desk is { IsCompletedSuccessfully: true })
            await (await _desk).Us.ClearAsync();
    }
}
