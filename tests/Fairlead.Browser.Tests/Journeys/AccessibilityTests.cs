using Fairlead.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Fairlead.Browser.Tests.Journeys;

/// <summary>axe on every page, light and dark, with living rows.</summary>
public sealed class AccessibilityTests(Stage stage) : PageTest(stage)
{
    private static readonly string AxeFile = Path.Combine(Places.Web, "node_modules", "axe-core", "axe.min.js");

    /// <summary>Serious and critical findings as lines: rule, what is wrong, where.</summary>
    private const string Findings =
        """
        async () => {
          const { violations } = await axe.run(document, { resultTypes: ['violations'] });
          return violations.filter(each => ['serious', 'critical'].includes(each.impact)).flatMap(each =>
            each.nodes.slice(0, 5).map(node => `${each.impact} ${each.id}: ${node.target.join(' ')}: ${node.failureSummary.replaceAll('\n', ' ')}`));
        }
        """;

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task EveryPage_LookedAtByAxe_HasNoSeriousFinding(ColorScheme scheme)
    {
        var axe = await AxeAsync();
        var desk = await Stage.DeskAsync();
        // The account that trades by itself has rows in every table.
        var page = await OpenAsync(desk.Api, desk.Address, "/desk", "practice-india", new() { ColorScheme = scheme });
        var found = new List<string>();
        foreach (var path in await Routes.AllAsync(page))
        {
            await page.GotoAsync(path);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
            await Expect(page.Connection()).ToContainTextAsync("Live");
            found.AddRange(await LookAsync(page, axe));
        }

        var login = await OpenTabAsync(await NewContextAsync(new() { ColorScheme = scheme }), new Uri(desk.Address, "/login"));
        await Expect(login.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
        found.AddRange(await LookAsync(login, axe));
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task Axe_PageWithAPlantedFault_FindsIt()
    {
        var page = await (await NewContextAsync()).NewPageAsync();
        await page.SetContentAsync("""<html lang="en"><title>Planted</title><main><button></button></main></html>""");
        Assert.Contains(await LookAsync(page, await AxeAsync()), line => line.Contains("button-name", StringComparison.Ordinal));
    }

    private static Task<string> AxeAsync()
    {
        Assert.True(File.Exists(AxeFile), $"{AxeFile} is missing: run npm ci in web.");
        return File.ReadAllTextAsync(AxeFile, TestContext.Current.CancellationToken);
    }

    private static async Task<IEnumerable<string>> LookAsync(IPage page, string axe)
    {
        await page.EvaluateAsync(axe);
        var lines = await page.EvaluateAsync<string[]>(Findings);
        return lines.Select(line => $"{new Uri(page.Url).AbsolutePath}: {line}");
    }
}
