using System.Globalization;
using Fairlead.Domain.Time;
using Spectre.Console;

namespace Fairlead.Cli.Views;

/// <summary>Rows of one kind: a table of the columns that a person needs, or for a script an array with every member.</summary>
internal sealed class ListScreen(bool asJson)
{
    /// <param name="rows">What to show.</param>
    /// <param name="columns">Title and value of each. A null is an empty cell: there is none. What is not known says so itself.</param>
    public void Write<T>(IReadOnlyList<T> rows, params (string Title, Func<T, object?> Value)[] columns)
    {
        if (asJson)
        {
            VerbRunner.Print(rows);
            return;
        }

        var table = new Table().Border(TableBorder.Simple);
        foreach (var (title, value) in columns)
        {
            var column = new TableColumn(new Text(title));
            table.AddColumn(rows.Any(row => value(row) is long or int or decimal) ? column.RightAligned() : column);
        }

        foreach (var row in rows)
            table.AddRow(columns.Select(column => new Text(Cell(column.Value(row)))));
        var console = Screen.Out();
        console.Write(table);
        console.WriteLine(rows.Count == 1 ? "1 row" : $"{Numbers.Whole(rows.Count)} rows");
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        decimal number => number.ToString("#,0.00####", CultureInfo.InvariantCulture),
        int or long => Numbers.Whole(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        Timestamp at => at.ToUtc().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
