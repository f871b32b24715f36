using System.Text.RegularExpressions;
using Fairlead.Architecture.Tests.Code;

namespace Fairlead.Architecture.Tests.Docs;

/// <summary>The pages say what is there: maps, links, terms and changelog are held against the code.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public void ArchitecturePage_ProjectTable_IsTheProjectsAndTheirReferences()
    {
        var rows = Repository.Read("docs/architecture.md").Lines.Select(line => ProjectRow().Match(line)).Where(match => match.Success)
            .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["sees"].Value.Trim());
        var projects = Repository.Projects("src");
        Findings.MustBeNone(
        [
            .. projects.Where(project => !rows.ContainsKey(project.Name)).Select(project => $"{project} is not in the table of docs/architecture.md"),
            .. rows.Keys.Where(name => projects.All(project => project.Name != name)).Select(name => $"docs/architecture.md names {name}, which is not there"),
            .. projects.Where(project => rows.TryGetValue(project.Name, out var sees) && sees != Sees(project))
                .Select(project => $"docs/architecture.md says {project} sees '{rows[project.Name]}'; its project file says '{Sees(project)}'"),
        ]);
    }

    [Fact]
    public void Links_OfThePages_Resolve() => Findings.MustBeNone(Repository.Pages().SelectMany(DeadLinks));

    [Fact]
    public void CodePaths_OfThePages_Exist() => Findings.MustBeNone(Repository.Pages()
        .Where(page => page.Path != "CHANGELOG.md").SelectMany(DeadPaths));

    [Fact]
    public void Decisions_AreNumberedWithoutGapAndLinked()
    {
        var decisions = Repository.Files("docs/adr", "*.md").Where(page => !page.Path.EndsWith("README.md", StringComparison.Ordinal)).ToList();
        var others = string.Concat(Repository.Pages().Where(page => !page.Path.StartsWith("docs/adr/", StringComparison.Ordinal)).Select(page => page.Text));
        Assert.NotEmpty(decisions);
        Findings.MustBeNone(decisions.SelectMany((page, index) => DecisionFaults(page, number: index + 1, others)));
    }

    [Fact]
    public void Glossary_EveryTypeItNames_Exists()
    {
        var page = Repository.Read("docs/glossary.md");
        var terms = page.Lines.Select(line => Term().Match(line)).Where(match => match.Success)
            .SelectMany(match => Code().Matches(match.Groups["terms"].Value).Select(term => term.Groups[1].Value)).ToList();
        Assert.True(terms.Count >= 40, $"only {terms.Count} terms were read from docs/glossary.md");
        var declared = Assemblies.All.SelectMany(assembly => assembly.DeclaredNames())
            .Select(each => each.Name.StartsWith("get_", StringComparison.Ordinal) ? each.Name[4..] : each.Name).ToHashSet();
        Findings.MustBeNone(terms.Where(term => !declared.Contains(term.Split('.')[^1]))
            .Select(term => $"docs/glossary.md explains {term}, which no assembly declares"));
        Assert.DoesNotContain("KillSwitch", declared);
    }

    [Fact]
    public void Changelog_Form_IsKept()
    {
        string[] headings = ["Money safety", "Features", "Fixes", "Internals"];
        var lines = Repository.Read("CHANGELOG.md").Lines;
        Assert.Equal("# Changelog", lines[0]);
        Assert.Contains(lines, line => line.StartsWith("## ", StringComparison.Ordinal));
        Findings.MustBeNone(lines.Skip(1).Select((line, index) => (line, Number: index + 2)).Where(each => each.line.Length > 0)
            .Where(each => !Release().IsMatch(each.line)
                && !(each.line.StartsWith("### ", StringComparison.Ordinal) && headings.Contains(each.line[4..]))
                && !(each.line.StartsWith("- ", StringComparison.Ordinal) && (each.line.EndsWith('.') || each.line.EndsWith(':')))
                && !each.line.StartsWith("  ", StringComparison.Ordinal))
            .Select(each => $"CHANGELOG.md:{each.Number}: '{each.line}' is no release, none of {string.Join(", ", headings)}, and no sentence for the owner of a desk"));
    }

    [Theory]
    [InlineData("see [there](missing.md)")]
    [InlineData("see ![picture](missing.svg)")]
    [InlineData("see [part](architecture.md#no-such-part)")]
    public void DeadLinks_Planted_AreFound(string text) => Assert.Single(DeadLinks(new SourceText("docs/page.md", text)));

    [Fact]
    public void DecisionFaults_Planted_AreFound() =>
        Assert.Equal(7, DecisionFaults(new SourceText("docs/adr/0002-x.md", "# Two\n"), number: 1, others: "").Count());

    [Fact]
    public void DeadPaths_Planted_AreFound() => Assert.Single(DeadPaths(new SourceText("docs/page.md", "`src/Fairlead.Engine/Nowhere.cs`")));

    private static IEnumerable<string> DecisionFaults(SourceText page, int number, string others)
    {
        if (!Path.GetFileName(page.Path).StartsWith($"{number:0000}-", StringComparison.Ordinal))
            yield return $"{page}: number {number:0000} is next";
        if (!page.Lines[0].StartsWith($"# {number:0000}: ", StringComparison.Ordinal))
            yield return $"{page}: its title does not begin with '# {number:0000}: '";
        if (!others.Contains(Path.GetFileName(page.Path), StringComparison.Ordinal))
            yield return $"{page}: no page outside docs/adr links to it";
        if (page.Lines.Length > 60)
            yield return $"{page}: {page.Lines.Length} lines; a decision fits a page";
        foreach (var title in new[] { "## Context", "## Choice", "## Consequence", "## What would change our mind" })
        {
            if (!page.Lines.Contains(title))
                yield return $"{page}: has no '{title}'";
        }
    }

    private static string Sees(Project project) => project.References.Count == 0 ? "nothing" : string.Join(", ", project.References);

    private static IEnumerable<string> DeadLinks(SourceText page) => Link().Matches(page.Text)
        .Select(match => match.Groups["to"].Value)
        .Where(to => !to.StartsWith("http", StringComparison.Ordinal) && !to.StartsWith("mailto:", StringComparison.Ordinal))
        .Where(to => !Resolves(page, to)).Select(to => $"{page}: the link to {to} leads nowhere");

    private static bool Resolves(SourceText page, string to)
    {
        var parts = to.Split('#');
        var target = parts[0].Length == 0 ? page.Path : Path.Combine(Path.GetDirectoryName(page.Path)!, parts[0]);
        var file = Path.GetFullPath(Path.Combine(Repository.Root, target));
        if (!File.Exists(file) && !Directory.Exists(file))
            return false;
        return parts.Length == 1 || File.ReadLines(file).Any(line => line.StartsWith('#') && Anchor(line) == parts[1]);
    }

    private static string Anchor(string heading) =>
        NotAnchor().Replace(heading.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-');

    /// <summary>Paths in code marks that begin with a top folder; a pattern with a star is held against the folder.</summary>
    private static IEnumerable<string> DeadPaths(SourceText page) => Code().Matches(page.Text).Select(match => match.Groups[1].Value)
        .Where(path => RepositoryPath().IsMatch(path))
        .Where(path => !Exists(path)).Select(path => $"{page}: {path} is not there");

    private static bool Exists(string path)
    {
        var full = Path.Combine(Repository.Root, path);
        return path.Contains('*')
            ? Directory.Exists(Path.GetDirectoryName(full)) && Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(full)!, Path.GetFileName(full)).Any()
            : File.Exists(full) || Directory.Exists(full);
    }

    [GeneratedRegex(@"^\| `(?<name>Fairlead\.\w+)` \|.*\|(?<sees>[^|]*)\|$")]
    private static partial Regex ProjectRow();

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"^(src|tests|bench|docs|eng|sim|\.ci)/[\w./*-]+$")]
    private static partial Regex RepositoryPath();

    [GeneratedRegex(@"^\| (?<terms>`[^|]*`) \|")]
    private static partial Regex Term();

    [GeneratedRegex(@"^## (Unreleased|\d+\.\d+\.\d+, \d{4}-\d{2}-\d{2})$")]
    private static partial Regex Release();

    [GeneratedRegex(@"[^\w\s-]")]
    private static partial Regex NotAnchor();
}
