namespace Fairlead.Architecture.Tests.Tidy;

/// <summary>The root folder: what a stranger sees first.</summary>
public sealed class RootTests
{
    /// <summary>All that may lie there. Build output and what git ignores do not count.</summary>
    private static readonly string[] Allowed =
    [
        ".ci", ".editorconfig", ".gitattributes", ".github", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md",
        "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "Fairlead.slnx", "LICENSE", "README.md",
        "SECURITY.md", "bench", "docs", "eng", "global.json", "sim", "src", "strategies", "tests", "web",
    ];

    private static readonly string[] Ignored = [".git", ".idea", ".vs", ".vscode", "artifacts", "BenchmarkDotNet.Artifacts", "node_modules", "TestResults"];

    /// <summary>What an expectant stranger looks for.</summary>
    private static readonly string[] Expected = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "LICENSE", ".ci", "docs"];

    [Fact]
    public void Root_HoldsNothingUnexpected() => Findings.MustBeNone(Stray(Entries()));

    [Fact]
    public void Root_HoldsWhatAStrangerLooksFor() =>
        Findings.MustBeNone(Expected.Except(Entries()).Select(name => $"{name} is missing"));

    [Fact]
    public void Stray_PlantedFile_IsFound() => Assert.Single(Stray(["src", "notes.md", "artifacts"]));

    [Fact]
    public void Solution_HoldsEveryProject()
    {
        var solution = Repository.Read("Fairlead.slnx").Text;
        Findings.MustBeNone(Repository.AllProjects.Where(project => !solution.Contains($"/{project.Name}.csproj\"", StringComparison.Ordinal))
            .Select(project => $"{project} is not in Fairlead.slnx"));
    }

    [Fact]
    public void SourceProjects_HaveTestsOfTheirOwn()
    {
        // Cli and Host are tested through the program and through whole runs; their mirrors may come later.
        string[] without = ["Fairlead.Cli", "Fairlead.Host"];
        var tests = Repository.Projects("tests").Select(project => project.Name).ToHashSet();
        Findings.MustBeNone(Repository.Projects("src").Where(project => !without.Contains(project.Name) && !tests.Contains(project.Name + ".Tests"))
            .Select(project => $"{project} has no {project}.Tests"));
    }

    private static IEnumerable<string> Entries() => Directory.EnumerateFileSystemEntries(Repository.Root).Select(path => Path.GetFileName(path)!);

    private static IEnumerable<string> Stray(IEnumerable<string> entries) =>
        entries.Except(Allowed).Except(Ignored).Select(name => $"{name} lies in the root; put it where it belongs, or list it here with the reason");
}
