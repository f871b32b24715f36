using System.Globalization;
using Fairlead.Cli.Verbs;
using Spectre.Console;

namespace Fairlead.Cli.Views;

/// <summary>One option for a person.</summary>
internal static class PriceView
{
    public static void Show(IAnsiConsole console, OptionAnswer answer)
    {
        var table = new Table().Border(TableBorder.None).HideHeaders()
            .AddColumn(new TableColumn("").PadRight(4)).AddColumn(new TableColumn("").RightAligned()).AddColumn("");
        void Row(string name, double? value, string unit) =>
            table.AddRow(new Text(name), new Text(value?.ToString("#,0.000000", CultureInfo.InvariantCulture) ?? Numbers.Unknown), new Text(unit));

        Row("value", answer.Value, "currency of the strike");
        Row(answer.ImpliedStatus is null ? "volatility" : "implied volatility", answer.Volatility * 100, "% a year");
        Row("delta", answer.Delta, $"per unit of the {answer.Underlying}");
        Row("gamma", answer.Gamma, $"delta per unit of the {answer.Underlying}");
        Row("theta", answer.ThetaPerDay, "per calendar day");
        Row("vega", answer.VegaPerPoint, "per volatility point");
        Row("rho", answer.RhoPerPercent, "per 1 % of rate");
        Row("time", answer.Years, "years of 365 days");
        console.Write(table);
        console.WriteLine(answer.Method);
    }
}
