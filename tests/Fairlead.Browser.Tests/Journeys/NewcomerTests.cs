using System.Text.RegularExpressions;
using Fairlead.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Fairlead.Browser.Tests.Journeys;

/// <summary>The first minute with a desk: start, link, and a strategy's money at work and guarded.</summary>
public sealed partial class NewcomerTests(Stage stage) : PageTest(stage)
{
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Newcomer_OpensThePrintedLink_SeesAFillItsPositionAndItsProtectionWithinAMinute()
    {
        await Stage.BrowserAsync();
        var desk = await DeskProcess.StartAsync(DeskProcess.NewFolder(seed: 1));
        try
        {
            var page = await OpenTabAsync(await NewContextAsync(), desk.Link);
            await page.Button("Log in").ClickAsync();
            await page.WaitForURLAsync("**/desk", new() { Timeout = Rest(desk) });

            var positions = page.Panel("Positions");
            var position = positions.Row("Long").Or(positions.Row("Short")).First;
            await Expect(position).ToBeVisibleAsync(new() { Timeout = Rest(desk) });
            await Expect(page.Panel("Fills").GetByRole(AriaRole.Listitem).First).ToContainTextAsync(Strategy(), new() { Timeout = Rest(desk) });
            await Expect(page.Panel("Protection").GetByText(AllCovered())).ToBeVisibleAsync(new() { Timeout = Rest(desk) });
            await Expect(page.Panel("Protection").GetByText("protected").First).ToBeVisibleAsync();
            await Expect(positions.GetByText("UNPROTECTED")).ToHaveCountAsync(0);

            var mark = await positions.GetByRole(AriaRole.Table).InnerTextAsync();
            await Expect(positions.GetByRole(AriaRole.Table)).Not.ToHaveTextAsync(mark, new() { Timeout = Rest(desk), UseInnerText = true });
            await Expect(page.Connection()).ToContainTextAsync("Live");
            Assert.True(desk.Started.Elapsed < Minute, $"It took {desk.Started.Elapsed.TotalSeconds:0} s.");
        }
        finally
        {
            await desk.EndAsync();
        }
    }

    /// <summary>What is left of the minute, in ms.</summary>
    private static float Rest(DeskProcess desk) => (float)Math.Max(1, (Minute - desk.Started.Elapsed).TotalMilliseconds);

    [GeneratedRegex(@"^(\d+) of \1 units covered$")]
    private static partial Regex AllCovered();

    [GeneratedRegex("sma-cross|option-momentum")]
    private static partial Regex Strategy();
}
