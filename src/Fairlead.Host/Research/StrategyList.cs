using System.Globalization;
using Fairlead.Engine.Strategies;
using Fairlead.Host.Terminal.Contract;

namespace Fairlead.Host.Research;

/// <summary>The catalogue of strategies as the page shows it.</summary>
internal static class StrategyList
{
    public static IReadOnlyList<StrategyInfo> Of(StrategyCatalogue catalogue) => [.. catalogue.Names.Select(name => Info(catalogue, name))];

    private static StrategyInfo Info(StrategyCatalogue catalogue, string name)
    {
        var strategy = catalogue.Configure(name, [], out var fault) ?? throw new InvalidOperationException(fault);
        return new StrategyInfo(
            name, catalogue.VersionOf(name), [.. StrategyParameter.Of(strategy.GetType()).Select(parameter => Info(parameter, strategy))], strategy.NeedsOptionChain);
    }

    private static ParameterInfo Info(StrategyParameter parameter, Strategy strategy) => new(
        parameter.Name, TypeName(parameter.Type), parameter.Read(strategy), Bound(parameter.Min), Bound(parameter.Max),
        parameter.Type.IsEnum ? Enum.GetNames(parameter.Type) : [], parameter.Help);

    private static string TypeName(Type type) => type switch
    {
        _ when type.IsEnum => "choice",
        _ when type == typeof(int) => "int",
        _ when type == typeof(decimal) => "decimal",
        _ when type == typeof(bool) => "bool",
        _ when type == typeof(TimeSpan) => "duration",
        _ => "text",
    };

    private static string? Bound(double? bound) => bound?.ToString("0.############", CultureInfo.InvariantCulture);
}
