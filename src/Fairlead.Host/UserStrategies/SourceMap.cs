using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Fairlead.Host.UserStrategies;

/// <summary>Where in the files a compiled type or field is declared.</summary>
internal sealed class SourceMap(Compilation compilation)
{
    /// <summary>The files that declare a type; the first is where a reader looks.</summary>
    public IReadOnlyList<SyntaxTree> FilesOf(Type type) =>
        SymbolOf(type) is { } symbol ? [.. symbol.DeclaringSyntaxReferences.Select(part => part.SyntaxTree)] : [];

    public Location Find(Type type) => FirstOf(SymbolOf(type)) ?? Location.None;

    /// <summary>A property's field is found at the property, a captured parameter's at its type.</summary>
    public Location Find(FieldInfo field)
    {
        var name = field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;
        var type = SymbolOf(field.DeclaringType!);
        return FirstOf(type?.GetMembers(name).FirstOrDefault(member => member is IFieldSymbol or IPropertySymbol or IEventSymbol))
            ?? FirstOf(type) ?? Location.None;
    }

    private INamedTypeSymbol? SymbolOf(Type type) => compilation.GetTypeByMetadataName(type.FullName ?? type.Name);

    private static Location? FirstOf(ISymbol? symbol) => symbol?.Locations.FirstOrDefault(each => each.IsInSource);
}
