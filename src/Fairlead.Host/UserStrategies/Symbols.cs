using Microsoft.CodeAnalysis;

namespace Fairlead.Host.UserStrategies;

/// <summary>Questions to a compiler symbol.</summary>
internal static class Symbols
{
    /// <summary>Declared in the user's own files.</summary>
    public static bool IsSource(this ISymbol symbol) => !symbol.DeclaringSyntaxReferences.IsEmpty
        || symbol.ContainingType is { DeclaringSyntaxReferences.IsEmpty: false };

    public static string SpaceName(this ITypeSymbol type) => Outermost(type).ContainingNamespace?.ToDisplayString() ?? "";

    /// <summary>Namespace and name without type arguments; of a nested type the outermost one's.</summary>
    public static string FullName(this ITypeSymbol type) => $"{type.SpaceName()}.{Outermost(type).Name}";

    /// <summary>A hash table or a view of one: snapshots put it back in another order.</summary>
    public static bool IsUnordered(this ITypeSymbol type) =>
        type.FullName() is "System.Collections.Generic.Dictionary" or "System.Collections.Generic.HashSet";

    private static ITypeSymbol Outermost(ITypeSymbol type)
    {
        var outer = type;
        while (outer.ContainingType is { } container)
            outer = container;
        return outer;
    }
}
