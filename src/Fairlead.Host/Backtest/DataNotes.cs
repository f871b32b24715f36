using Fairlead.Domain.Instruments;
using Fairlead.Engine.Charges;
using Fairlead.Markets.Lean;

namespace Fairlead.Host.Backtest;

/// <summary>Says in words what a loaded market misses, doubts and pretends.</summary>
public static class DataNotes
{
    /// <summary>Missing files named one by one; the rest are counted.</summary>
    private const int MaxNamed = 20;

    /// <summary>One line a gap or kind of doubtful row.</summary>
    public static IReadOnlyList<string> Of(MarketReport report) =>
    [
        .. report.Gaps.Take(MaxNamed).Select(Words),
        .. report.GapCount > MaxNamed ? [FormattableString.Invariant($"missing: {report.GapCount - MaxNamed} more")] : Array.Empty<string>(),
        .. report.Issues.Select(issue => FormattableString.Invariant($"{Words(issue.Kind)} {issue.Count} times, first {issue.FirstExample}")),
    ];

    /// <summary>What trading an index as if it were a stock pretends; null for anything else.</summary>
    public static string? Pretended(Instrument instrument, bool isIndex) => isIndex && instrument.IsTradable
        ? $"{instrument.Symbol} is an index and traded as if it were a stock of one unit a point: nobody can trade it so, its prices have no bid, ask or volume, and it has no charges of its own; {(IndiaFunds.Contains(instrument) ? "a fund's" : "a stock's")} are charged"
        : null;

    private static string Words(DataGap gap) =>
        $"missing: {gap.Symbol} {Words(gap.Content)}{(gap.On is { } day ? $" on {day:yyyy-MM-dd}" : " altogether")}";

    private static string Words(MarketContent content) => content switch
    {
        MarketContent.Trades => "trades",
        MarketContent.Quotes => "quotes",
        MarketContent.OpenInterest => "open interest",
        _ => content.ToString(),
    };

    private static string Words(DataIssueKind kind) => kind switch
    {
        DataIssueKind.CrossedQuote => "crossed quote left out",
        DataIssueKind.AbsurdPrice => "absurd price left out",
        DataIssueKind.ZeroSize => "size of zero kept",
        DataIssueKind.SuspiciousPrint => "print marked suspicious by its source kept",
        DataIssueKind.ClosedDay => "data of a day the calendar calls closed",
        _ => kind.ToString(),
    };
}
