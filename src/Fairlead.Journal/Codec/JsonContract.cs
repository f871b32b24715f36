using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;

namespace Fairlead.Journal.Codec;

/// <summary>
/// How messages stand in JSON: camelCase members in the order of declaration, enums by camelCase name, exact values as
/// text, null members left out unless leaving out means another value, a nested abstract record with its name in "$kind".
/// </summary>
/// <remarks>
/// A member that is neither nullable nor has a default must be there when read: a message never decodes with a quantity
/// of zero because the journal does not have one. Members not known are passed over.
/// </remarks>
internal static class JsonContract
{
    private const string KindMember = "$kind";

    /// <summary>New options; building them is slow, so a codec keeps its own.</summary>
    public static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            RespectNullableAnnotations = true,
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            // The journal is no web page: plain text stays readable.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { DescribeRecord } },
            Converters =
            {
                new TextConverter<decimal>(ValueText.Write, ValueText.ReadDecimal),
                new TextConverter<Price>(ValueText.Write, ValueText.ReadPrice),
                new TextConverter<Money>(ValueText.Write, ValueText.ReadMoney),
                new TextConverter<Timestamp>(at => at.ToString(), ValueText.ReadTimestamp),
                new TextConverter<ClientOrderId>(id => id.ToString(), ValueText.ReadClientOrderId),
                new TextConverter<BrokerOrderId>(id => id.Value ?? "", text => new BrokerOrderId(text)),
                new TextConverter<ExecutionId>(id => id.Value ?? "", text => new ExecutionId(text)),
                new NumberConverter<Quantity>(quantity => quantity.Units, units => new Quantity(units)),
                new NumberConverter<InstrumentId>(id => id.Index, index => new InstrumentId(checked((int)index))),
                new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            },
        };
        options.MakeReadOnly();
        return options;
    }

    private static void DescribeRecord(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object || Nullable.GetUnderlyingType(info.Type) is not null)
            return;
        if (info.Type.IsAbstract)
        {
            info.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = KindMember };
            foreach (var member in MessageFamily.Members(info.Type))
                info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(member, MessageFamily.NameOf(member)));
            return;
        }

        // A class that only its own judge can make is written and never read back: all it shows is written.
        var isWriteOnly = info.Type.IsClass && info.Type.GetConstructors().Length == 0;
        if (!isWriteOnly)
        {
            foreach (var computed in info.Properties.Where(p => p.Set is null && p.AssociatedParameter is null).ToArray())
                info.Properties.Remove(computed);
            RefuseLossy(info);
        }

        var fresh = info.Type.GetConstructor(Type.EmptyTypes)?.Invoke(null);
        foreach (var property in info.Properties)
        {
            // A limit switched off must not come back as the default limit.
            if (HasDefault(property, fresh))
                property.ShouldSerialize = static (_, _) => true;
            // Reflection gives no order; the metadata token is the declaration's.
            property.Order = ((MemberInfo)property.AttributeProvider!).MetadataToken & 0xffffff;
            property.IsRequired |= !isWriteOnly && IsNeeded(info, property);
        }
    }

    private static bool IsNeeded(JsonTypeInfo info, JsonPropertyInfo property)
    {
        if (Nullable.GetUnderlyingType(property.PropertyType) is not null || property.IsSetNullable)
            return false;
        // A member of a record struct has no default; one of a class does unless the compiler says "required" or a
        // constructor takes it.
        return info.Type.IsValueType || property.AssociatedParameter is { HasDefaultValue: false };
    }

    /// <summary>Left out, the member would be read as something else than null.</summary>
    private static bool HasDefault(JsonPropertyInfo property, object? fresh) =>
        property.AssociatedParameter is { HasDefaultValue: true, DefaultValue: not null }
        || (fresh is not null && property.Get?.Invoke(fresh) is not null);

    /// <summary>A type with state that is not in its members would lose it on the way.</summary>
    private static void RefuseLossy(JsonTypeInfo info)
    {
        var fields = 0;
        for (var type = info.Type; type is not null; type = type.BaseType)
        {
            fields += type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic
                | BindingFlags.DeclaredOnly).Length;
        }

        if (fields != info.Properties.Count(property => property.Get is not null))
            throw new NotSupportedException($"{info.Type} has {fields} fields, not all of them members to write: it needs a converter.");
    }
}
