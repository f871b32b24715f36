using Microsoft.Playwright;

namespace Fairlead.Browser.Tests.Running;

/// <summary>A test with pages: it opens them logged in, keeps a picture of each when it fails, fails when one of them threw
/// an error nobody caught, and leaves the shared desk's quiet account flat.</summary>
public abstract class PageTest(Stage stage) : IAsyncLifetime
{
    private static readonly ViewportSize Desktop = new() { Width = 1440, Height = 900 };

    private readonly List<IPage> _pages = [];
    private readonly List<string> _errors = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (TestContext.Current.TestState?.Result == TestResult.Failed)
            await KeepPicturesAsync();
        foreach (var context in _pages.Select(page => page.Context).Distinct().ToArray())
            await context.DisposeAsync();
        await stage.ClearAsync();
        Assert.Empty(_errors);
    }

    internal Stage Stage => stage;

    /// <summary>A page of a browser of its own at an address of the desk, showing one account.</summary>
    internal async Task<IPage> OpenAsync(DeskApi api, Uri address, string path, string account, BrowserNewContextOptions? options = null)
    {
        var context = await NewContextAsync(options);
        var login = api.Login;
        await context.AddCookiesAsync([new() { Name = login.Name, Value = login.Value, Url = address.AbsoluteUri, HttpOnly = true, SameSite = SameSiteAttribute.Strict }]);
        await ChooseAsync(context, account);
        return await OpenTabAsync(context, new Uri(address, path));
    }

    /// <summary>A page of the shared desk's quiet account.</summary>
    internal async Task<IPage> OpenAsync(string path, BrowserNewContextOptions? options = null)
    {
        var desk = await stage.DeskAsync();
        return await OpenAsync(desk.Api, desk.Address, path, desk.Us.Account, options);
    }

    /// <summary>A browser that nobody is logged in with.</summary>
    internal async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.ViewportSize ??= Desktop;
        // Motion would only make the pictures late; the page honours the wish.
        options.ReducedMotion = ReducedMotion.Reduce;
        return await (await stage.BrowserAsync()).NewContextAsync(options);
    }

    internal async Task<IPage> OpenTabAsync(IBrowserContext context, Uri address)
    {
        var page = await context.NewPageAsync();
        _pages.Add(page);
        page.PageError += (_, error) => _errors.Add($"{page.Url}: {error}");
        await page.GotoAsync(address.AbsoluteUri);
        return page;
    }

    /// <summary>The account that new pages of this browser show.</summary>
    internal static Task ChooseAsync(IBrowserContext context, string account) =>
        context.AddInitScriptAsync($"if (!sessionStorage.getItem('fairlead.account')) sessionStorage.setItem('fairlead.account', '{account}');");

    private async Task KeepPicturesAsync()
    {
        Directory.CreateDirectory(Places.Failures);
        var name = $"{GetType().Name}.{TestContext.Current.TestMethod?.MethodName}";
        foreach (var (page, index) in _pages.Select((page, index) => (page, index)).Where(each => !each.page.IsClosed))
            await page.ScreenshotAsync(new() { Path = Path.Combine(Places.Failures, $"{name}.{index + 1}.png") });
    }
}
