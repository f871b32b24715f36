using System.Collections;
using System.Globalization;
using Spectre.Console;

namespace Fairlead.Cli.Views;

/// <summary>Rows of one kind: a table for a person, an array for a script. Columns are the row's members.</summary>
internal sealed class ListScreen(bool asJson)
{
    public void Show<T>(IReadOnlyList<T> rows)
    {
        if (asJson)
        {
            VerbRunner.Print(rows);
            return;
        }

        var members = typeof(T).GetProperties();
        var table = new Table().Border(TableBorder.Simple);
        foreach (var member in members)
            table.AddColumn(IsNumber(member.PropertyType) ? new TableColumn(member.Name).RightAligned() : new TableColumn(member.Name));
        foreach (var row in rows)
            table.AddRow(members.Select(member => new Text(Cell(member.GetValue(row)))));
        var console = Screen.Out();
        console.Write(table);
        console.WriteLine($"{rows.Count} rows");
    }

    private static bool IsNumber(Type type) =>
        Type.GetTypeCode(Nullable.GetUnderlyingType(type) ?? type) is >= TypeCode.SByte and <= TypeCode.Decimal && !type.IsEnum;

    private static string Cell(object? value) => value switch
    {
        null => "unknown or none",
        string text => text,
        IEnumerable list => string.Join(", ", list.Cast<object>()),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
