using Fairlead.Engine.Strategies;

namespace Fairlead.Host.Backtest.Sweep;

/// <summary>Every combination of the axes' values; the last axis runs fastest.</summary>
public sealed class SweepGrid
{
    /// <summary>Most combinations of one sweep.</summary>
    public const int MaxCombinations = 20_000;

    private SweepGrid(IReadOnlyList<SweepAxis> axes, IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>> combinations) =>
        (Axes, Combinations) = (axes, combinations);

    public IReadOnlyList<SweepAxis> Axes { get; }

    /// <summary>The swept parameters of each combination, in order of the axes.</summary>
    public IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>> Combinations { get; }

    /// <summary>Makes the grid and checks each combination against the strategy.</summary>
    /// <exception cref="BacktestException">Too many combinations, an axis twice or set as well, or a value the strategy refuses.</exception>
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
        var grid = new SweepGrid(axes, [.. combinations]);
        foreach (var combination in grid.Combinations)
            StrategyCheck.Make(catalogue, request.Strategy, [.. request.Parameters, .. combination]);
        return grid;
    }
}
