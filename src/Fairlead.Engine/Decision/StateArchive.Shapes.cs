using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Fairlead.Engine.Decision;

public sealed partial class StateArchive
{
    private string _schema = "";
    private Type? _schemaRoot;
    private HashSet<Type> _schemaOf = [];

    /// <summary>The schema of what was written last.</summary>
    private string SchemaOf(Type root)
    {
        if (_schemaRoot == root && _schemaOf.SetEquals(_polymorphic))
            return _schema;
        var text = new StringBuilder();
        var seen = new HashSet<Type>();
        Describe(root);
        foreach (var type in _polymorphic.OrderBy(type => type.FullName, StringComparer.Ordinal))
            Describe(type);
        (_schemaRoot, _schemaOf) = (root, [.. _polymorphic]);
        return _schema = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));

        void Describe(Type type)
        {
            if (!seen.Add(type))
                return;
            foreach (var argument in type.GetGenericArguments())
                Describe(argument);
            if (type.IsArray)
                Describe(type.GetElementType()!);
            if (type.IsPrimitive || type.IsEnum || type.Namespace is "System" || type.Namespace?.StartsWith("System.", StringComparison.Ordinal) == true)
                return;
            foreach (var field in FieldsOf(type))
            {
                text.Append(type.FullName).Append('.').Append(field.Name).Append(':').Append(field.FieldType).Append('\n');
                Describe(field.FieldType);
            }
        }
    }

    private static FieldInfo[] FieldsOf(Type type) => TypeShape.Of(type).Fields;

    /// <summary>A record class: it never changes, so it may stand in several places of a state.</summary>
    internal static bool IsRecord(Type type) => TypeShape.Of(type).IsRecord;

    /// <summary>The element type of a sequence; null for a class that merely happens to be enumerable.</summary>
    private static Type? ElementTypeOf(Type declared, Type actual) => TypeShape.Of(actual).Element
        ?? (declared.IsGenericType && declared.IsInterface ? declared.GetGenericArguments()[0] : null);

    /// <summary>What reflection tells of a type, asked once for all archives: asking is slow. A user's type is let go
    /// with its assembly.</summary>
    private sealed class TypeShape
    {
        private static readonly ConditionalWeakTable<Type, TypeShape> Known = [];

        private TypeShape(Type type)
        {
            var chain = new List<Type>();
            for (var current = type; current is not null && current != typeof(object) && current != typeof(ValueType); current = current.BaseType)
                chain.Insert(0, current);
            Fields =
            [
                .. chain.SelectMany(level => level.GetFields(AnyInstanceField)
                    .Where(field => field.GetCustomAttribute<ReferenceAttribute>() is null)
                    .OrderBy(field => field.Name, StringComparer.Ordinal)),
            ];
            IsRecord = type.GetMethod("<Clone>$") is not null;
            var generic = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
            Element = type.IsArray ? type.GetElementType() : Sequences.Contains(generic) ? type.GetGenericArguments()[0] : null;
            IsUnordered = generic == typeof(HashSet<>);
            NullableOf = Nullable.GetUnderlyingType(type);
        }

        /// <summary>Written fields, those of the base types first, each type's in order of their names.</summary>
        public FieldInfo[] Fields { get; }

        public bool IsRecord { get; }

        /// <summary>Of an array or one of <see cref="Sequences"/>; null for everything else.</summary>
        public Type? Element { get; }

        /// <summary>Its items have no order of their own.</summary>
        public bool IsUnordered { get; }

        /// <summary>What may be there or not; null for what cannot be absent.</summary>
        public Type? NullableOf { get; }

        public static TypeShape Of(Type type) => Known.GetValue(type, static each => new TypeShape(each));
    }
}
