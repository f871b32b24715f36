namespace Fairlead.Architecture.Tests.Code;

/// <summary>The product's compiled assemblies, read as metadata.</summary>
internal static class Assemblies
{
    public static IReadOnlyList<string> Pure { get; } = ["Domain", "Quant", "Engine", "Practice"];

    private static readonly Dictionary<string, AssemblyFile> Known = [];

    /// <summary>By short name: "Engine".</summary>
    public static AssemblyFile Of(string shortName)
    {
        lock (Known)
        {
            if (Known.TryGetValue(shortName, out var known))
                return known;
            var project = Repository.Projects("src").Single(each => each.ShortName == shortName);
            var file = Path.Combine(AppContext.BaseDirectory, project.AssemblyName + ".dll");
            return Known[shortName] = new AssemblyFile(file);
        }
    }

    public static IEnumerable<AssemblyFile> All => Repository.Projects("src").Select(project => Of(project.ShortName));

    /// <summary>This test's own assembly, in which faults are planted to prove that the rules find them.</summary>
    public static AssemblyFile Planted { get; } = new(typeof(Assemblies).Assembly.Location);
}
