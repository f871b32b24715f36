using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.Host.UserStrategies;

/// <summary>Parts of the language that a strategy may not use.</summary>
internal static class BannedSyntax
{
    /// <summary>Why a piece of syntax is refused, or null when it is allowed.</summary>
    public static string? Fault(SyntaxNode node) => node switch
    {
        CatchClauseSyntax =>
            "catch is refused: a strategy that fails is switched off with its groups protected, and does not go on half done",
        LockStatementSyntax => "lock is refused: one event at a time, no threads",
        AwaitExpressionSyntax => "await is refused: one event at a time, no tasks",
        DestructorDeclarationSyntax => "a finalizer is refused: it runs when the collector pleases",
        AttributeListSyntax { Target.Identifier.RawKind: (int)SyntaxKind.AssemblyKeyword or (int)SyntaxKind.ModuleKeyword } =>
            "an attribute of the assembly is refused",
        UsingDirectiveSyntax { GlobalKeyword.RawKind: not 0 } =>
            "a global using is refused: each file says what it uses",
        MemberDeclarationSyntax member when member.Modifiers.Any(SyntaxKind.ExternKeyword) =>
            "extern is refused: no native code",
        MemberDeclarationSyntax member when member.Modifiers.Any(SyntaxKind.AsyncKeyword) =>
            "async is refused: one event at a time, no tasks",
        LocalFunctionStatementSyntax local when local.Modifiers.Any(SyntaxKind.AsyncKeyword) =>
            "async is refused: one event at a time, no tasks",
        AnonymousFunctionExpressionSyntax lambda when lambda.AsyncKeyword.RawKind != 0 =>
            "async is refused: one event at a time, no tasks",
        _ => null,
    };
}
