using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.Host.UserStrategies;

/// <summary>An array the desk shows (the legs of a group) is the desk's own: it is read where it stands and goes nowhere.</summary>
internal static class DeskArray
{
    public static string? Fault(SemanticModel model, SyntaxNode node) =>
        node is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax or IdentifierNameSyntax { Parent: NameColonSyntax }
        && model.GetSymbolInfo(node).Symbol is IPropertySymbol { Type: IArrayTypeSymbol } property && !property.IsSource()
        && !IsReadInPlace(model, (ExpressionSyntax)node)
            ? $"{property.ContainingType.Name}.{property.Name} is the desk's own array; read it where it stands, or copy it with ToList()"
            : null;

    private static bool IsReadInPlace(SemanticModel model, ExpressionSyntax array) => array.Parent switch
    {
        ElementAccessExpressionSyntax element => element.Expression == array && !IsWritten(element),
        CommonForEachStatementSyntax loop => loop.Expression == array,
        FromClauseSyntax => true,
        MemberAccessExpressionSyntax access => access.Expression == array && (access.Name.Identifier.ValueText == "Length"
            || model.GetSymbolInfo(access).Symbol is IMethodSymbol { IsExtensionMethod: true, ContainingType.Name: "Enumerable" }),
        _ => false,
    };

    private static bool IsWritten(ElementAccessExpressionSyntax element) => element.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == element,
        RefExpressionSyntax or ArgumentSyntax { RefKindKeyword.RawKind: not 0 } => true,
        ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax swap } tuple } => swap.Left == tuple,
        _ => false,
    };
}
