using System.Collections;
using System.Reflection;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Time;

namespace Fairlead.Journal.Tests.Codec;

/// <summary>
/// Makes an instance of any message by reflection, the same one each time, so that a new message is tested without a
/// line written. Full has every member set to something that is not its default; sparse leaves out what may be null.
/// </summary>
internal sealed class Filler(bool sparse)
{
    private static readonly NullabilityInfoContext Nullability = new();

    private int _counter;

    public object Make(Type type)
    {
        var n = ++_counter;
        if (type == typeof(string))
            return $"text {n} \"größer\"";
        if (type == typeof(decimal))
            return n + 0.125m;
        if (type == typeof(Price))
            return new Price((n * 1_000_000) + 410_000);
        if (type == typeof(Money))
            return new Money(n + 0.3m, Currency.Inr);
        if (type == typeof(Timestamp))
            return new Timestamp(1_700_000_000_000_000_000 + n);
        if (type == typeof(DateOnly))
            return new DateOnly(2026, 1, 1).AddDays(n);
        if (type == typeof(TimeSpan))
            return TimeSpan.FromSeconds(n);
        if (type == typeof(bool))
            return true;
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(1)!;
        if (type.IsPrimitive)
            return Convert.ChangeType(n, type, System.Globalization.CultureInfo.InvariantCulture);
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Make(inner);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return List(type.GetGenericArguments()[0]);
        if (type.IsAbstract)
            return Make(type.Assembly.GetTypes().First(member => member.IsSubclassOf(type) && member.IsSealed));
        return Composite(type);
    }

    private Array List(Type element)
    {
        var list = Array.CreateInstance(element, 2);
        list.SetValue(Make(element), 0);
        list.SetValue(Make(element), 1);
        return list;
    }

    private object Composite(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(each => each.GetParameters().Length).FirstOrDefault();
        var parameters = constructor?.GetParameters() ?? [];
        var value = constructor is null || parameters.Length == 0
            ? Activator.CreateInstance(type)!
            : constructor.Invoke([.. parameters.Select(p => Leaves(Nullability.Create(p)) ? null : Make(p.ParameterType))]);
        var names = parameters.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var property in type.GetProperties().Where(p => p.SetMethod is not null && !names.Contains(p.Name)))
        {
            // Null also where the default is something else.
            property.SetValue(value, Leaves(Nullability.Create(property)) ? null : Make(property.PropertyType));
        }

        return value;
    }

    private bool Leaves(NullabilityInfo info) => sparse && info.ReadState == NullabilityState.Nullable;

    /// <summary>Equal member by member; lists element by element.</summary>
    public static bool AreEqual(object? a, object? b)
    {
        if (a is null || b is null)
            return a is null && b is null;
        if (a is string || a.GetType().IsPrimitive || a is decimal)
            return a.Equals(b);
        if (a is IEnumerable list)
            return b is IEnumerable other && Pairs(list, other);
        var fields = Fields(a.GetType());
        return a.GetType() == b.GetType() && fields.All(field => AreEqual(field.GetValue(a), field.GetValue(b)));
    }

    private static bool Pairs(IEnumerable a, IEnumerable b)
    {
        object[] left = [.. a.Cast<object>()], right = [.. b.Cast<object>()];
        return left.Length == right.Length && left.Zip(right).All(pair => AreEqual(pair.First, pair.Second));
    }

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (var each = type; each is not null && each != typeof(object); each = each.BaseType)
        {
            foreach (var field in each.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                yield return field;
        }
    }
}
