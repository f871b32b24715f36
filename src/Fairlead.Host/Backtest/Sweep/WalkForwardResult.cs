namespace Fairlead.Host.Backtest.Sweep;

/// <summary>What a walk forward found.</summary>
public sealed record WalkForwardResult
{
    public required IReadOnlyList<WalkForwardFold> Folds { get; init; }

    /// <summary>The out-of-sample parts, one after the other.</summary>
    public required WalkForwardTotal Together { get; init; }
}

/// <summary>One fold: chosen on the first days, tried on the next ones. All days are included.</summary>
public sealed record WalkForwardFold
{
    /// <summary>From 1.</summary>
    public required int Fold { get; init; }

    public required DateOnly InSampleFrom { get; init; }
    public required DateOnly InSampleTo { get; init; }
    public required DateOnly OutOfSampleFrom { get; init; }
    public required DateOnly OutOfSampleTo { get; init; }

    /// <summary>The best combination on the days it was chosen on; its figures flatter it.</summary>
    public required SweepRow InSample { get; init; }

    /// <summary>The same combination on days it had not seen; null when no combination had a known result in sample.</summary>
    public required SweepRow? OutOfSample { get; init; }
}

/// <summary>The folds' out-of-sample parts together; null where a part is unknown.</summary>
public sealed record WalkForwardTotal
{
    /// <summary>Compounded over the folds, percent.</summary>
    public required double? NetProfitPct { get; init; }

    /// <summary>Of the joined curve, percent of its high.</summary>
    public required double? MaxDrawdownPct { get; init; }

    public required int FoldsWithGain { get; init; }
    public required long Trades { get; init; }

    /// <summary>Sum over the folds, each run with the full starting cash.</summary>
    public required decimal Charges { get; init; }
}
