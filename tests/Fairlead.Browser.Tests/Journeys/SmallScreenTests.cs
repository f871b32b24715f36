using System.Globalization;
using Fairlead.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Fairlead.Browser.Tests.Journeys;

/// <summary>A telephone: 360 px wide, what keeps money safe must work.</summary>
public sealed class SmallScreenTests(Stage stage) : PageTest(stage)
{
    private const int Width = 360;

    [Fact]
    public async Task At360Pixels_PositionStopAlertsAndFlatten_Work()
    {
        var desk = await Stage.DeskAsync();
        await desk.Us.OpenAsync("QQQ", 2);
        var page = await OpenAsync("/desk", Telephone());
        var positions = page.Panel("Positions");
        await Expect(positions.Row("QQQ")).ToBeVisibleAsync();
        await StandsOnTheScreenAsync(positions.Button("Flatten QQQ"));
        await StandsOnTheScreenAsync(positions.Button("Edit stop QQQ"));

        await positions.Button("Edit stop QQQ").TapAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Protection of QQQ" });
        var stop = decimal.Parse(await dialog.Field("Stop").InputValueAsync(), CultureInfo.InvariantCulture) - 0.05m;
        await dialog.Field("Stop").FillAsync(stop.ToString("0.00", CultureInfo.InvariantCulture));
        await StandsOnTheScreenAsync(dialog.Button("Change protection"));
        await dialog.Button("Change protection").TapAsync();
        await Expect(page.Panel("Protection").Row("QQQ")).ToContainTextAsync(stop.ToString("0.00", CultureInfo.InvariantCulture));

        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Alerts") }).TapAsync();
        var alerts = page.GetByRole(AriaRole.Dialog, new() { Name = "Alerts of this account" });
        await Expect(alerts).ToBeVisibleAsync();
        await StandsOnTheScreenAsync(alerts.Button("Close"));
        await alerts.Button("Close").TapAsync();

        await positions.Button("Flatten QQQ").TapAsync();
        await page.Button("Flatten QQQ now").TapAsync();
        await Expect(positions).ToContainTextAsync("No open position.");
        await HasNoSidewaysScrollAsync(page);
    }

    [Fact]
    public async Task At360Pixels_EveryPage_DoesNotScrollSideways()
    {
        var page = await OpenAsync("/desk", Telephone());
        foreach (var path in await Routes.AllAsync(page))
        {
            await page.GotoAsync(path);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
            await HasNoSidewaysScrollAsync(page);
        }
    }

    private static BrowserNewContextOptions Telephone() => new() { ViewportSize = new() { Width = Width, Height = 740 }, HasTouch = true, IsMobile = true };

    private static async Task HasNoSidewaysScrollAsync(IPage page)
    {
        var width = await page.EvaluateAsync<int>("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)");
        Assert.True(width <= Width, $"{page.Url} is {width} px wide.");
    }

    private static async Task StandsOnTheScreenAsync(ILocator part)
    {
        await part.ScrollIntoViewIfNeededAsync();
        var box = (await part.BoundingBoxAsync())!;
        Assert.True(box.X >= 0 && box.X + box.Width <= Width, $"{part} stands from {box.X} to {box.X + box.Width} px.");
    }
}
