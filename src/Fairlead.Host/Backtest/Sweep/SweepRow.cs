namespace Fairlead.Host.Backtest.Sweep;

/// <summary>One combination's outcome. No journal is kept in a sweep, so it has no hashes.</summary>
public sealed record SweepRow
{
    /// <summary>The swept parameters in order of the axes.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>As in <see cref="BacktestResult"/>, as all that follow.</summary>
    public required double? NetProfitPct { get; init; }

    public required double? MaxDrawdownPct { get; init; }
    public required double? Sharpe { get; init; }
    public required double? WinRate { get; init; }
    public required long Trades { get; init; }
    public required long Orders { get; init; }
    public required long Fills { get; init; }
    public required long Refusals { get; init; }
    public required decimal? EndEquity { get; init; }
    public required decimal Charges { get; init; }
    public required long FillsWithoutCharges { get; init; }

    /// <summary>Kinds of alarm the run raised; 0 on a quiet one.</summary>
    public required int Alarms { get; init; }

    internal static SweepRow Of(IReadOnlyList<KeyValuePair<string, string>> combination, BacktestResult result) => new()
    {
        Parameters = new OrderedDictionary<string, string>(combination),
        NetProfitPct = result.NetProfitPct,
        MaxDrawdownPct = result.MaxDrawdownPct,
        Sharpe = result.Sharpe,
        WinRate = result.WinRate,
        Trades = result.Trades,
        Orders = result.Orders,
        Fills = result.Fills,
        Refusals = result.Refusals,
        EndEquity = result.EndEquity,
        Charges = result.Charges,
        FillsWithoutCharges = result.FillsWithoutCharges,
        Alarms = result.Alarms.Count,
    };
}
