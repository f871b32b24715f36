using System.Reflection;
using System.Runtime.CompilerServices;
using Fairlead.Domain.Instruments;

namespace Fairlead.Engine.Decision;

/// <summary>
/// Tells from a type's fields alone whether <see cref="StateArchive"/> can keep it, so that a strategy's author hears
/// of it before the first event and not at the first snapshot.
/// </summary>
public static class StateShape
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private const string Shared = "static state is shared by all runs of a sweep; make it const, a readonly value that cannot change, or an instance field";

    private static readonly Type[] Values =
        [typeof(decimal), typeof(Int128), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan), typeof(DateTime)];

    private static readonly Type[] Maps = [typeof(Dictionary<,>), typeof(SortedDictionary<,>)];

    /// <summary>The fields of a type that cannot be state, each with the reason; empty when all can.</summary>
    /// <param name="type">A strategy, or any type of its assembly; the types it uses of that assembly are asked for apart.</param>
    public static IEnumerable<(FieldInfo Field, string Why)> Faults(Type type)
    {
        foreach (var field in type.GetFields(Declared).Where(field => !field.IsLiteral).OrderBy(field => field.MetadataToken))
        {
            var why = field.IsStatic ? field.IsInitOnly && IsImmutable(field.FieldType) ? null : Shared
                : StateArchive.IsRecord(type) && !type.IsValueType ? RecordFault(field)
                : Fault(field.FieldType, type.Assembly);
            if (why is not null)
                yield return (field, why);
        }
    }

    /// <summary>A record may stand in two places of the state, so it must be unable to change.</summary>
    private static string? RecordFault(FieldInfo field) => field.IsInitOnly && IsImmutable(field.FieldType)
        ? null
        : "a record class must be unable to change (init or get only, no collections); make it a sealed class";

    /// <summary>Why a field of this type cannot be state, or null when it can.</summary>
    /// <param name="type">The field's type.</param>
    /// <param name="own">The strategy's assembly: its types are checked field by field elsewhere.</param>
    private static string? Fault(Type type, Assembly own)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Fault(inner, own);
        if (IsPlain(type) || type == typeof(Instrument))
            return null;
        if (type.IsAssignableTo(typeof(Delegate)))
            return "a delegate is code, and state must be data";
        if (type.IsArray)
            return type.GetArrayRank() == 1 ? Fault(type.GetElementType()!, own) : "an array of several dimensions cannot be kept; use an array of arrays";
        if (type.IsGenericType && StateArchive.Sequences.Contains(type.GetGenericTypeDefinition()))
            return type.GetGenericTypeDefinition().Name.Contains("Set", StringComparison.Ordinal) ? KeyFault(type.GetGenericArguments()[0]) : Fault(type.GetGenericArguments()[0], own);
        if (type.IsGenericType && Maps.Contains(type.GetGenericTypeDefinition()))
            return KeyFault(type.GetGenericArguments()[0]) ?? Fault(type.GetGenericArguments()[1], own);
        if (type.IsInterface || type == typeof(object) || type.IsGenericParameter)
            return $"{NameOf(type)} could hold anything; declare the type it has";
        if (IsTuple(type))
            return type.GetGenericArguments().Select(each => Fault(each, own)).FirstOrDefault(why => why is not null);
        if (type.Assembly == own)
            return type is { IsGenericType: true, IsSealed: false } ? "a generic class must be sealed to be kept" : null;
        return IsOurs(type) && (type.IsValueType || StateArchive.IsRecord(type) || type.Assembly != typeof(StateShape).Assembly)
            ? PartsFault(type, [])
            : $"{NameOf(type)} is not data that a strategy can keep";
    }

    /// <summary>One of Fairlead's values, records or indicators: sound when all it is made of is.</summary>
    private static string? PartsFault(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type))
            return null;
        foreach (var field in type.GetFields(Declared).Where(field => !field.IsStatic))
        {
            var part = Nullable.GetUnderlyingType(field.FieldType) ?? field.FieldType;
            part = part.IsArray ? part.GetElementType()!
                : part is { IsGenericType: true, IsInterface: true } || IsSequence(part) ? part.GetGenericArguments()[0] : part;
            if (!IsPlain(part) && part != typeof(Instrument) && !(IsOurs(part) && !part.IsAbstract && PartsFault(part, seen) is null))
                return $"{NameOf(type)} is not data that a strategy can keep";
        }

        return null;
    }

    /// <summary>Keys are written in their order, so they need one that their value alone gives.</summary>
    private static string? KeyFault(Type key) => IsKey(key) ? null : $"{NameOf(key)} cannot be a key: it has no order of its own";

    private static bool IsKey(Type key) => IsPlain(key)
        || IsTuple(key) && key.GetGenericArguments().All(IsKey)
        || IsOurs(key) && key.IsValueType && key.GetInterfaces().Any(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IComparable<>));

    /// <summary>Whether whoever holds a value of the type can never see it change.</summary>
    private static bool IsImmutable(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return IsImmutable(inner);
        if (IsPlain(type) || type == typeof(Instrument))
            return true;
        // A readonly field's struct cannot be written to; of a class every field has to be readonly as well.
        var isPlainData = type.IsValueType || type is { IsClass: true, IsSealed: true, IsArray: false } && !type.IsAssignableTo(typeof(Delegate));
        return isPlainData && (type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true || IsTuple(type))
            && type.GetFields(Declared).Where(field => !field.IsStatic)
                .All(field => (field.IsInitOnly || type.IsValueType) && field.FieldType != type && IsImmutable(field.FieldType));
    }

    private static bool IsPlain(Type type) =>
        type == typeof(string) || type.IsPrimitive && type != typeof(nint) && type != typeof(nuint)
        || type.IsEnum && Enum.GetUnderlyingType(type) != typeof(ulong) || Values.Contains(type);

    private static bool IsSequence(Type type) => type.IsGenericType && StateArchive.Sequences.Contains(type.GetGenericTypeDefinition());

    private static bool IsTuple(Type type) => type.IsValueType && type.IsAssignableTo(typeof(ITuple));

    private static bool IsOurs(Type type) => type.Assembly.GetName().Name is "Fairlead.Domain" or "Fairlead.Quant" or "Fairlead.Engine";

    private static string NameOf(Type type) => type.IsGenericType ? type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)] : type.Name;
}
