using System.Buffers;
using System.Buffers.Binary;
using System.Collections;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Fairlead.Domain.Instruments;

namespace Fairlead.Engine.Decision;

/// <summary>
/// Writes, reads and hashes desk state straight from its fields, so that no field can be forgotten by a hash, a
/// snapshot or a strategy's author.
/// </summary>
/// <remarks>
/// State is a tree of primitives, decimals, strings, enums, structs, arrays, lists, sets, dictionaries, records and
/// sealed classes. Dictionaries and sets are written in the order of their keys, never in insertion order. Fields
/// marked <see cref="ReferenceAttribute"/> are left out and put back by their type; an <see cref="Instrument"/> is
/// written as its id. A delegate, or one mutable object reached twice (but for a strategy's own), is a broken promise and
/// throws, naming the field. <see cref="StateShape"/> tells beforehand what a strategy's fields may be.
/// An archive is not safe for use by two threads; make one for each.
/// </remarks>
/// <param name="master">Puts instruments back.</param>
/// <param name="references">Immutable objects that reference fields may hold, one a type.</param>
public sealed partial class StateArchive(InstrumentMaster master, params object[] references)
{
    private const BindingFlags AnyInstanceField =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Collections written item by item; a sorted set keeps its own order.</summary>
    internal static readonly Type[] Sequences = [typeof(List<>), typeof(Queue<>), typeof(HashSet<>), typeof(SortedSet<>)];

    private readonly HashSet<Type> _polymorphic = [];
    private readonly HashSet<object> _visited = new(ReferenceEqualityComparer.Instance);
    private readonly ArrayBufferWriter<byte> _out = new(65_536);

    /// <summary>Where the writer stands, member by member; only a fault reads it.</summary>
    private readonly List<object?> _path = [];

    /// <summary>The state's bytes; valid until the next call.</summary>
    public ReadOnlySpan<byte> Write(object root)
    {
        _out.ResetWrittenCount();
        _visited.Clear();
        _isGraph = false;
        var entered = Enter(root);
        _polymorphic.Clear();
        _path.Clear();
        _path.Add(root.GetType().Name);
        WriteMembers(root, root.GetType());
        Leave(entered);
        return _out.WrittenSpan;
    }

    /// <summary>As <see cref="Write(object)"/>, with the <see cref="Schema"/> of what was written.</summary>
    public ReadOnlySpan<byte> Write(object root, out string schema)
    {
        Write(root);
        schema = SchemaOf(root.GetType());
        return _out.WrittenSpan;
    }

    /// <summary>SHA-256 of the state's bytes, in lower-case hexadecimal.</summary>
    public string Hash(object root) => Convert.ToHexStringLower(SHA256.HashData(Write(root)));

    private void WriteMembers(object owner, Type type)
    {
        foreach (var field in FieldsOf(type))
            WriteMember(field.GetValue(owner), field.FieldType, field.Name);
    }

    /// <param name="value">What to write.</param>
    /// <param name="declared">As what it was declared.</param>
    /// <param name="place">Its name, index or key in what holds it.</param>
    private void WriteMember(object? value, Type declared, object? place)
    {
        _path.Add(place);
        WriteValue(value, declared);
        _path.RemoveAt(_path.Count - 1);
    }

    private string Path() => string.Join('.', _path);

    private void WriteValue(object? value, Type declared)
    {
        if (declared.IsValueType)
        {
            WriteStruct(value, declared);
            return;
        }

        if (value is null)
        {
            WriteByte(Null);
            return;
        }

        if (WroteBefore(value, declared))
            return;
        WriteByte(Here);
        switch (value)
        {
            case string text:
                WriteText(text);
                break;
            case Instrument instrument:
                WriteInt(instrument.Id.Index);
                break;
            case Delegate:
                throw new InvalidOperationException($"State field {Path()} holds a delegate; state must be data.");
            case IDictionary map:
                WriteDictionary(map);
                break;
            case IEnumerable items when ElementTypeOf(declared, value.GetType()) is { } element:
                WriteItems(items, element);
                break;
            default:
                WriteObject(value, declared);
                break;
        }
    }

    private void WriteObject(object value, Type declared)
    {
        var type = value.GetType();
        if (!_isGraph && !IsRecord(type) && !_visited.Add(value))
            throw new InvalidOperationException($"State field {Path()} reaches a {type.Name} that stands elsewhere too; state must be a tree.");
        if (!declared.IsSealed)
        {
            _polymorphic.Add(type);
            WriteText(type.FullName!);
        }

        var entered = Enter(value);
        WriteMembers(value, type);
        Leave(entered);
    }

    private void WriteStruct(object? value, Type type)
    {
        if (TypeShape.Of(type).NullableOf is { } inner)
        {
            WriteByte(value is null ? (byte)0 : (byte)1);
            if (value is not null)
                WriteStruct(value, inner);
        }
        else if (type.IsPrimitive || type.IsEnum || type == typeof(decimal) || type == typeof(Int128))
        {
            WritePrimitive(value!);
        }
        else if (type == typeof(DateOnly))
        {
            WriteInt(((DateOnly)value!).DayNumber);
        }
        else if (type == typeof(TimeSpan))
        {
            WriteLong(((TimeSpan)value!).Ticks);
        }
        else
        {
            WriteMembers(value!, type);
        }
    }

    private void WritePrimitive(object value)
    {
        switch (value)
        {
            case bool flag: WriteByte(flag ? (byte)1 : (byte)0); break;
            case double number: WriteLong(BitConverter.DoubleToInt64Bits(number)); break;
            case float number: WriteInt(BitConverter.SingleToInt32Bits(number)); break;
            case decimal number:
                // 100 and 100.00 are one amount: a journal's text has no trailing zeros.
                // A zero may be negative, and compares equal all the same.
                WriteDecimal(number == 0m ? 0m : number.Scale == 0 ? number : number / 1.0000000000000000000000000000m);
                break;
            case Int128 number:
                WriteLong(unchecked((long)(number >> 64)));
                WriteLong(unchecked((long)number));
                break;
            case char letter: WriteInt(letter); break;
            case ulong number: WriteLong(unchecked((long)number)); break;
            case Enum or sbyte or byte or short or ushort or int or uint or long:
                WriteLong(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            default: throw new InvalidOperationException($"State field {Path()} has the unsupported type {value.GetType()}.");
        }
    }

    private void WriteItems(IEnumerable items, Type element)
    {
        if (items is double[] numbers)
        {
            WriteInt(numbers.Length);
            foreach (var number in numbers)
                WriteLong(BitConverter.DoubleToInt64Bits(number));
            return;
        }

        var list = items.Cast<object?>().ToList();
        if (TypeShape.Of(items.GetType()).IsUnordered)
            list.Sort(CompareKeys);
        WriteInt(list.Count);
        foreach (var item in list)
            WriteMember(item, element, "[]");
    }

    private void WriteDictionary(IDictionary map)
    {
        var arguments = map.GetType().GetGenericArguments();
        var keys = map.Keys.Cast<object>().ToList();
        keys.Sort(CompareKeys);
        WriteInt(keys.Count);
        foreach (var key in keys)
        {
            WriteMember(key, arguments[0], "key");
            WriteMember(map[key], arguments[1], key);
        }
    }

    /// <summary>By value where keys have an order, else by their text; never by insertion or hash code.</summary>
    private static int CompareKeys(object? a, object? b) => a is IComparable && a is not string
        ? Comparer.DefaultInvariant.Compare(a, b)
        : string.CompareOrdinal(a?.ToString(), b?.ToString());

    private void WriteByte(byte value)
    {
        _out.GetSpan(1)[0] = value;
        _out.Advance(1);
    }

    private void WriteInt(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_out.GetSpan(4), value);
        _out.Advance(4);
    }

    private void WriteLong(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_out.GetSpan(8), value);
        _out.Advance(8);
    }

    private void WriteDecimal(decimal number)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(number, parts);
        foreach (var part in parts)
            WriteInt(part);
    }

    private void WriteText(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        WriteInt(length);
        Encoding.UTF8.GetBytes(text, _out.GetSpan(length));
        _out.Advance(length);
    }
}
