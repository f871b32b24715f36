using Fairlead.Engine.Strategies;

namespace Fairlead.Host.Backtest;

/// <summary>Makes a strategy from a person's words, or says what is wrong with them.</summary>
public static class StrategyCheck
{
    /// <exception cref="BacktestException">Unknown strategy or parameter, or a value out of range; with a near name if there is one.</exception>
    public static Strategy Make(
        StrategyCatalogue catalogue, string name, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        if (parameters.GroupBy(pair => pair.Key, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new BacktestException($"parameter '{twice.Key}' is set {twice.Count()} times");
        return catalogue.Create(name, parameters, out var fault) ?? throw new BacktestException(fault + Hint(catalogue, name, parameters));
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
