using System.Text.Json;
using System.Text.RegularExpressions;
using Fairlead.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Fairlead.Browser.Tests.Journeys;

/// <summary>The role viewer: everything to see, nothing to do.</summary>
public sealed class ViewerTests(Stage stage) : PageTest(stage)
{
    /// <summary>A command as the page would send it, with its login and anti-forgery text; says the desk's answer.</summary>
    private const string SendScript = """
        async ([path, body]) => {
            const { csrf } = await (await fetch('/auth/session')).json();
            const headers = { 'Content-Type': 'application/json', 'X-Fairlead-Csrf': csrf, 'Idempotency-Key': 'viewer'.padEnd(32, '0') };
            const answer = await fetch(path, { method: 'POST', headers, body });
            return `${answer.status} ${(await answer.json()).code}`;
        }
        """;

    [Fact]
    public async Task Viewer_LogsInWithAPassword_SeesThePositionAndEveryCommandLocked()
    {
        var desk = await Stage.DeskAsync();
        await desk.Us.OpenAsync("NVDA", 3);
        var page = await LoggedInAsync(desk);

        await Expect(page.GetByText("VIEWER", new() { Exact = true })).ToBeVisibleAsync();
        var position = page.Panel("Positions").Row("NVDA");
        await Expect(position).ToContainTextAsync("Long 3");
        await position.Button("Flatten NVDA").ClickAsync();
        await Expect(page.Button("Flatten NVDA now")).ToBeDisabledAsync();
        await page.Button("Leave it open").ClickAsync();
        await position.Button("Edit stop NVDA").ClickAsync();
        await Expect(page.Button("Change protection")).ToBeDisabledAsync();
        await page.Button("Leave it").ClickAsync();
        await Expect(page.Panel("Trading").Button("Block entries")).ToBeDisabledAsync();
        await Expect(page.Panel("Strategies").GetByRole(AriaRole.Switch).First).ToBeDisabledAsync();

        await page.GotoAsync(new Uri(desk.Address, $"/trade?instrument={await desk.Us.InstrumentAsync("NVDA")}").AbsoluteUri);
        await Expect(page.Line("Stop NVDA")).ToBeDisabledAsync();
        await Expect(page.Ticket().GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Buy 1 NVDA") })).ToBeDisabledAsync();
        await Expect(page.Ticket()).ToContainTextAsync("You look on as a viewer; orders are for traders.");
    }

    [Fact]
    public async Task Viewer_WhosePageSendsACommandAllTheSame_IsRefusedByTheDesk()
    {
        var desk = await Stage.DeskAsync();
        await desk.Us.OpenAsync("NVDA", 3);
        var page = await LoggedInAsync(desk);
        await Expect(page.Panel("Positions").Row("NVDA")).ToBeVisibleAsync();

        Assert.Equal("403 ROLE_REFUSED", await SendAsync(page, desk, "flatten", new { owner = (int?)null, instrument = (int?)null, reason = "a viewer" }));
        Assert.Equal("403 ROLE_REFUSED", await SendAsync(page, desk, "halt", new { level = "BlockEntries", owner = (int?)null, reason = "a viewer" }));
        var now = await desk.Us.NowAsync();
        Assert.Equal(3, PracticeDesk.Long(now["positions"]!.AsArray().Single(row => PracticeDesk.Text(row!["symbol"]) == "NVDA")!["quantity"]));
        Assert.True((await desk.Us.RowAsync())["trading"]!["isAllowed"]!.GetValue<bool>());
    }

    private async Task<IPage> LoggedInAsync(SharedDesk desk)
    {
        var context = await NewContextAsync();
        await ChooseAsync(context, desk.Us.Account);
        var page = await OpenTabAsync(context, new Uri(desk.Address, "/desk"));
        await page.GetByLabel("Name").FillAsync(SharedDesk.Viewer);
        await page.GetByLabel("Password").FillAsync(SharedDesk.ViewerPassword);
        await page.Button("Log in").ClickAsync();
        return page;
    }

    private static Task<string> SendAsync(IPage page, SharedDesk desk, string command, object body) =>
        page.EvaluateAsync<string>(SendScript, new[] { $"/terminal/accounts/{desk.Us.Account}/{command}", JsonSerializer.Serialize(body) });
}
