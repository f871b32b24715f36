using System.Text.Json.Serialization;

namespace Fairlead.Host.Backtest;

/// <summary>What a backtest found. A figure that cannot be known is null, never zero.</summary>
/// <remarks>The property names are the keys of <c>fairlead backtest --json</c>: a contract, kept by a test.</remarks>
public sealed record BacktestResult
{
    public required string Strategy { get; init; }

    /// <summary>Every parameter with the value it ran with, defaults included.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    public required IReadOnlyList<string> Instruments { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }

    /// <summary>"1m", "1s", "1d" or "tick".</summary>
    public required string Timeframe { get; init; }

    public required string Profile { get; init; }
    public required string Currency { get; init; }

    /// <summary>Market records, facts, commands and timers decided.</summary>
    public required long Events { get; init; }

    public required long Orders { get; init; }
    public required long Fills { get; init; }

    /// <summary>Entries the gatekeeper or the arbiter refused.</summary>
    public required long Refusals { get; init; }

    /// <summary>Orders the venue rejected.</summary>
    public required long Rejections { get; init; }

    public required decimal StartEquity { get; init; }

    /// <summary>Null when a position has no price at the end.</summary>
    public required decimal? EndEquity { get; init; }

    /// <summary>All charges booked, positive. Less than the truth when <see cref="FillsWithoutCharges"/> is not 0.</summary>
    public required decimal Charges { get; init; }

    /// <summary>Fills of a day or instrument no charge schedule has rates for; booked without charges.</summary>
    public required long FillsWithoutCharges { get; init; }

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

    /// <summary>Gains over losses of the round trips; null without losses.</summary>
    public required double? ProfitFactor { get; init; }

    /// <summary>Mean net gain of a round trip with a gain, in the currency; null without one.</summary>
    public required double? AverageWin { get; init; }

    /// <summary>Mean net loss of a round trip with a loss, positive, in the currency; null without one.</summary>
    public required double? AverageLoss { get; init; }

    /// <summary>Units still open at the end, by symbol.</summary>
    public required IReadOnlyDictionary<string, long> OpenPositions { get; init; }

    /// <summary>Hash of the desk's whole state at the end.</summary>
    public required string StateHash { get; init; }

    /// <summary>Head of the journal's hash chain, the same with or without a journal file; null when no journal was kept
    /// (a sweep). Without a journal the state hash is another too: it counts the journal's records.</summary>
    public required string? JournalHash { get; init; }

    /// <summary>Reading the recorded market into the tape; null when the caller had it loaded.</summary>
    public double? LoadMs { get; init; }

    /// <summary>From the desk's opening to the end of the last day, journaling included; loading and reporting not.</summary>
    public required double ElapsedMs { get; init; }

    /// <summary><see cref="Events"/> over <see cref="ElapsedMs"/>.</summary>
    public required double EventsPerSecond { get; init; }

    /// <summary>Alarms raised and invariants broken on the way, by code; empty on a quiet run.</summary>
    public required IReadOnlyList<string> Alarms { get; init; }

    /// <summary>Warnings on the way, by code.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Refusals by code, most frequent first, with an example.</summary>
    public required IReadOnlyList<ReasonCount> RefusalReasons { get; init; }

    /// <summary>The venue's rejections by code, most frequent first, with an example.</summary>
    public required IReadOnlyList<ReasonCount> RejectionReasons { get; init; }

    /// <summary>What is missing, doubtful or pretended in the data, in words.</summary>
    public required IReadOnlyList<string> DataNotes { get; init; }

    /// <summary>Null unless it was asked for.</summary>
    [JsonIgnore]
    public BacktestTrail? Trail { get; init; }
}
