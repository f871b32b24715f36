using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Fairlead.Architecture.Tests.Code;

/// <summary>One use of something by a method: "Namespace.Type.Member" by "Namespace.Type.Method".</summary>
internal readonly record struct Use(string User, ILOpCode OpCode, string Used);

/// <summary>A field that belongs to a type, not to an object.</summary>
internal readonly record struct StaticField(string Owner, string Name, string Type, bool IsReadOnly);

/// <summary>A compiled assembly as its metadata and IL say it, without loading it: what analyzers may have missed or
/// been told to pass over stands here.</summary>
internal sealed class AssemblyFile : IDisposable
{
    private readonly PEReader _pe;
    private readonly MetadataReader _metadata;
    private readonly TypeNames _names = new();
    private ImmutableArray<Use> _uses;

    public AssemblyFile(string file)
    {
        _pe = new PEReader(ImmutableArray.Create(File.ReadAllBytes(file)));
        _metadata = _pe.GetMetadataReader();
    }

    public void Dispose() => _pe.Dispose();

    public string Name => _metadata.GetString(_metadata.GetAssemblyDefinition().Name);

    /// <summary>Names of the assemblies it was compiled against and uses.</summary>
    public IEnumerable<string> References =>
        _metadata.AssemblyReferences.Select(handle => _metadata.GetString(_metadata.GetAssemblyReference(handle).Name));

    /// <summary>Every operand of every method's IL: calls, constructions, field accesses, type tests.</summary>
    public ImmutableArray<Use> Uses => _uses.IsDefault ? _uses = [.. ReadUses()] : _uses;

    /// <summary>Full names of all types of other assemblies that it names anywhere, in code or in a signature.</summary>
    public IEnumerable<string> NamedTypes =>
        _metadata.TypeReferences.Select(handle => _names.GetTypeFromReference(_metadata, handle, 0));

    public IEnumerable<StaticField> StaticFields()
    {
        foreach (var handle in _metadata.FieldDefinitions)
        {
            var definition = _metadata.GetFieldDefinition(handle);
            if (!definition.Attributes.HasFlag(FieldAttributes.Static) || definition.Attributes.HasFlag(FieldAttributes.Literal))
                continue;
            yield return new StaticField(
                FullName(definition.GetDeclaringType()),
                _metadata.GetString(definition.Name),
                definition.DecodeSignature(_names, null),
                definition.Attributes.HasFlag(FieldAttributes.InitOnly));
        }
    }

    /// <summary>Types of fields, parameters and results: "Owner.Member" and the type's name.</summary>
    public IEnumerable<(string Member, string Type)> Signatures()
    {
        foreach (var field in _metadata.FieldDefinitions.Select(handle => _metadata.GetFieldDefinition(handle)))
            yield return ($"{FullName(field.GetDeclaringType())}.{_metadata.GetString(field.Name)}", field.DecodeSignature(_names, null));
        foreach (var method in _metadata.MethodDefinitions.Select(handle => _metadata.GetMethodDefinition(handle)))
        {
            var signature = method.DecodeSignature(_names, null);
            foreach (var type in signature.ParameterTypes.Append(signature.ReturnType))
                yield return (FullName(method), type);
        }
    }

    /// <summary>Names that a reader meets: types, members and parameters, with where they stand.</summary>
    public IEnumerable<(string Where, string Name)> DeclaredNames()
    {
        foreach (var handle in _metadata.TypeDefinitions)
            yield return (FullName(handle), _metadata.GetString(_metadata.GetTypeDefinition(handle).Name).Split('`')[0]);
        foreach (var field in _metadata.FieldDefinitions.Select(handle => _metadata.GetFieldDefinition(handle)))
            yield return (FullName(field.GetDeclaringType()), _metadata.GetString(field.Name));
        foreach (var method in _metadata.MethodDefinitions.Select(handle => _metadata.GetMethodDefinition(handle)))
        {
            yield return (FullName(method), _metadata.GetString(method.Name));
            foreach (var parameter in method.GetParameters().Select(handle => _metadata.GetParameter(handle)))
                yield return (FullName(method), _metadata.GetString(parameter.Name));
        }
    }

    private IEnumerable<Use> ReadUses()
    {
        foreach (var method in _metadata.MethodDefinitions.Select(handle => _metadata.GetMethodDefinition(handle)))
        {
            if (method.RelativeVirtualAddress == 0)
                continue;
            var user = FullName(method);
            foreach (var (opCode, token) in IlCode.Tokens(_pe.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!))
            {
                if (NameOf(MetadataTokens.EntityHandle(token)) is { } used)
                    yield return new Use(user, opCode, used);
            }
        }
    }

    private string? NameOf(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition or HandleKind.TypeReference or HandleKind.TypeSpecification => TypeName(handle),
        HandleKind.MemberReference => MemberName(_metadata.GetMemberReference((MemberReferenceHandle)handle)),
        HandleKind.MethodDefinition => FullName(_metadata.GetMethodDefinition((MethodDefinitionHandle)handle)),
        HandleKind.MethodSpecification => NameOf(_metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method),
        HandleKind.FieldDefinition => FieldName(_metadata.GetFieldDefinition((FieldDefinitionHandle)handle)),
        _ => null,
    };

    private string FieldName(FieldDefinition field) => $"{FullName(field.GetDeclaringType())}.{_metadata.GetString(field.Name)}";

    private string MemberName(MemberReference member)
    {
        var owner = member.Parent.Kind == HandleKind.MethodDefinition
            ? FullName(_metadata.GetMethodDefinition((MethodDefinitionHandle)member.Parent))
            : TypeName(member.Parent);
        return $"{owner}.{_metadata.GetString(member.Name)}";
    }

    private string TypeName(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => FullName((TypeDefinitionHandle)handle),
        HandleKind.TypeReference => _names.GetTypeFromReference(_metadata, (TypeReferenceHandle)handle, 0),
        HandleKind.TypeSpecification => _metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(_names, null),
        _ => "?",
    };

    private string FullName(MethodDefinition method) => $"{FullName(method.GetDeclaringType())}.{_metadata.GetString(method.Name)}";

    private string FullName(TypeDefinitionHandle handle) => _names.GetTypeFromDefinition(_metadata, handle, 0);
}
