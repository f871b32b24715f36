using System.Text.RegularExpressions;
using Fairlead.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Fairlead.Browser.Tests.Journeys;

/// <summary>Ways out of a position: by hand, by its stop, and while the feed says nothing.</summary>
public sealed class ExitTests(Stage stage) : PageTest(stage)
{
    [Fact]
    public async Task Position_FlattenedByKeysAlone_IsClosed()
    {
        var desk = await Stage.DeskAsync();
        await desk.Us.OpenAsync("QQQ", 3);
        var page = await OpenAsync("/links");
        await Expect(page.Connection()).ToContainTextAsync("Live");

        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("d");
        await Expect(page.Panel("Positions").Row("QQQ")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("x");
        await Expect(page.Button("Flatten QQQ now")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(page.Panel("Positions").Row("QQQ")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("x");
        await Expect(page.Button("Flatten QQQ now")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Panel("Positions")).ToContainTextAsync("No open position.");
        await Expect(page.Panel("Protection")).ToContainTextAsync("No group is open.");
        await Expect(page.Panel("Fills").GetByRole(AriaRole.Listitem).First).ToContainTextAsync("Sold 3 QQQ");
        await Expect(page.News()).ToContainTextAsync("Sold 3 QQQ");
    }

    [Fact]
    public async Task Stop_HitByAGap_ClosesThePositionAndIsSaidAtOnce()
    {
        var desk = await Stage.DeskAsync();
        await desk.Us.OpenAsync("TSLA", 6, stopPercent: "1");
        var page = await OpenAsync("/desk");
        await Expect(page.Panel("Protection").Row("TSLA")).ToContainTextAsync("protected");

        await desk.Us.DisturbAsync(new { fault = "Gap", percent = "-3", instrument = await desk.Us.InstrumentAsync("TSLA") });

        await Expect(page.UrgentNews()).ToContainTextAsync(new Regex("Stop hit: Sold 6 TSLA at "));
        await Expect(page.Panel("Positions")).ToContainTextAsync("No open position.");
        await Expect(page.Panel("Fills").GetByRole(AriaRole.Listitem).First).ToContainTextAsync(new Regex("Sold 6 TSLA at .*exit: Stop"));
    }

    [Fact]
    public async Task MuteFeed_TurnsNumbersGreyAndEntriesOff_TheExitStillWorks()
    {
        var desk = await Stage.DeskAsync();
        await desk.Us.OpenAsync("AAPL", 2);
        var trade = await OpenAsync($"/trade?instrument={await desk.Us.InstrumentAsync("AAPL")}");
        var page = await OpenTabAsync(trade.Context, new Uri(desk.Address, "/desk"));
        var position = page.Panel("Positions").Row("AAPL");
        await Expect(position.Cell(2).Locator("[data-freshness]")).ToHaveAttributeAsync("data-freshness", "fresh");
        try
        {
            await desk.Us.DisturbAsync(new { fault = "FeedMute", seconds = 120 });

            await Expect(page.Connection()).Not.ToContainTextAsync("Live");
            await Expect(position.Cell(2).Locator("[data-freshness]")).ToHaveAttributeAsync("data-freshness", new Regex("stale|dead"));
            await Expect(position.Cell(2)).ToContainTextAsync(new Regex("stale|not connected"));
            await Expect(page.Panel("Trading")).ToContainTextAsync("ENTRIES OFF");
            await Expect(trade.Ticket()).ToContainTextAsync(new Regex("Entries are off: \\w+"));
            await trade.Ticket().GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Buy 1 AAPL") }).ClickAsync();
            await Expect(trade.Ticket().GetByLabel("Order result")).ToContainTextAsync("REFUSED");

            await position.Button("Flatten AAPL").ClickAsync();
            await page.Button("Flatten AAPL now").ClickAsync();
            await Expect(page.Panel("Positions")).ToContainTextAsync("No open position.");
        }
        finally
        {
            await desk.Us.RunAtAsync(60);
            await desk.Us.EntriesAllowedAsync();
            await desk.Us.RunAtAsync(1);
        }
    }
}
