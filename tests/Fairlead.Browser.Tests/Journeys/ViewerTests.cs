using System.Text.RegularExpressions;
using Fairlead.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Fairlead.Browser.Tests.Journeys;

/// <summary>The role viewer: everything to see, nothing to do.</summary>
public sealed class ViewerTests(Stage stage) : PageTest(stage)
{
    [Fact]
    public async Task Viewer_LogsInWithAPassword_SeesThePositionAndCannotCloseItOrTrade()
    {
        var desk = await Stage.DeskAsync();
        await desk.Us.OpenAsync("NVDA", 3);
        var context = await NewContextAsync();
        await ChooseAsync(context, desk.Us.Account);
        var page = await OpenTabAsync(context, new Uri(desk.Address, "/desk"));
        await page.GetByLabel("Name").FillAsync(SharedDesk.Viewer);
        await page.GetByLabel("Password").FillAsync(SharedDesk.ViewerPassword);
        await page.Button("Log in").ClickAsync();

        await Expect(page.GetByText("VIEWER", new() { Exact = true })).ToBeVisibleAsync();
        var position = page.Panel("Positions").Row("NVDA");
        await Expect(position).ToContainTextAsync("Long 3");
        await TryAsync(position.Button("Flatten NVDA"), page.Button("Flatten NVDA now"), page);
        await TryAsync(page.Panel("Trading").Button("Block entries"), null, page);

        await page.GotoAsync(new Uri(desk.Address, $"/trade?instrument={await desk.Us.InstrumentAsync("NVDA")}").AbsoluteUri);
        await Expect(page.Panel("Chart NVDA")).ToBeVisibleAsync();
        await TryAsync(page.Ticket().GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Buy 1 NVDA") }), null, page);
        var now = await desk.Us.NowAsync();
        Assert.Equal(3, PracticeDesk.Long(now["positions"]!.AsArray().Single(row => PracticeDesk.Text(row!["symbol"]) == "NVDA")!["quantity"]));
        Assert.DoesNotContain(now["orders"]!.AsArray(), row => row!["isOpen"]!.GetValue<bool>());
        Assert.True((await desk.Us.RowAsync())["trading"]!["isAllowed"]!.GetValue<bool>());
    }

    /// <summary>A control is locked, or the desk refuses what it asks and the page says so.</summary>
    private static async Task TryAsync(ILocator control, ILocator? confirmation, IPage page)
    {
        await Expect(control).ToBeVisibleAsync();
        if (await control.IsDisabledAsync())
            return;
        await control.ClickAsync();
        if (confirmation is not null)
            await confirmation.ClickAsync();
        await Expect(page.UrgentNews()).ToContainTextAsync(new Regex("refused\\..*(viewer|trader)"));
        await page.Keyboard.PressAsync("Escape");
        await page.UrgentNews().GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).First.ClickAsync();
    }
}
