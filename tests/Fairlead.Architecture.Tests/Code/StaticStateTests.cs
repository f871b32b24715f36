namespace Fairlead.Architecture.Tests.Code;

/// <summary>Two desks in one process share nothing: no field of a type can be changed.</summary>
public sealed class StaticStateTests
{
    private static readonly string[] Growing =
    [
        "System.Collections.Generic.List`1", "System.Collections.Generic.Dictionary`2", "System.Collections.Generic.HashSet`1",
        "System.Collections.Generic.Queue`1", "System.Collections.Generic.Stack`1", "System.Collections.Generic.SortedDictionary`2",
        "System.Collections.Generic.SortedSet`1", "System.Collections.Concurrent.", "System.Text.StringBuilder",
    ];

    /// <summary>Tables that are filled where they are declared and only read after.</summary>
    private static readonly string[] Tables =
    [
        "Fairlead.Host.UserStrategies.AllowedUse.Namespaces", "Fairlead.Host.UserStrategies.AllowedUse.Types",
        "Fairlead.Host.UserStrategies.AllowedUse.Parts", "Fairlead.Host.UserStrategies.AllowedUse.Members",
    ];

    [Fact]
    public void StaticFields_OfSource_CannotChange() => Findings.MustBeNone(Assemblies.All.SelectMany(Mutable));

    [Theory]
    [InlineData("Counter")]
    [InlineData("Cache")]
    [InlineData("Property")]
    public void Mutable_PlantedField_IsFound(string name) =>
        Assert.Contains(Mutable(Assemblies.Planted), finding => finding.Contains($"{nameof(PlantedFaults)}.") && finding.Contains(name));

    private static IEnumerable<string> Mutable(AssemblyFile assembly) => assembly.StaticFields()
        .Where(field => !IsCompilersOwn(field) && (!field.IsReadOnly || IsGrowing(field)) && !Tables.Contains($"{field.Owner}.{field.Name}"))
        .Select(field => $"{field.Owner}.{field.Name} ({field.Type}) is static and can change; keep state in an object, tables frozen or read-only");

    private static bool IsGrowing(StaticField field) =>
        Growing.Any(type => field.Type.StartsWith(type, StringComparison.Ordinal));

    /// <summary>Cached delegates, hoisted constants and generated parsers; a property's backing field is the author's.</summary>
    private static bool IsCompilersOwn(StaticField field) =>
        (field.Name.StartsWith('<') && !field.Name.EndsWith("k__BackingField", StringComparison.Ordinal))
        || field.Owner.Contains("/<", StringComparison.Ordinal) || field.Owner.StartsWith('<')
        || field.Owner.StartsWith("System.Text.RegularExpressions.Generated", StringComparison.Ordinal);
}
