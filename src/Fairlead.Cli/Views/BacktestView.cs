using Fairlead.Host.Backtest;
using Spectre.Console;

namespace Fairlead.Cli.Views;

/// <summary>A backtest's result for a person.</summary>
internal static class BacktestView
{
    public static void Show(IAnsiConsole console, BacktestResult result, string? journal, string? report)
    {
        console.WriteLine($"{result.Strategy} on {string.Join(", ", result.Instruments)}, {result.From:yyyy-MM-dd} to {result.To:yyyy-MM-dd}, {result.Timeframe}, profile {result.Profile}");
        console.WriteLine(string.Join("  ", result.Parameters.Select(pair => $"{pair.Key}={pair.Value}")));
        console.WriteLine();
        var table = new Table().Border(TableBorder.None).HideHeaders()
            .AddColumn(new TableColumn("").PadRight(4)).AddColumn(new TableColumn("").RightAligned().NoWrap()).AddColumn("");
        void Row(string name, string value, string unit = "") => table.AddRow(new Text(name), new Text(value), new Text(unit));

        Row("start equity", Numbers.Amount(result.StartEquity), result.Currency);
        Row("end equity", Numbers.Amount(result.EndEquity), result.Currency);
        Row("net profit", Numbers.Percent(result.NetProfitPct));
        Row("largest drawdown", Numbers.Percent(result.MaxDrawdownPct));
        Row("charges", Numbers.Amount(result.Charges), result.FillsWithoutCharges == 0 ? result.Currency : $"{result.Currency}, unknown for {Numbers.Whole(result.FillsWithoutCharges)} fills");
        Row("Sharpe ratio", Numbers.Ratio(result.Sharpe), "daily, annualised");
        Row("round trips", Numbers.Whole(result.Trades));
        Row("won", Numbers.Share(result.WinRate));
        Row("profit factor", Numbers.Ratio(result.ProfitFactor));
        Row("orders", Numbers.Whole(result.Orders));
        Row("fills", Numbers.Whole(result.Fills));
        Row("refused by the desk", Numbers.Whole(result.Refusals));
        Row("rejected by the venue", Numbers.Whole(result.Rejections));
        foreach (var (symbol, units) in result.OpenPositions)
            Row("still open", Numbers.Whole(units), symbol);
        Row("events", Numbers.Whole(result.Events), $"{Numbers.Whole((long)result.EventsPerSecond)} a second over {Numbers.Amount(result.ElapsedMs)} ms deciding and journaling; loading {Numbers.Amount(result.LoadMs)} ms");
        console.Write(table);
        console.WriteLine();
        List(console, "refused", result.RefusalReasons.Select(each => each.ToString()));
        List(console, "rejected", result.RejectionReasons.Select(each => each.ToString()));
        List(console, "ALARM", result.Alarms);
        List(console, "warning", result.Warnings);
        List(console, "note", result.DataNotes);
        console.WriteLine($"state    {result.StateHash}");
        console.WriteLine($"journal  {result.JournalHash}{(journal is null ? "" : $"  {journal}")}");
        if (report is not null)
            console.WriteLine($"report   {report}");
    }

    internal static void List(IAnsiConsole console, string kind, IEnumerable<string> lines)
    {
        foreach (var line in lines)
            console.WriteLine($"{kind}: {line}");
    }
}
