using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.Host.UserStrategies;

/// <summary>
/// Walks what the compiler understood of one file and names every use of something a strategy may not use, explicit
/// (a name) or implied (the type of an expression, an operator, an enumerator).
/// </summary>
internal sealed class BannedUse
{
    private readonly SemanticModel _model;
    private readonly FaultList _faults;
    private readonly HashSet<SyntaxTree> _uses = [];

    private BannedUse(SemanticModel model, FaultList faults) => (_model, _faults) = (model, faults);

    /// <summary>Adds the faults of one file and tells which files of the folder it draws on.</summary>
    public static IReadOnlySet<SyntaxTree> Check(SemanticModel model, FaultList faults)
    {
        var walk = new BannedUse(model, faults);
        foreach (var node in model.SyntaxTree.GetRoot().DescendantNodes())
        {
            if (BannedSyntax.Fault(node) is { } what)
                faults.Add(node.GetLocation(), what);
            walk.CheckNode(node);
        }

        return walk._uses;
    }

    private void CheckNode(SyntaxNode node)
    {
        if (node is UsingDirectiveSyntax { StaticKeyword.RawKind: 0, Alias: null })
            return;
        if (_model.GetSymbolInfo(node).Symbol is { } symbol)
            CheckSymbol(symbol, node);
        if (node is ExpressionSyntax expression)
        {
            var (type, converted) = (_model.GetTypeInfo(expression).Type, _model.GetTypeInfo(expression).ConvertedType);
            CheckType(type, node);
            CheckType(converted, node);
            if (type?.IsUnordered() == true && IsEnumerated(expression, converted))
                _faults.Add(node.GetLocation(), $"the order of a {type.Name} is not kept over a restart, so it may not be enumerated; use a List, SortedDictionary or SortedSet");
        }

        switch (node)
        {
            case CommonForEachStatementSyntax loop:
                CheckSymbol(_model.GetForEachStatementInfo(loop).GetEnumeratorMethod, loop.Expression);
                break;
            case BaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax } bases when _model.GetTypeInfo(bases.Type).Type is { TypeKind: TypeKind.Class } parent
                    && !parent.IsSource() && parent.Name is not ("Strategy" or "Object"):
                _faults.Add(bases.GetLocation(), $"a class may not derive from {parent.ToDisplayString()}; only from Strategy or a class of this folder");
                break;
        }
    }

    private void CheckSymbol(ISymbol? symbol, SyntaxNode node)
    {
        switch (symbol)
        {
            case IAliasSymbol alias:
                CheckSymbol(alias.Target, node);
                break;
            case ITypeSymbol type:
                CheckType(type, node);
                break;
            case IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction or MethodKind.BuiltinOperator }:
                break;
            case IMethodSymbol { ReducedFrom: { } extension }:
                CheckMember(extension, node);
                break;
            case IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol:
                CheckMember(symbol, node);
                break;
        }
    }

    private void CheckMember(ISymbol member, SyntaxNode node)
    {
        if (member.ContainingType is not { } type)
            return;
        CheckType(type, node, member);
        foreach (var argument in member is IMethodSymbol method ? method.TypeArguments : [])
            CheckType(argument, node);
        // A member declared here may be named as it likes, but calling GetHashCode means one of the process at last.
        var name = type.FullName();
        var why = AllowedUse.MemberFault(name, member.Name);
        if (why is not null && (!member.IsSource() || member.Name == "GetHashCode"))
            _faults.AddRefused(node.GetLocation(), $"{name}.{member.Name}", why, name);
        else if (type.IsUnordered() && member.Name is "Keys" or "Values" or "GetEnumerator" or "CopyTo")
            _faults.Add(node.GetLocation(), $"the order of a {type.Name} is not kept over a restart, so {member.Name} is refused; use a List, SortedDictionary or SortedSet");
        else if (member is IMethodSymbol { MethodKind: MethodKind.Constructor } made && made.Parameters.Any(TakesComparer) && !type.IsSource())
            _faults.Add(node.GetLocation(), "a comparer of one's own is not kept over a restart");
    }

    private void CheckType(ITypeSymbol? type, SyntaxNode node, ISymbol? member = null)
    {
        switch (type)
        {
            case null or ITypeParameterSymbol or IErrorTypeSymbol or { IsAnonymousType: true }:
                return;
            case IDynamicTypeSymbol:
                _faults.Add(node.GetLocation(), "dynamic is refused: no reflection");
                return;
            case IPointerTypeSymbol or IFunctionPointerTypeSymbol:
                _faults.Add(node.GetLocation(), "a pointer is refused: no native or unsafe code");
                return;
            case IArrayTypeSymbol array:
                CheckType(array.ElementType, node);
                return;
        }

        if (type.IsSource())
        {
            foreach (var part in type.DeclaringSyntaxReferences)
                _uses.Add(part.SyntaxTree);
        }
        else if (AllowedUse.TypeFault(type.SpaceName(), type.FullName()) is { } why)
        {
            _faults.AddRefused(node.GetLocation(), member is null or IMethodSymbol { MethodKind: MethodKind.Constructor } ? type.FullName() : $"{type.FullName()}.{member.Name}", why, type.FullName());
        }

        foreach (var argument in type is INamedTypeSymbol named ? named.TypeArguments : [])
            CheckType(argument, node);
    }

    /// <summary>Whether an expression of an unordered collection is gone through: turned into a sequence, or looped over.</summary>
    private bool IsEnumerated(ExpressionSyntax expression, ITypeSymbol? converted)
    {
        if (converted is { TypeKind: TypeKind.Interface } && converted.SpaceName().StartsWith("System.Collections", StringComparison.Ordinal))
            return true;
        return expression.Parent switch
        {
            CommonForEachStatementSyntax loop => loop.Expression == expression,
            FromClauseSyntax or JoinClauseSyntax or SpreadElementSyntax => true,
            MemberAccessExpressionSyntax access => access.Expression == expression && _model.GetSymbolInfo(access).Symbol is IMethodSymbol { IsExtensionMethod: true },
            ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax call } => _model.GetSymbolInfo(call).Symbol is IMethodSymbol { IsExtensionMethod: true },
            _ => false,
        };
    }

    private static bool TakesComparer(IParameterSymbol parameter) =>
        parameter.Type.Name is "IComparer" or "IEqualityComparer" or "Comparison" or "IAlternateEqualityComparer";
}
