using Fairlead.Engine.Strategies;

namespace Fairlead.Host.Backtest;

/// <summary>Makes a strategy from a person's words, or says what is wrong with them.</summary>
public static class StrategyCheck
{
    /// <exception cref="BacktestException">Unknown strategy or parameter, a value out of range, or values that do not go
    /// together; with a near name if there is one.</exception>
    public static Strategy Make(
        StrategyCatalogue catalogue, string name, IReadOnlyList<KeyValuePair<string, string>> parameters) =>
        Make(catalogue, name, parameters, out var together) is var strategy && together is null
            ? strategy
            : throw new BacktestException(together!);

    /// <summary>The same, but says it where the strategy refuses the values together; null when it takes them.</summary>
    /// <exception cref="BacktestException">Unknown strategy or parameter, or a value out of range.</exception>
    public static Strategy Make(
        StrategyCatalogue catalogue, string name, IReadOnlyList<KeyValuePair<string, string>> parameters, out string? together)
    {
        if (parameters.GroupBy(pair => pair.Key, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new BacktestException($"parameter '{twice.Key}' is set {twice.Count()} times");
        var strategy = catalogue.Configure(name, parameters, out var fault)
            ?? throw new BacktestException(fault + Hint(catalogue, name, parameters));
        together = StrategyCatalogue.CombinationFault(name, strategy);
        return strategy;
    }

    private static string Hint(StrategyCatalogue catalogue, string name, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        if (catalogue.Find(name) is not { } type)
            return NearName.Hint(name, catalogue.Names);
        var known = StrategyParameter.Of(type).Select(each => each.Name).ToArray();
        return parameters.FirstOrDefault(pair => !known.Contains(pair.Key, StringComparer.Ordinal)).Key is { } unknown
            ? NearName.Hint(unknown, known)
            : "";
    }
}
