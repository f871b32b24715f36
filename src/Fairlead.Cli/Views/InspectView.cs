using Fairlead.Cli.Verbs;
using Spectre.Console;

namespace Fairlead.Cli.Views;

/// <summary>A data folder for a person.</summary>
internal static class InspectView
{
    private const int MaxDaysNamed = 10;

    public static void Show(IAnsiConsole console, InspectReport report)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var name in (string[])["symbol", "kind", "market", "resolution", "content"])
            table.AddColumn(new TableColumn(name).NoWrap());
        table.AddColumn(new TableColumn("files").RightAligned()).AddColumn("first").AddColumn("last")
            .AddColumn(new TableColumn("missing days").RightAligned()).AddColumn(new TableColumn("bytes").RightAligned());
        foreach (var each in report.Series)
        {
            table.AddRow(new Text(each.Symbol), new Text(each.Kind), new Text(each.Market), new Text(each.Resolution.ToString().ToLowerInvariant()),
                new Text(each.Content.ToString().ToLowerInvariant()), new Text(Numbers.Whole(each.Files)), new Text(Day(each.FirstOn)), new Text(Day(each.LastOn)),
                new Text(each.FirstOn is null ? "" : Numbers.Whole(each.MissingDays.Count)), new Text(Numbers.Whole(each.Bytes)));
        }

        console.Write(table);
        console.WriteLine($"{Numbers.Whole(report.Files)} files, {Numbers.Whole(report.Bytes)} bytes in {report.Folder}; only names were read, so a listed file may still prove unreadable.");
        foreach (var each in report.Series.Where(each => each.MissingDays.Count > 0))
            console.WriteLine($"missing: {each.Symbol} {each.Resolution.ToString().ToLowerInvariant()} {each.Content.ToString().ToLowerInvariant()}: {Days(each.MissingDays)}");
        foreach (var path in report.Ignored)
            console.WriteLine($"ignored: {path}: neither its place nor its name is known");
    }

    private static string Day(DateOnly? day) => day is { } known ? $"{known:yyyy-MM-dd}" : "inside";

    private static string Days(IReadOnlyList<DateOnly> days) =>
        string.Join(", ", days.Take(MaxDaysNamed).Select(day => $"{day:yyyy-MM-dd}"))
        + (days.Count > MaxDaysNamed ? $" and {Numbers.Whole(days.Count - MaxDaysNamed)} more" : "");
}
