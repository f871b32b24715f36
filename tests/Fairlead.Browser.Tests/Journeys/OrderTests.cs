using System.Globalization;
using System.Text.RegularExpressions;
using Fairlead.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Fairlead.Browser.Tests.Journeys;

/// <summary>Orders from the Trade page: sent from the ticket, moved on the chart, guarded, refused.</summary>
public sealed class OrderTests(Stage stage) : PageTest(stage)
{
    [Fact]
    public async Task LimitOrder_DraggedThenMovedByKeysThenCancelled_FollowsEachTime()
    {
        var desk = await Stage.DeskAsync();
        var page = await OpenAsync("/trade");
        await TakeAsync(page, "SPY");
        await FillTicketAsync(page, "5", below: 0.25m);
        await page.Ticket().GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Buy 5 SPY") }).ClickAsync();

        var orders = page.Panel("Working orders");
        var row = orders.Row("Buy 5 SPY");
        await Expect(row).ToContainTextAsync("working");
        var line = page.GetByRole(AriaRole.Slider, new() { NameRegex = new Regex("^Order ") });
        var sent = await PriceAsync(line);

        var box = (await line.BoundingBoxAsync())!;
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(x, y + 24, new() { Steps = 6 });
        await Expect(line).ToHaveAttributeAsync("aria-valuetext", new Regex("not sent"));
        await page.Mouse.UpAsync();
        await Expect(line).ToHaveAttributeAsync("aria-valuetext", new Regex("confirmed"));
        var dragged = await PriceAsync(line);
        Assert.True(dragged < sent, $"Dragged down from {sent} to {dragged}.");
        await Expect(row).ToContainTextAsync($"at {Text(dragged)}");

        await line.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(row).ToContainTextAsync($"at {Text(dragged - 0.02m)}");
        await Expect(line).ToHaveAttributeAsync("aria-valuetext", new Regex("confirmed"));
        var now = (await desk.Us.NowAsync())["orders"]!.AsArray().Single(each => each!["isOpen"]!.GetValue<bool>())!;
        Assert.Equal(dragged - 0.02m, PracticeDesk.Amount(now["limitPrice"]));

        await row.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Cancel ") }).ClickAsync();
        await Expect(orders).ToContainTextAsync("No order is working.");
        await Expect(line).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task BracketOrder_Filled_StandsOnTheChartAndInTheRegister()
    {
        var page = await OpenAsync("/trade");
        await TakeAsync(page, "AAPL");
        var ticket = page.Ticket();
        await ticket.Field("Quantity").FillAsync("4");
        await ticket.Field("Type").SelectOptionAsync("Market");
        await ticket.Field("Stop distance").FillAsync("0.8");
        await ticket.Field("Target distance").FillAsync("1.5");
        await Expect(ticket.GetByRole(AriaRole.Region, new() { Name = "Before sending" })).ToContainTextAsync("WOULD PASS");
        await ticket.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Buy 4 AAPL") }).ClickAsync();

        await Expect(ticket.GetByLabel("Order result")).ToContainTextAsync("filled 4 of 4");
        await Expect(page.GetByText(new Regex("^Long 4 from "))).ToBeVisibleAsync();
        var stop = await PriceAsync(page.Line("Stop AAPL"));
        var target = await PriceAsync(page.Line("Target AAPL"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Desk" }).ClickAsync();
        var row = page.Panel("Protection").Row("AAPL");
        await Expect(row).ToContainTextAsync("4 of 4");
        await Expect(row).ToContainTextAsync("protected");
        await Expect(row).ToContainTextAsync(Text(stop));
        await Expect(row).ToContainTextAsync(Text(target));
    }

    [Fact]
    public async Task Order_RejectedByTheVenue_IsSaidAtOnceWithItsReason()
    {
        var desk = await Stage.DeskAsync();
        var page = await OpenAsync("/trade");
        await TakeAsync(page, "NVDA");
        await FillTicketAsync(page, "3", below: 0.25m);
        await desk.Us.DisturbAsync(new { fault = "Rejection", count = 1 });
        await page.Ticket().GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Buy 3 NVDA") }).ClickAsync();

        await Expect(page.Ticket().GetByLabel("Order result")).ToContainTextAsync(new Regex("rejected: \\w+"));
        await Expect(page.UrgentNews()).ToContainTextAsync(new Regex(@"Buy 3 NVDA: rejected\. \w+"));
        await Expect(page.Panel("Working orders")).ToContainTextAsync("No order is working.");
    }

    /// <summary>Finds an instrument by typing, as a person does.</summary>
    private static async Task TakeAsync(IPage page, string symbol)
    {
        var search = page.GetByRole(AriaRole.Combobox, new() { Name = "Search instruments" });
        await search.FillAsync(symbol);
        await page.GetByRole(AriaRole.Option).Filter(new() { HasText = symbol }).First.WaitForAsync();
        await search.PressAsync("Enter");
        await Expect(page.Panel($"Chart {symbol}")).ToBeVisibleAsync();
    }

    /// <summary>A limit order so many percent below the offer that the ticket starts from.</summary>
    private static async Task FillTicketAsync(IPage page, string quantity, decimal below)
    {
        var limit = page.Ticket().Field("Limit price");
        await Expect(limit).Not.ToHaveValueAsync("");
        var offer = decimal.Parse(await limit.InputValueAsync(), CultureInfo.InvariantCulture);
        await limit.FillAsync(Text(Math.Round(offer * (1 - (below / 100)), 2)));
        await page.Ticket().Field("Quantity").FillAsync(quantity);
    }

    /// <summary>Where a line stands now: the number at the start of what it says.</summary>
    private static async Task<decimal> PriceAsync(ILocator line) =>
        decimal.Parse((await line.GetAttributeAsync("aria-valuetext"))!.Split(',')[0], CultureInfo.InvariantCulture);

    private static string Text(decimal price) => price.ToString("0.00", CultureInfo.InvariantCulture);
}
