using Microsoft.Playwright;

namespace Fairlead.Browser.Tests.Running;

/// <summary>The parts of the terminal by role and accessible name, as a person with a screen reader finds them.</summary>
internal static class PageParts
{
    public static ILocator Panel(this IPage page, string title) => page.GetByRole(AriaRole.Region, new() { Name = title, Exact = true });

    public static ILocator Row(this ILocator panel, string text) => panel.GetByRole(AriaRole.Row).Filter(new() { HasText = text });

    public static ILocator Cell(this ILocator row, int index) => row.GetByRole(AriaRole.Cell).Nth(index);

    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static ILocator Button(this ILocator part, string name) => part.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static ILocator Field(this ILocator part, string label) => part.GetByLabel(label, new() { Exact = true });

    /// <summary>A price line of the chart that can be moved: "Stop SPY".</summary>
    public static ILocator Line(this IPage page, string name) => page.GetByRole(AriaRole.Slider, new() { Name = name, Exact = true });

    public static ILocator Ticket(this IPage page) => page.GetByRole(AriaRole.Form, new() { Name = "Order ticket" });

    /// <summary>What a screen reader says at once.</summary>
    public static ILocator UrgentNews(this IPage page) => page.GetByRole(AriaRole.Alert, new() { Name = "Urgent news" });

    /// <summary>What a screen reader says when it has time.</summary>
    public static ILocator News(this IPage page) => page.GetByRole(AriaRole.Status, new() { Name = "News" });

    /// <summary>The pill that says whether what is shown is alive.</summary>
    public static ILocator Connection(this IPage page) => page.GetByRole(AriaRole.Status, new() { Name = "Connection" });
}
