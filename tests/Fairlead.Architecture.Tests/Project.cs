using System.Xml.Linq;

namespace Fairlead.Architecture.Tests;

/// <summary>One project file.</summary>
internal sealed class Project(string file)
{
    private readonly XDocument _xml = XDocument.Load(file);

    /// <summary>"Fairlead.Engine".</summary>
    public string Name { get; } = Path.GetFileNameWithoutExtension(file);

    /// <summary>"Engine".</summary>
    public string ShortName => Name["Fairlead.".Length..];

    public string AssemblyName => Values("AssemblyName").FirstOrDefault() ?? Name;

    /// <summary>Short names of the projects it references.</summary>
    public IReadOnlyList<string> References =>
        [.. Includes("ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))["Fairlead.".Length..])];

    public IReadOnlyList<string> Packages => [.. Includes("PackageReference")];

    /// <summary>Package references that carry a version of their own.</summary>
    public IReadOnlyList<string> OwnVersions => [.. _xml.Descendants("PackageReference")
        .Where(each => each.Attribute("Version") is not null || each.Attribute("VersionOverride") is not null || each.Element("Version") is not null)
        .Select(each => each.Attribute("Include")?.Value ?? "?")];

    public override string ToString() => Name;

    private IEnumerable<string> Includes(string item) => _xml.Descendants(item).Select(each => each.Attribute("Include")!.Value);
    private IEnumerable<string> Values(string property) => _xml.Descendants(property).Select(each => each.Value);
}
