using System.Runtime.CompilerServices;

namespace Fairlead.Architecture.Tests;

/// <summary>The checkout this test was built from: its root, projects and files.</summary>
internal static class Repository
{
    /// <summary>The folder that holds Fairlead.slnx.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Projects of a top folder ("src", "tests", "bench"), by name.</summary>
    public static IReadOnlyList<Project> Projects(string folder) => Directory.Exists(Path.Combine(Root, folder))
        ? [.. Directory.GetFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(file => new Project(file))]
        : [];

    public static IReadOnlyList<Project> AllProjects => [.. Projects("src"), .. Projects("tests"), .. Projects("bench"), .. Projects("sim")];

    /// <summary>Hand-written C# of these top folders.</summary>
    public static IReadOnlyList<SourceText> Sources(params string[] folders) =>
        [.. folders.SelectMany(folder => Files(folder, "*.cs"))];

    /// <summary>Markdown of the root and of docs.</summary>
    public static IReadOnlyList<SourceText> Pages() =>
    [
        .. Directory.GetFiles(Root, "*.md").Order(StringComparer.Ordinal).Select(Read),
        .. Files("docs", "*.md"),
    ];

    public static IReadOnlyList<SourceText> Files(string folder, string pattern) => Directory.Exists(Path.Combine(Root, folder))
        ? [.. Directory.GetFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(Read)]
        : [];

    public static SourceText Read(string file) =>
        new(Path.GetRelativePath(Root, Path.Combine(Root, file)).Replace('\\', '/'), File.ReadAllText(Path.Combine(Root, file)));

    private static string FindRoot([CallerFilePath] string here = "")
    {
        for (var folder = Path.GetDirectoryName(here); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Fairlead.slnx")))
                return folder;
        }

        throw new InvalidOperationException($"No folder above {here} holds Fairlead.slnx.");
    }
}

/// <summary>A file of the checkout: path from the root with forward slashes, and its text.</summary>
internal sealed record SourceText(string Path, string Text)
{
    public string[] Lines { get; } = Text.Split('\n');

    public override string ToString() => Path;
}
