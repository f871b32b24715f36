using Fairlead.Engine.Strategies;

namespace Fairlead.Host.Backtest.Sweep;

/// <summary>Every combination of the axes' values that the strategy takes; the last axis runs fastest.</summary>
public sealed class SweepGrid
{
    /// <summary>Most combinations of one sweep.</summary>
    public const int MaxCombinations = 20_000;

    private SweepGrid(IReadOnlyList<SweepAxis> axes) => Axes = axes;

    public IReadOnlyList<SweepAxis> Axes { get; }

    /// <summary>The swept parameters of each combination, in order of the axes.</summary>
    public IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>> Combinations { get; private init; } = [];

    /// <summary>Combinations left out because the strategy refuses the values together.</summary>
    public int Refused { get; private init; }

    /// <summary>What it said of the first of them; null when there is none.</summary>
    public string? FirstRefusal { get; private init; }

    /// <summary>How many were left out and why, in words; null when none was.</summary>
    public string? Note => FirstRefusal is null ? null : FormattableString.Invariant(
        $"{Refused} of {Refused + Combinations.Count} combinations were left out, the strategy refuses them; the first: {FirstRefusal}");

    /// <summary>Makes the grid and checks each combination against the strategy.</summary>
    /// <exception cref="BacktestException">Too many combinations, an axis twice or set as well, a value the strategy
    /// refuses for itself, or no combination it takes.</exception>
    public static SweepGrid Of(IReadOnlyList<SweepAxis> axes, BacktestRequest request, StrategyCatalogue catalogue)
    {
        foreach (var axis in axes)
        {
            if (axes.Count(other => other.Name == axis.Name) > 1)
                throw new BacktestException($"--sweep {axis.Name} is given twice");
            if (request.Parameters.Any(pair => pair.Key == axis.Name))
                throw new BacktestException($"parameter '{axis.Name}' is both set and swept");
        }

        var count = axes.Aggregate(1m, (product, axis) => product * axis.Values.Count);
        if (count > MaxCombinations)
            throw new BacktestException(FormattableString.Invariant($"the sweep has {count} combinations; at most {MaxCombinations} are run"));
        IEnumerable<IReadOnlyList<KeyValuePair<string, string>>> combinations = [[]];
        foreach (var axis in axes)
            combinations = combinations.SelectMany(head => axis.Values, (head, value) =>
                (IReadOnlyList<KeyValuePair<string, string>>)[.. head, KeyValuePair.Create(axis.Name, value)]);
        return Judged(axes, [.. combinations], request, catalogue);
    }

    private static SweepGrid Judged(
        IReadOnlyList<SweepAxis> axes, IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>> all, BacktestRequest request, StrategyCatalogue catalogue)
    {
        var taken = new List<IReadOnlyList<KeyValuePair<string, string>>>();
        string? firstRefusal = null;
        foreach (var combination in all)
        {
            StrategyCheck.Make(catalogue, request.Strategy, [.. request.Parameters, .. combination], out var together);
            if (together is null)
                taken.Add(combination);
            else
                firstRefusal ??= together;
        }

        return taken.Count > 0
            ? new SweepGrid(axes) { Combinations = taken, Refused = all.Count - taken.Count, FirstRefusal = firstRefusal }
            : throw new BacktestException(FormattableString.Invariant($"the strategy refuses all {all.Count} combinations of the sweep; the first: {firstRefusal}"));
    }
}
