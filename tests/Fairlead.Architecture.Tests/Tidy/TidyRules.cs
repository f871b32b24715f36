using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.Architecture.Tests.Tidy;

/// <summary>The rules themselves, from a file to findings, so that a planted fault can prove each.</summary>
internal static partial class TidyRules
{
    /// <summary>The hard cap of the style guide for hand-written files; most are far below.</summary>
    public const int MaxFileLines = 400;

    public const int MaxMethodLines = 70;

    /// <summary>All parts of one type together.</summary>
    public const int MaxTypeLines = 1_000;

    /// <summary>Text in quotes aside, which a line break would tear. The editor's ruler stands at 120.</summary>
    public const int MaxLineLength = 220;

    public static IEnumerable<string> Length(SourceText file)
    {
        if (file.Lines.Length - 1 > MaxFileLines)
            yield return $"{file}: {file.Lines.Length - 1} lines; at most {MaxFileLines}: split it by use case";
    }

    public static IEnumerable<string> LineLength(SourceText file) => file.Lines
        .Select((line, index) => (Length: Quoted().Replace(line, "\"\"").Length, Number: index + 1))
        .Where(each => each.Length > MaxLineLength)
        .Select(each => $"{file}:{each.Number}: {each.Length} characters without texts; at most {MaxLineLength}");

    public static IEnumerable<string> Markers(SourceText file) => Matches(file, LeftOver(), "finish it, or file an issue and name what is missing in the docs");

    /// <summary>Long dashes and curly quotes come from word processors and generated text; plain ASCII says the same.
    /// Mathematical signs in Quant are wanted.</summary>
    public static IEnumerable<string> Typography(SourceText file) => Matches(file, Fancy(), "write -, ' or \" instead");

    public static IEnumerable<string> Secrets(SourceText file) => Matches(file, SecretOrHome(), "no keys and no paths of one machine in the repository");

    public static IEnumerable<string> LineEnds(SourceText file)
    {
        if (file.Text.Contains('\r'))
            yield return $"{file}: carriage returns; lines end with a line feed";
        if (file.Text.Length > 0 && !file.Text.EndsWith('\n'))
            yield return $"{file}: no line feed at the end";
    }

    public static IEnumerable<string> Regions(SourceText file) => Matches(file, Region(), "split the file instead");

    /// <summary>One type a file, named as the file; a closed family of tiny records, and the small enums, delegates,
    /// attributes and exceptions that belong to the type, may stand beside it.</summary>
    public static IEnumerable<string> OneType(SourceText file)
    {
        var large = TopTypes(file).Where(IsLarge).ToList();
        if (large.Count > 1)
            yield return $"{file}: holds {string.Join(", ", large.Select(type => type.Identifier.Text))}; one type of more than {TinyLines} lines a file";
        // A file named after a small type may hold its larger companion.
        var stem = System.IO.Path.GetFileNameWithoutExtension(file.Path).Split('.')[0];
        if (large.Count == 1 && TopTypes(file).All(type => type.Identifier.Text != stem && type.Identifier.Text + "s" != stem))
            yield return $"{file}: holds {large[0].Identifier.Text}; file and type have one name";
    }

    public static IEnumerable<string> Namespace(SourceText file)
    {
        var space = Root(file).DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString();
        // "src/Fairlead.Engine/Risk/Halt.cs" is Fairlead.Engine.Risk.
        var expected = string.Join('.', file.Path.Split('/').Skip(1).SkipLast(1));
        if (space is not null && space != expected)
            yield return $"{file}: namespace {space}; the folder says {expected}";
    }

    public static IEnumerable<string> MethodLength(SourceText file) => Root(file).DescendantNodes().OfType<BaseMethodDeclarationSyntax>()
        .Select(method => (Name: (method as MethodDeclarationSyntax)?.Identifier.Text ?? "constructor", Lines: Height(method)))
        .Where(method => method.Lines > MaxMethodLines)
        .Select(method => $"{file}: {method.Name} has {method.Lines} lines; at most {MaxMethodLines}: branch in the parent, compute in leaves");

    /// <summary>"Desk_WithoutQuote_Waits": subject, situation, outcome.</summary>
    public static IEnumerable<string> TestNames(SourceText file) => Root(file).DescendantNodes().OfType<MethodDeclarationSyntax>()
        .Where(method => method.AttributeLists.SelectMany(list => list.Attributes).Any(each => each.Name.ToString() is "Fact" or "Theory"))
        .Where(method => method.Identifier.Text.Split('_') is not { Length: >= 2 } parts || parts.Any(part => part.Length == 0))
        .Select(method => $"{file}: {method.Identifier.Text}; a test's name is Subject_Situation_Outcome");

    /// <summary>Top-level types that are not tiny, or that have behaviour.</summary>
    public static IEnumerable<BaseTypeDeclarationSyntax> TopTypes(SourceText file) =>
        Root(file).DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Where(type => type.Parent is not TypeDeclarationSyntax);

    public static int Height(Microsoft.CodeAnalysis.SyntaxNode node)
    {
        var span = node.SyntaxTree.GetLineSpan(node.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    /// <summary>A type of at most this many lines, comment aside, may share a file.</summary>
    public const int TinyLines = 45;

    private static bool IsLarge(BaseTypeDeclarationSyntax type) => Height(type) > TinyLines;

    private static CompilationUnitSyntax Root(SourceText file) => CSharpSyntaxTree.ParseText(file.Text).GetCompilationUnitRoot();

    private static IEnumerable<string> Matches(SourceText file, Regex rule, string instead) => file.Lines
        .Select((line, index) => (Match: rule.Match(line), Number: index + 1))
        .Where(each => each.Match.Success)
        .Select(each => $"{file}:{each.Number}: '{each.Match.Value}'; {instead}");

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex LeftOver();

    [GeneratedRegex("[\u2013\u2014\u2018\u2019\u201C\u201D\u2026\u00A0\u200B\uFEFF]")]
    private static partial Regex Fancy();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^\s*#region")]
    private static partial Regex Region();

    [GeneratedRegex(@"/home/\w+|/Users/\w+|/root/|(?<![\w./])/work/|[A-Z]:\\Users\\|-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}|\bsk-[A-Za-z0-9]{20,}|\bxox[bp]-[A-Za-z0-9-]{20,}")]
    private static partial Regex SecretOrHome();
}
