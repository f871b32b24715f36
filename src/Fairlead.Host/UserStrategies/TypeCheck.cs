using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Strategies;
using Microsoft.CodeAnalysis;

namespace Fairlead.Host.UserStrategies;

/// <summary>Checks compiled types before the desk meets them: names, construction, parameters, and fields fit to be state.</summary>
/// <param name="compiled">The folder's assembly.</param>
/// <param name="faults">Where to tell.</param>
internal sealed partial class TypeCheck(CompiledStrategies compiled, FaultList faults)
{
    /// <summary>The folder's strategies, in order of their names; meaningful when there is no fault.</summary>
    public IReadOnlyList<Type> Run()
    {
        // The lambdas and iterators the compiler makes types of live during a call and are no state.
        var types = compiled.Assembly.GetTypes().Where(type => !IsCompilerMade(type)).ToList();
        foreach (var type in types)
        {
            foreach (var (field, why) in StateShape.Faults(type))
                faults.Add(compiled.Map.Find(field), $"field {NameOf(field)} of {type.Name} cannot be kept: {why}");
        }

        var strategies = types.Where(type => type.IsSubclassOf(typeof(Strategy)) && !type.IsAbstract)
            .OrderBy(StrategyCatalogue.NameOf, StringComparer.Ordinal).ThenBy(type => type.FullName, StringComparer.Ordinal).ToList();
        CheckNames(strategies);
        if (faults.Count == 0)
            strategies.ForEach(CheckParameters);
        return strategies;
    }

    private void CheckNames(List<Type> strategies)
    {
        var taken = StrategyCatalogue.BuiltIn.ToDictionary(StrategyCatalogue.NameOf, type => $"the built-in {type.FullName}", StringComparer.Ordinal);
        foreach (var type in strategies)
        {
            var name = StrategyCatalogue.NameOf(type);
            if (!LegalName().IsMatch(name))
                Tell(type, $"{type.Name} gives the strategy the name '{name}', which cannot be typed; use letters and digits");
            else if (!taken.TryAdd(name, Place(type)))
                Tell(type, $"{type.FullName} and {taken[name]} are both named '{name}'");
            if (type.ContainsGenericParameters)
                Tell(type, $"{type.Name} has type parameters; a strategy has none");
            else if (type.GetConstructor(Type.EmptyTypes) is null)
                Tell(type, $"{type.Name} has no public constructor without parameters");
        }
    }

    private void CheckParameters(Type type)
    {
        try
        {
            var strategy = (Strategy)Activator.CreateInstance(type)!;
            foreach (var parameter in StrategyParameter.Of(type))
            {
                if (parameter.Fault is { } why)
                    Tell(type, $"parameter {parameter.Name} {why}");
                else if (!parameter.TrySet(strategy, parameter.Read(strategy), out var fault))
                    Tell(type, $"the default of a parameter is not legal: {fault}");
            }

            if (StrategyCatalogue.CombinationFault(StrategyCatalogue.NameOf(type), strategy) is { } together)
                Tell(type, $"the defaults of the parameters are refused: {together}");
        }
        catch (TargetInvocationException e)
        {
            Tell(type, $"{type.Name} cannot be made: {e.InnerException?.GetType().Name}: {e.InnerException?.Message}");
        }
    }

    private string Place(Type type)
    {
        var span = compiled.Map.Find(type).GetLineSpan();
        return $"{type.FullName} in {span.Path}({span.StartLinePosition.Line + 1})";
    }

    private void Tell(Type type, string text) => faults.Add(compiled.Map.Find(type), text);

    private static string NameOf(FieldInfo field) => field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;

    private static bool IsCompilerMade(Type type) => type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        || (type.DeclaringType is { } outer && IsCompilerMade(outer));

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex LegalName();
}
