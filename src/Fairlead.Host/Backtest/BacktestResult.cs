using Fairlead.Domain.Time;
using Fairlead.Engine.Positions;

namespace Fairlead.Host.Backtest;

/// <summary>What a backtest found. A figure that cannot be known is null, never zero.</summary>
public sealed record BacktestResult
{
    public required string Strategy { get; init; }
    public required IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; }
    public required IReadOnlyList<string> Instruments { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required string Timeframe { get; init; }
    public required string Profile { get; init; }
    public required string Currency { get; init; }

    /// <summary>Market records, facts, commands and timers decided.</summary>
    public required long Events { get; init; }

    public required long Orders { get; init; }
    public required long Fills { get; init; }
    public required long Refusals { get; init; }
    public required decimal StartEquity { get; init; }

    /// <summary>Null when a position has no price at the end.</summary>
    public required decimal? EndEquity { get; init; }

    /// <summary>All charges paid, positive.</summary>
    public required decimal Charges { get; init; }

    /// <summary>Percent of the starting equity, after charges.</summary>
    public required double? NetProfitPct { get; init; }

    /// <summary>Largest fall from a high, percent of that high; sampled each minute with market data.</summary>
    public required double? MaxDrawdownPct { get; init; }

    /// <summary>Of daily returns at session closes, annualised with 252 days, no risk-free rate; null under three days or
    /// without variance.</summary>
    public required double? Sharpe { get; init; }

    /// <summary>Share of round trips with a net gain, 0 to 1; null without round trips.</summary>
    public required double? WinRate { get; init; }

    /// <summary>Round trips: from flat to flat in one instrument.</summary>
    public required long Trades { get; init; }

    /// <summary>Units still open at the end, by symbol.</summary>
    public required IReadOnlyList<KeyValuePair<string, long>> OpenPositions { get; init; }

    /// <summary>Hash of the desk's whole state at the end.</summary>
    public required string StateHash { get; init; }

    /// <summary>Head of the journal's hash chain, with or without a journal file; null in a sweep, which keeps none.</summary>
    public required string? JournalHash { get; init; }

    public required double ElapsedMs { get; init; }
    public required double EventsPerSecond { get; init; }

    /// <summary>Alarms raised and invariants broken on the way; empty on a quiet run.</summary>
    public required IReadOnlyList<string> Alarms { get; init; }

    /// <summary>What is missing or doubtful in the data, in words.</summary>
    public required IReadOnlyList<string> DataNotes { get; init; }

    /// <summary>The equity curve, one point a minute at most.</summary>
    public required IReadOnlyList<EquityPoint> Equity { get; init; }

    public required IReadOnlyList<ClosedTrade> ClosedTrades { get; init; }

    /// <summary>Fills with their explanations, in order.</summary>
    public required IReadOnlyList<FillLine> FillLines { get; init; }

    /// <summary>Refused proposals with their reasons, in order; at most <see cref="BacktestStatistics.MaxLines"/>.</summary>
    public required IReadOnlyList<RefusalLine> RefusalLines { get; init; }
}

/// <summary>Account equity at an instant, in the account's currency.</summary>
public readonly record struct EquityPoint(Timestamp At, decimal Equity);

/// <summary>One fill as the report shows it.</summary>
public sealed record FillLine(
    Timestamp At, string Symbol, string Side, long Quantity, decimal Price, decimal Charges, string Order, string Rule, string Why);

/// <summary>One refusal as the report shows it.</summary>
public sealed record RefusalLine(Timestamp At, string Code, string Text);
