using Microsoft.Playwright;

namespace Fairlead.Browser.Tests.Running;

/// <summary>Every address of the terminal: what the rail offers, and the few that it does not.</summary>
internal static class Routes
{
    private static readonly string[] Others = ["/password", "/no-such-page"];

    public static async Task<IReadOnlyList<string>> AllAsync(IPage page)
    {
        var rail = page.GetByRole(AriaRole.Navigation, new() { Name = "Pages" }).GetByRole(AriaRole.Link);
        await rail.First.WaitForAsync();
        var paths = await rail.EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        Assert.True(paths.Length >= 10, $"The rail offers {paths.Length} pages.");
        var origin = new Uri(page.Url).GetLeftPart(UriPartial.Authority);
        return [.. paths.Concat(Others).Select(path => origin + path)];
    }
}
