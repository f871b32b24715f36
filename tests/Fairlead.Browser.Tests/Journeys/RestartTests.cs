using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fairlead.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Fairlead.Browser.Tests.Journeys;

/// <summary>kill -9 in the middle: the page finds the desk again, and the desk finds its money again.</summary>
public sealed class RestartTests(Stage stage) : PageTest(stage)
{
    private const string Account = "practice-us";

    [Fact]
    public async Task Desk_KilledAndStartedAgain_ShowsTheSamePositionsOrdersProtectionAndProfit()
    {
        await Stage.BrowserAsync();
        var folder = DeskProcess.NewFolder(seed: 5);
        var killed = await DeskProcess.StartAsync(folder);
        DeskProcess? again = null;
        using var api = new DeskApi(killed.Address);
        try
        {
            await killed.ReadyAsync();
            await api.FirstLoginAsync(killed.Link);
            var us = new PracticeDesk(api, Account);
            await us.SwitchStrategiesOffAsync(1, 2);
            await us.ClearAsync();
            await us.OpenAsync("SPY", 7, stopPercent: "2");
            await us.OpenAsync("AAPL", 3, stopPercent: "2");
            await us.PlaceBelowAsync("SPY", 2, percent: 1);
            var page = await OpenAsync(api, killed.Address, "/desk", Account);
            await Expect(page.Panel("Working orders").Row("Buy 2 SPY")).ToContainTextAsync("working");
            // Time stands still, so that the last picture before the kill is a picture of something definite.
            await us.RunAtAsync(0);
            var before = await us.NowAsync();
            var seen = await SeenAsync(page);
            var today = await TodayAsync(page);
            Assert.Equal(Math.Round(PracticeDesk.Amount(before["profit"]!["today"]), 2), today);

            await killed.KillAsync();
            await Expect(page.Connection()).ToContainTextAsync("Desk lost");
            await Expect(page.UrgentNews()).ToContainTextAsync("The connection to the desk is lost");
            again = await DeskProcess.StartAsync(folder, killed.Address.Port);

            await Expect(page.Connection()).ToContainTextAsync("Live", new() { Timeout = 60_000 });
            Assert.Equal(seen, await SeenAsync(page));
            // The marks have moved on for a moment, on some 5,000 dollars.
            Assert.InRange(await TodayAsync(page), today - 50, today + 50);
            var past = await us.AtAsync(PracticeDesk.Long(before["seq"]));
            Assert.Equal(before.ToJsonString(), past.ToJsonString());
            var after = await us.NowAsync();
            Assert.Equal(Names(before, "orders", "order"), Names(after, "orders", "order"));
            Assert.Equal(Money(before), Money(after));
        }
        finally
        {
            await killed.DisposeAsync();
            if (again is not null)
                await again.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What the Desk page says of what must not change: units and entries, orders, what guards what, and the
    /// profit that is settled. Marks move on with the market.</summary>
    private static async Task<string> SeenAsync(IPage page)
    {
        await Expect(page.Panel("Positions").Row("SPY")).ToContainTextAsync("Long 7");
        var lines = new List<string>();
        foreach (var symbol in new[] { "SPY", "AAPL" })
        {
            var position = page.Panel("Positions").Row(symbol);
            lines.Add($"{symbol}: {await position.Cell(0).InnerTextAsync()} from {await position.Cell(1).InnerTextAsync()}");
            var guard = page.Panel("Protection").Row(symbol);
            lines.Add($"{symbol}: {await guard.Cell(0).InnerTextAsync()}, stop {await guard.Cell(1).InnerTextAsync()}, target {await guard.Cell(3).InnerTextAsync()}");
        }

        lines.Add(Regex.Replace(await page.Panel("Working orders").Row("Buy 2 SPY").InnerTextAsync(), @"\s+", " "));
        lines.Add($"realised {await FigureAsync(page, "Closed trades, net")}, charges {await FigureAsync(page, "All charges")}");
        return string.Join('\n', lines);
    }

    private static async Task<decimal> TodayAsync(IPage page) =>
        decimal.Parse((await FigureAsync(page, "Today")).Replace('\u2212', '-'), NumberStyles.Number, CultureInfo.InvariantCulture);

    /// <summary>A figure of the Equity panel as it is written.</summary>
    private static async Task<string> FigureAsync(IPage page, string name)
    {
        var text = await page.Panel("Equity").InnerTextAsync();
        var match = Regex.Match(text, Regex.Escape(name) + @"\s+(\S+)");
        Assert.True(match.Success, $"The Equity panel does not say '{name}': {text}");
        return match.Groups[1].Value;
    }

    private static string[] Names(JsonNode view, string table, string key) => [.. view[table]!.AsArray().Select(row => PracticeDesk.Text(row![key])).Order()];

    private static (decimal Realised, decimal Charges, decimal Cash) Money(JsonNode view) =>
        (PracticeDesk.Amount(view["profit"]!["realised"]), PracticeDesk.Amount(view["profit"]!["charges"]), PracticeDesk.Amount(view["profit"]!["cash"]));
}
