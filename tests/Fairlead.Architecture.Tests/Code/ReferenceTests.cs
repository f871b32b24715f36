namespace Fairlead.Architecture.Tests.Code;

/// <summary>Who may see whom: a wall between projects exists because a reference through it could lose money or break
/// replay. Kept on the project files and, because a file can be got around, on the compiled assemblies.</summary>
public sealed class ReferenceTests
{
    /// <summary>What each project may reference. Brokers may not see Engine: an adapter decides nothing. A project that
    /// is not listed may not exist.</summary>
    private static readonly Dictionary<string, string[]> MaySee = new()
    {
        ["Domain"] = [],
        ["Quant"] = ["Domain"],
        ["Engine"] = ["Domain", "Quant"],
        ["Practice"] = ["Domain", "Quant"],
        ["Flow"] = ["Domain", "Quant", "Engine"],
        ["Markets"] = ["Domain"],
        ["Journal"] = ["Domain", "Engine", "Flow"],
        ["Brokers"] = ["Domain"],
        ["Host"] = ["Domain", "Quant", "Engine", "Flow", "Markets", "Journal", "Brokers", "Practice"],
        ["Cli"] = ["Domain", "Quant", "Engine", "Flow", "Markets", "Journal", "Host"],
    };

    /// <summary>Base class library assemblies a pure project may use: values, collections, text, hashing. None of them
    /// brings a file, a socket, a clock or a process.</summary>
    private static readonly string[] PureLibraries =
    [
        "System.Runtime", "System.Collections", "System.Linq", "System.Memory", "System.Numerics.Vectors",
        "System.Runtime.InteropServices", "System.Runtime.Intrinsics", "System.Security.Cryptography", "System.Text.RegularExpressions",
        "System.Collections.Immutable", "System.Collections.Concurrent", "System.Runtime.Numerics",
    ];

    [Fact]
    public void ProjectFiles_OfSource_ReferenceOnlyWhatTheMatrixAllows() =>
        Findings.MustBeNone(Repository.Projects("src").SelectMany(project => Forbidden(project.ShortName, project.References)));

    [Fact]
    public void Assemblies_OfSource_ReferenceOnlyWhatTheMatrixAllows() =>
        Findings.MustBeNone(Repository.Projects("src").SelectMany(project => Forbidden(
            project.ShortName, Assemblies.Of(project.ShortName).References.Where(IsOurs).Select(ShortName))));

    [Fact]
    public void Assemblies_OfThePureHalf_UseNoLibraryThatReachesOutside() =>
        Findings.MustBeNone(Assemblies.Pure.SelectMany(name => Assemblies.Of(name).References
            .Where(reference => !IsOurs(reference) && !PureLibraries.Contains(reference))
            .Select(reference => $"Fairlead.{name} uses {reference}; the pure half has values, collections and maths only")));

    [Fact]
    public void ProjectFiles_OfThePureHalf_ReferenceNoPackage() =>
        Findings.MustBeNone(Repository.Projects("src").Where(project => Assemblies.Pure.Contains(project.ShortName))
            .SelectMany(project => project.Packages.Select(package => $"{project} references {package}; the pure half has no package")));

    [Theory]
    [InlineData("Engine", "Journal")]
    [InlineData("Domain", "Quant")]
    [InlineData("Brokers", "Engine")]
    [InlineData("Journal", "Quant")]
    [InlineData("Common", "Domain")]
    [InlineData("Practice", "Engine")]
    public void Forbidden_PlantedReference_IsFound(string from, string to) => Assert.Single(Forbidden(from, [to]));

    private static IEnumerable<string> Forbidden(string from, IEnumerable<string> references)
    {
        if (!MaySee.TryGetValue(from, out var allowed))
            return [$"Fairlead.{from} is not in the matrix; give it a row here and in docs/architecture.md, with a reason"];
        return references.Where(to => !allowed.Contains(to))
            .Select(to => $"Fairlead.{from} references Fairlead.{to}; it may see {(allowed.Length == 0 ? "nothing" : string.Join(", ", allowed))}");
    }

    private static bool IsOurs(string assembly) => assembly == "fairlead" || assembly.StartsWith("Fairlead.", StringComparison.Ordinal);
    private static string ShortName(string assembly) => assembly == "fairlead" ? "Cli" : assembly["Fairlead.".Length..];
}
