using System.Xml.Linq;

namespace Fairlead.Architecture.Tests.Tidy;

/// <summary>Packages: versions in one file, each used, each with its reason.</summary>
public sealed class PackageTests
{
    [Fact]
    public void ProjectFiles_NameNoVersions() =>
        Findings.MustBeNone(Repository.AllProjects.SelectMany(project => project.OwnVersions
            .Select(package => $"{project} gives {package} a version; versions stand in Directory.Packages.props")));

    [Fact]
    public void CentralVersions_AreAllUsed() => Findings.MustBeNone(Unused(Central(), Used()));

    [Fact]
    public void UsedPackages_HaveACentralVersion() =>
        Findings.MustBeNone(Used().Except(Central()).Select(package => $"{package} has no version in Directory.Packages.props"));

    [Fact]
    public void Unused_PlantedVersion_IsFound() => Assert.Single(Unused(["NodaTime", "Left.Pad"], ["NodaTime"]));

    private static IEnumerable<string> Unused(IEnumerable<string> central, IEnumerable<string> used) =>
        central.Except(used).Select(package => $"{package} has a central version and no project uses it; drop the line");

    private static List<string> Central() => Includes(Path.Combine(Repository.Root, "Directory.Packages.props"), "PackageVersion");

    private static List<string> Used() =>
    [
        .. Repository.AllProjects.SelectMany(project => project.Packages),
        .. Directory.GetFiles(Path.Combine(Repository.Root, "eng"), "*.targets").SelectMany(file => Includes(file, "PackageReference")),
    ];

    private static List<string> Includes(string file, string item) =>
        [.. XDocument.Load(file).Descendants(item).Select(each => each.Attribute("Include")!.Value)];
}
