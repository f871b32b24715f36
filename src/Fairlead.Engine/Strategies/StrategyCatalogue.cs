using System.Reflection;
using Fairlead.Engine.Decision;

namespace Fairlead.Engine.Strategies;

/// <summary>The strategies there are, by name: the built-in ones and the user's. Immutable.</summary>
public sealed class StrategyCatalogue
{
    private readonly SortedDictionary<string, Type> _types = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<Type, string>? _versions;

    /// <param name="types">Concrete subclasses of <see cref="Strategy"/> with a public parameterless constructor.</param>
    /// <param name="versions">Hashes of the sources of users' strategies; null when there are none.</param>
    /// <exception cref="ArgumentException">Two types share a name.</exception>
    public StrategyCatalogue(IEnumerable<Type> types, IReadOnlyDictionary<Type, string>? versions = null)
    {
        _versions = versions;
        foreach (var type in types)
        {
            if (!_types.TryAdd(NameOf(type), type))
                throw new ArgumentException($"Two strategies are named {NameOf(type)}.", nameof(types));
        }
    }

    /// <summary>The strategies that come with the desk.</summary>
    public static IReadOnlyList<Type> BuiltIn { get; } =
    [
        .. typeof(Strategy).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Strategy)) && !type.IsAbstract)
            .OrderBy(type => type.FullName, StringComparer.Ordinal),
    ];

    public IReadOnlyCollection<string> Names => _types.Keys;

    /// <summary>The strategy's type, or null when there is none of that name.</summary>
    public Type? Find(string name) => _types.GetValueOrDefault(name);

    /// <summary>
    /// Hash of the sources a user's strategy was compiled from, so that a replay with others is refused; null for a
    /// built-in one, whose version is the program's, and for an unknown name.
    /// </summary>
    public string? VersionOf(string name) => Find(name) is { } type ? _versions?.GetValueOrDefault(type) : null;

    /// <summary>Makes a strategy with its parameters set; null with a fault that names the key, or says why the
    /// parameters do not go together.</summary>
    public Strategy? Create(string name, IEnumerable<KeyValuePair<string, string>> parameters, out string fault)
    {
        if (Configure(name, parameters, out fault) is not { } strategy)
            return null;
        if (CombinationFault(name, strategy) is not { } why)
            return strategy;
        fault = why;
        return null;
    }

    /// <summary>Why the strategy refuses its parameters together, with its name; null when it takes them.</summary>
    public static string? CombinationFault(string name, Strategy strategy)
    {
#pragma warning disable CA1031 // A user's strategy may throw anything; here that is a refusal like another.
        try
        {
            return strategy.ParameterFault is { } why ? $"strategy {name}: {why.ReplaceLineEndings(" ")}" : null;
        }
        catch (Exception fault)
        {
            return $"strategy {name}: {nameof(Strategy.ParameterFault)} failed: {StrategyStep.Describe(fault)}";
        }
#pragma warning restore CA1031
    }

    /// <summary>Makes a strategy and sets each parameter for itself; null with a fault that names the key. Whether they go
    /// together is not asked: <see cref="Create"/> does.</summary>
    public Strategy? Configure(string name, IEnumerable<KeyValuePair<string, string>> parameters, out string fault)
    {
        fault = "";
        if (Find(name) is not { } type)
        {
            fault = $"unknown strategy '{name}'; there are {string.Join(", ", Names)}";
            return null;
        }

        var strategy = (Strategy)Activator.CreateInstance(type)!;
        var known = StrategyParameter.Of(type);
        foreach (var (key, text) in parameters)
        {
            var parameter = known.FirstOrDefault(candidate => candidate.Name == key);
            if (parameter is null)
            {
                fault = $"strategy {name} has no parameter '{key}'; it has {string.Join(", ", known.Select(each => each.Name))}";
                return null;
            }

            if (!parameter.TrySet(strategy, text, out fault))
            {
                fault = $"strategy {name}: {fault}";
                return null;
            }
        }

        return strategy;
    }

    /// <summary>A type's name in the catalogue: kebab case, without a closing "Strategy".</summary>
    public static string NameOf(MemberInfo type) => NameOf(type.Name);

    /// <summary>The name a class of this name gets; empty when nothing of it is left.</summary>
    public static string NameOf(string className) => StrategyParameter.ToKebab(
        className.EndsWith("Strategy", StringComparison.Ordinal) ? className[..^"Strategy".Length] : className);
}
