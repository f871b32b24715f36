using System.Globalization;
using System.Text.RegularExpressions;
using Fairlead.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Fairlead.Browser.Tests.Journeys;

/// <summary>Two tabs on one stop: who saw the older state is told, and nothing is overwritten unseen.</summary>
public sealed class TwoTabsTests(Stage stage) : PageTest(stage)
{
    [Fact]
    public async Task Stop_ChangedInOneTab_TheOtherTabsOlderChangeIsRefusedAsAConflict()
    {
        var desk = await Stage.DeskAsync();
        await desk.Us.OpenAsync("SPY", 4);
        var first = await OpenAsync("/desk");
        var second = await OpenTabAsync(first.Context, new Uri(desk.Address, "/desk"));
        var seen = await OpenDialogAsync(second);
        await OpenDialogAsync(first);

        await Dialog(first).Field("Stop").FillAsync(Text(seen - 0.10m));
        await Dialog(first).Button("Change protection").ClickAsync();
        await Expect(Dialog(first)).ToHaveCountAsync(0);
        await Expect(first.Panel("Protection").Row("SPY")).ToContainTextAsync(Text(seen - 0.10m));

        await Expect(Dialog(second)).ToContainTextAsync("The protection changed meanwhile");
        await Dialog(second).Field("Stop").FillAsync(Text(seen - 0.20m));
        await Dialog(second).Button("Change protection").ClickAsync();
        await Expect(Dialog(second)).ToContainTextAsync("VERSION_CONFLICT");
        await Expect(second.UrgentNews()).ToContainTextAsync(new Regex("Protection of SPY: refused"));

        await Dialog(second).Button("Take the new values").ClickAsync();
        await Dialog(second).Field("Stop").FillAsync(Text(seen - 0.30m));
        await Dialog(second).Button("Change protection").ClickAsync();
        await Expect(Dialog(second)).ToHaveCountAsync(0);
        await Expect(first.Panel("Protection").Row("SPY")).ToContainTextAsync(Text(seen - 0.30m));
    }

    /// <summary>Opens the stop's dialog and tells the stop it shows.</summary>
    private static async Task<decimal> OpenDialogAsync(IPage page)
    {
        await page.Panel("Positions").Button("Edit stop SPY").ClickAsync();
        return decimal.Parse(await Dialog(page).Field("Stop").InputValueAsync(), CultureInfo.InvariantCulture);
    }

    private static ILocator Dialog(IPage page) => page.GetByRole(AriaRole.Dialog, new() { Name = "Protection of SPY" });

    private static string Text(decimal price) => price.ToString("0.00", CultureInfo.InvariantCulture);
}
