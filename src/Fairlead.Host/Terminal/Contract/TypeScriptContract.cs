using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Fairlead.Domain.Time;

namespace Fairlead.Host.Terminal.Contract;

/// <summary>The contract as TypeScript types: web/src/api/contract.ts is this text, and a test keeps it so.</summary>
public static class TypeScriptContract
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>The row type of each topic.</summary>
    public static IReadOnlyDictionary<Topic, Type> Rows { get; } = new SortedDictionary<Topic, Type>
    {
        [Topic.Accounts] = typeof(AccountRow),
        [Topic.Quotes] = typeof(QuoteRow),
        [Topic.Bars] = typeof(BarRow),
        [Topic.Orders] = typeof(OrderRow),
        [Topic.Fills] = typeof(FillRow),
        [Topic.Positions] = typeof(PositionRow),
        [Topic.Protection] = typeof(ProtectionRow),
        [Topic.Decisions] = typeof(DecisionRow),
        [Topic.Links] = typeof(LinkRow),
        [Topic.Alerts] = typeof(AlertRow),
        [Topic.Equity] = typeof(EquityRow),
        [Topic.Strategies] = typeof(StrategyRow),
        [Topic.Trades] = typeof(TradeRow),
    };

    /// <summary>The whole file, ending in a line feed.</summary>
    public static string Write()
    {
        var types = typeof(TypeScriptContract).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == typeof(TypeScriptContract).Namespace && !(type is { IsAbstract: true, IsSealed: true }) && !type.IsEnum)
            .Append(typeof(Http.Problem))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .ToList();
        var enums = new SortedDictionary<string, Type>(StringComparer.Ordinal) { [nameof(Topic)] = typeof(Topic) };
        var bodies = new StringBuilder();
        foreach (var type in types)
            bodies.Append(type.IsAbstract ? Union(type) : Interface(type, enums));
        var text = new StringBuilder("""
            // Written by Fairlead.Host/Terminal/Contract/TypeScriptContract.cs. Do not edit: run the test with FAIRLEAD_UPDATE_SNAPSHOTS=1.

            /** Exact decimal text; parse with lib/decimal, never with Number() for money. */
            export type Decimal = string & { readonly __decimal?: never };
            /** UTC instant, ISO 8601. */
            export type Instant = string & { readonly __instant?: never };
            /** Trading day, yyyy-mm-dd. */
            export type Day = string & { readonly __day?: never };


            """);
        foreach (var (name, type) in enums)
            text.Append($"export type {name} = {string.Join(" | ", Enum.GetNames(type).Select(value => $"'{value}'"))};\n");
        text.Append('\n').Append(bodies);
        text.Append("export interface TopicRows {\n");
        foreach (var (topic, row) in Rows)
            text.Append($"  {topic}: {row.Name};\n");
        return text.Append("}\n").ToString();
    }

    private static string Union(Type type) =>
        $"export type {type.Name} = {string.Join(" | ", type.GetCustomAttributes<JsonDerivedTypeAttribute>().Select(each => each.DerivedType.Name))};\n\n";

    private static string Interface(Type type, SortedDictionary<string, Type> enums)
    {
        var text = new StringBuilder($"export interface {type.Name} {{\n");
        if (type.BaseType?.GetCustomAttribute<JsonPolymorphicAttribute>() is { } family)
        {
            var tag = type.BaseType.GetCustomAttributes<JsonDerivedTypeAttribute>().Single(each => each.DerivedType == type).TypeDiscriminator;
            text.Append($"  {family.TypeDiscriminatorPropertyName}: '{tag}';\n");
        }

        var parameters = type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).First().GetParameters();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var isOptional = parameters.FirstOrDefault(parameter => parameter.Name == property.Name)?.HasDefaultValue == true;
            text.Append($"  {JsonNamingPolicy.CamelCase.ConvertName(property.Name)}{(isOptional ? "?" : "")}: {NameOf(Nullability.Create(property), property.PropertyType, enums)};\n");
        }

        return text.Append("}\n\n").ToString();
    }

    private static string NameOf(NullabilityInfo nullability, Type type, SortedDictionary<string, Type> enums)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Plain(nullability, value, enums) + " | null";
        return Plain(nullability, type, enums) + (!type.IsValueType && nullability.ReadState == NullabilityState.Nullable ? " | null" : "");
    }

    private static string Plain(NullabilityInfo nullability, Type type, SortedDictionary<string, Type> enums)
    {
        if (type == typeof(string))
            return "string";
        if (type == typeof(bool))
            return "boolean";
        if (type == typeof(decimal))
            return "Decimal";
        if (type == typeof(Timestamp))
            return "Instant";
        if (type == typeof(DateOnly))
            return "Day";
        if (type == typeof(int) || type == typeof(long) || type == typeof(double))
            return "number";
        if (type == typeof(object))
            return "unknown";
        if (type.IsEnum)
        {
            enums.TryAdd(type.Name, type);
            return type.Name;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var element = NameOf(nullability.GenericTypeArguments[0], type.GetGenericArguments()[0], enums);
            return element.Contains(' ', StringComparison.Ordinal) ? $"readonly ({element})[]" : $"readonly {element}[]";
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
            return $"Readonly<Record<string, {NameOf(nullability.GenericTypeArguments[1], type.GetGenericArguments()[1], enums)}>>";
        return type.Namespace == typeof(TypeScriptContract).Namespace
            ? type.Name
            : throw new InvalidOperationException($"The contract cannot carry {type}.");
    }
}
