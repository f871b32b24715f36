using System.Buffers.Binary;
using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Fairlead.Domain.Instruments;

namespace Fairlead.Engine.Decision;

public sealed partial class StateArchive
{
    private byte[] _in = [];
    private int _at;

    /// <summary>
    /// Fills a freshly constructed root with state that <see cref="Write(object)"/> wrote from one constructed alike.
    /// </summary>
    /// <exception cref="InvalidOperationException">The bytes do not fit the types.</exception>
    public void Read(object root, ReadOnlySpan<byte> bytes)
    {
        _in = bytes.ToArray();
        _at = 0;
        _isGraph = false;
        var entered = Enter(root);
        ReadMembers(root, root.GetType());
        Leave(entered);
        if (_at != _in.Length)
            throw new InvalidOperationException($"State has {_in.Length - _at} bytes too many for {root.GetType().Name}.");
    }

    /// <summary>
    /// Names the layout of a state: a snapshot whose layout differs from the running program's is not read. Types that only
    /// the values tell (a user's strategy) count with what they declare.
    /// </summary>
    public string Schema(object root)
    {
        Write(root);
        return SchemaOf(root.GetType());
    }

    private void ReadMembers(object owner, Type type)
    {
        foreach (var field in FieldsOf(type))
            field.SetValue(owner, ReadValue(field.FieldType, field.GetValue(owner)));
    }

    private void RestoreReferences(object owner, Type type)
    {
        for (var level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            foreach (var field in level.GetFields(AnyInstanceField))
            {
                if (field.GetCustomAttribute<ReferenceAttribute>() is null || field.GetValue(owner) is not null)
                    continue;
                var reference = Array.Find(references, field.FieldType.IsInstanceOfType) ?? (field.FieldType == typeof(InstrumentMaster) ? master : null);
                field.SetValue(owner, reference ?? throw new InvalidOperationException(
                    $"No reference of type {field.FieldType.Name} was given for {level.Name}.{field.Name}."));
            }
        }
    }

    private object? ReadValue(Type declared, object? existing)
    {
        if (declared.IsValueType)
            return ReadStruct(declared);
        var tag = ReadByte();
        if (tag != Here)
            return tag == MetBefore ? _met[ReadInt()] : null;
        // Two fields that held one object when the strategy was made may hold two by now, so nothing is read into what is there.
        existing = _isGraph ? null : existing;
        if (declared == typeof(string))
            return ReadText();
        if (declared == typeof(Instrument))
            return master[new InstrumentId(ReadInt())];
        if (typeof(IDictionary).IsAssignableFrom(declared))
            return ReadDictionary(declared, existing as IDictionary);
        if (ElementTypeOf(declared, declared) is { } element)
            return ReadItems(declared, element, existing as Array);
        return ReadObject(declared, existing);
    }

    private object ReadObject(Type declared, object? existing)
    {
        var type = declared.IsSealed ? declared : ResolveType(ReadText(), declared, existing);
        if (existing is not null && existing.GetType() == type && !IsRecord(type))
        {
            // Its constructor has set its references.
            var entered = Enter(existing);
            ReadMembers(existing, type);
            Leave(entered);
            return existing;
        }

        var target = Met(RuntimeHelpers.GetUninitializedObject(type), declared);
        ReadMembers(target, type);
        RestoreReferences(target, type);
        return target;
    }

    private static Type ResolveType(string name, Type declared, object? existing) =>
        existing is not null && existing.GetType().FullName == name
            ? existing.GetType()
            : declared.Assembly.GetType(name) ?? throw new InvalidOperationException($"State holds the unknown type {name}.");

    private object? ReadStruct(Type type)
    {
        if (TypeShape.Of(type).NullableOf is { } inner)
            return ReadByte() == 0 ? null : ReadStruct(inner);
        if (type.IsEnum)
            return Enum.ToObject(type, ReadLong());
        if (type == typeof(decimal))
            return new decimal([ReadInt(), ReadInt(), ReadInt(), ReadInt()]);
        if (type == typeof(Int128))
            return new Int128(unchecked((ulong)ReadLong()), unchecked((ulong)ReadLong()));
        if (type == typeof(DateOnly))
            return DateOnly.FromDayNumber(ReadInt());
        if (type == typeof(TimeSpan))
            return TimeSpan.FromTicks(ReadLong());
        if (type.IsPrimitive)
            return ReadPrimitive(type);
        var boxed = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var field in FieldsOf(type))
            field.SetValue(boxed, ReadValue(field.FieldType, existing: null));
        RestoreReferences(boxed, type);
        return boxed;
    }

    private object ReadPrimitive(Type type)
    {
        if (type == typeof(bool))
            return ReadByte() == 1;
        if (type == typeof(double))
            return BitConverter.Int64BitsToDouble(ReadLong());
        if (type == typeof(float))
            return BitConverter.Int32BitsToSingle(ReadInt());
        if (type == typeof(char))
            return (char)ReadInt();
        if (type == typeof(ulong))
            return unchecked((ulong)ReadLong());
        return Convert.ChangeType(ReadLong(), type, System.Globalization.CultureInfo.InvariantCulture);
    }

    private object ReadItems(Type declared, Type element, Array? existing)
    {
        var count = ReadInt();
        if (declared.IsArray || declared.IsInterface)
        {
            var array = Met(Array.CreateInstance(element, count), declared, isEmpty: count == 0);
            for (var index = 0; index < count; index++)
                array.SetValue(ReadValue(element, existing?.Length == count ? existing.GetValue(index) : null), index);
            return array;
        }

        var items = Met(Activator.CreateInstance(declared)!, declared);
        var add = declared.GetMethod(declared.GetGenericTypeDefinition() == typeof(Queue<>) ? "Enqueue" : "Add", [element])!;
        for (var index = 0; index < count; index++)
            add.Invoke(items, [ReadValue(element, existing: null)]);
        return items;
    }

    private IDictionary ReadDictionary(Type declared, IDictionary? existing)
    {
        var arguments = declared.GetGenericArguments();
        var map = existing ?? Met((IDictionary)Activator.CreateInstance(declared)!, declared);
        map.Clear();
        var count = ReadInt();
        for (var index = 0; index < count; index++)
        {
            var key = ReadValue(arguments[0], existing: null)!;
            map[key] = ReadValue(arguments[1], existing: null);
        }

        return map;
    }

    private byte ReadByte() => _in[_at++];

    private int ReadInt()
    {
        var value = BinaryPrimitives.ReadInt32LittleEndian(_in.AsSpan(_at));
        _at += 4;
        return value;
    }

    private long ReadLong()
    {
        var value = BinaryPrimitives.ReadInt64LittleEndian(_in.AsSpan(_at));
        _at += 8;
        return value;
    }

    private string ReadText()
    {
        var length = ReadInt();
        var text = Encoding.UTF8.GetString(_in, _at, length);
        _at += length;
        return text;
    }
}
