using System.Collections;
using System.Reflection;
using Fairlead.Domain.Instruments;
using Fairlead.Engine.Decision;

namespace Fairlead.Engine.Tests.Decision;

/// <summary>Changes a state in one place at a time, everywhere the archive writes, and changes it back.</summary>
internal static class StateChanges
{
    /// <summary>Of a long sequence only this many at the front and the last one are entered.</summary>
    private const int Sample = 3;

    /// <summary>Yields the path of each place while it is changed; when the next is asked for it is as before.</summary>
    internal static IEnumerable<string> Of(object root) => OfObject(root, root.GetType().Name);

    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (var level = type; level is not null && level != typeof(object) && level != typeof(ValueType); level = level.BaseType)
        {
            foreach (var field in level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (field.GetCustomAttribute<ReferenceAttribute>() is null)
                    yield return field;
            }
        }
    }

    private static IEnumerable<string> OfObject(object owner, string path)
    {
        foreach (var field in FieldsOf(owner.GetType()))
        {
            var value = field.GetValue(owner);
            var here = $"{path}.{field.Name}";
            foreach (var change in Variants(field.FieldType, value))
            {
                field.SetValue(owner, change);
                yield return here;
                field.SetValue(owner, value);
            }

            if (value is null || field.FieldType.IsValueType)
                continue;
            foreach (var inner in Inside(value, here))
                yield return inner;
        }
    }

    private static IEnumerable<string> Inside(object value, string path) => value switch
    {
        string or Instrument => [],
        Array array => OfList(array, path),
        IDictionary map => OfMap(map, path),
        IList { IsReadOnly: true } wrapper => Inside(Wrapped(wrapper), path),
        IList list => OfGrowing(list, path),
        IEnumerable when value.GetType().IsGenericType => OfSetOrQueue(value, path),
        _ => OfObject(value, path),
    };

    /// <summary>The array or list that a read-only one stands for.</summary>
    private static object Wrapped(object wrapper) => wrapper.GetType()
        .GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Select(field => field.GetValue(wrapper)).First(value => value is IList)!;

    private static IEnumerable<string> OfList(IList list, string path)
    {
        for (var index = 0; index < list.Count; index++)
        {
            if (index >= Sample && index != list.Count - 1)
                continue;
            var value = list[index];
            var type = list.GetType().IsArray ? list.GetType().GetElementType()! : list.GetType().GetGenericArguments()[0];
            foreach (var change in Variants(type, value))
            {
                list[index] = change;
                yield return $"{path}[{index}]";
                list[index] = value;
            }

            if (value is null || type.IsValueType)
                continue;
            foreach (var inner in Inside(value, $"{path}[{index}]"))
                yield return inner;
        }
    }

    private static IEnumerable<string> OfGrowing(IList list, string path)
    {
        foreach (var inner in OfList(list, path))
            yield return inner;
        if (list.Count == 0)
            yield break;
        var last = list[^1];
        list.RemoveAt(list.Count - 1);
        yield return path + " one shorter";
        list.Add(last);
    }

    private static IEnumerable<string> OfMap(IDictionary map, string path)
    {
        foreach (var key in map.Keys.Cast<object>().Take(Sample).ToList())
        {
            var value = map[key];
            var type = map.GetType().GetGenericArguments()[1];
            foreach (var change in Variants(type, value))
            {
                map[key] = change;
                yield return $"{path}[{key}]";
                map[key] = value;
            }

            if (value is not null && !type.IsValueType)
            {
                foreach (var inner in Inside(value, $"{path}[{key}]"))
                    yield return inner;
            }

            map.Remove(key);
            yield return $"{path} without {key}";
            map[key] = value;
        }
    }

    private static IEnumerable<string> OfSetOrQueue(object items, string path)
    {
        var type = items.GetType();
        var all = ((IEnumerable)items).Cast<object>().ToList();
        if (all.Count == 0)
            yield break;
        Fill(all.Take(all.Count - 1));
        yield return path + " one shorter";
        Fill(all);

        void Fill(IEnumerable<object> content)
        {
            type.GetMethod("Clear")!.Invoke(items, null);
            foreach (var item in content)
                (type.GetMethod("Enqueue") ?? type.GetMethod("Add")!).Invoke(items, [item]);
        }
    }

    /// <summary>Other values of a type, one for each part of it that can differ; none for classes that are entered.</summary>
    private static IEnumerable<object?> Variants(Type type, object? value)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return value is null ? [Activator.CreateInstance(inner)] : Variants(inner, value).Prepend(null);
        if (type.IsEnum)
            return [Enum.ToObject(type, Convert.ToInt64(value, null) + 1)];
        return value switch
        {
            bool flag => [!flag],
            int number => [unchecked(number + 1)],
            long number => [unchecked(number + 1)],
            ulong number => [unchecked(number + 1)],
            byte number => [unchecked((byte)(number + 1))],
            double number => [double.IsNaN(number) ? 1d : (number * 2) + 1],
            decimal number => [number + 1],
            Int128 number => [number == Int128.MaxValue ? number - 1 : number + 1],
            DateOnly day => [day.AddDays(1)],
            TimeSpan span => [span + TimeSpan.FromTicks(1)],
            string text => [text + "x"],
            null when type == typeof(string) => ["x"],
            ValueType => Parts(type, value),
            _ => [],
        };
    }

    private static IEnumerable<object?> Parts(Type type, object value)
    {
        foreach (var field in FieldsOf(type))
        {
            foreach (var change in Variants(field.FieldType, field.GetValue(value)))
            {
                object boxed = RuntimeCopy(value);
                field.SetValue(boxed, change);
                yield return boxed;
            }
        }
    }

    private static object RuntimeCopy(object boxed) =>
        typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(boxed, null)!;
}
