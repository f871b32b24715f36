using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.Host.UserStrategies;

/// <summary>
/// Hash tables come back from a snapshot in the order of their keys, not in the order they were filled: looking up is
/// the same, going through is not.
/// </summary>
internal static class Unordered
{
    private const string Instead = "; use a List, SortedDictionary or SortedSet";

    /// <summary>A hash table or a view of one.</summary>
    public static bool IsUnordered(this ITypeSymbol type) =>
        type.FullName() is "System.Collections.Generic.Dictionary" or "System.Collections.Generic.HashSet";

    /// <summary>Why a member of a hash table is refused, or null when it is allowed.</summary>
    public static string? MemberFault(ISymbol member) =>
        member.ContainingType.IsUnordered() && member.Name is "Keys" or "Values" or "GetEnumerator" or "CopyTo"
            ? $"the order of a {member.ContainingType.Name} is not kept over a restart, so {member.Name} is refused{Instead}"
            : null;

    /// <summary>Why an expression is refused: it hands a hash table to something that goes through it.</summary>
    public static string? Fault(SemanticModel model, ExpressionSyntax expression)
    {
        var (type, converted) = (model.GetTypeInfo(expression).Type, model.GetTypeInfo(expression).ConvertedType);
        return type?.IsUnordered() == true && (IsSequence(converted) || IsEnumerated(model, expression))
            ? $"the order of a {type.Name} is not kept over a restart, so it may not be enumerated{Instead}"
            : null;
    }

    /// <summary>Why a type argument is refused: generic code that wants a sequence would go through it.</summary>
    public static string? ArgumentFault(ITypeSymbol argument, ITypeParameterSymbol parameter) =>
        argument.IsUnordered() && parameter.ConstraintTypes.Any(IsSequence)
            ? $"the order of a {argument.Name} is not kept over a restart, so {parameter.Name} cannot be one{Instead}"
            : null;

    private static bool IsSequence(ITypeSymbol? type) =>
        type is { TypeKind: TypeKind.Interface } && type.SpaceName().StartsWith("System.Collections", StringComparison.Ordinal);

    private static bool IsEnumerated(SemanticModel model, ExpressionSyntax expression) => expression.Parent switch
    {
        CommonForEachStatementSyntax loop => loop.Expression == expression,
        FromClauseSyntax or JoinClauseSyntax or SpreadElementSyntax => true,
        CastExpressionSyntax or BinaryExpressionSyntax { OperatorToken.ValueText: "as" } => IsSequence(model.GetTypeInfo((ExpressionSyntax)expression.Parent).Type),
        MemberAccessExpressionSyntax access => access.Expression == expression && IsExtension(model, access),
        ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax call } => IsExtension(model, call),
        _ => false,
    };

    private static bool IsExtension(SemanticModel model, ExpressionSyntax call) =>
        model.GetSymbolInfo(call).Symbol is IMethodSymbol { IsExtensionMethod: true };
}
