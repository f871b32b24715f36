using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Fairlead.Engine.Tests.Model;

/// <summary>The list of planted bugs (eng/planted-bugs) stays true to the sources; eng/planted-bugs/run plants them.</summary>
public sealed class PlantedBugListTests
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    [Fact]
    public void PlantedBug_EachText_StandsOnceInItsSource()
    {
        var wrong = Bugs().Where(bug => Count(File.ReadAllText(Path.Combine(Root(), bug.File)), bug.Search) != 1);
        Assert.Empty(wrong.Select(bug => $"{bug.Name}: its text does not stand exactly once in {bug.File}"));
    }

    [Fact]
    public void PlantedBug_EachName_IsListedInTheDocumentation()
    {
        var text = File.ReadAllText(Path.Combine(Root(), "docs/planted-bugs.md"));
        Assert.Empty(Bugs().Where(bug => !text.Contains($"| {bug.Name} |", StringComparison.Ordinal)).Select(bug => bug.Name));
    }

    [Fact]
    public void PlantedBug_List_HasAtLeastTwentyDifferentOnes()
    {
        var bugs = Bugs();
        Assert.True(bugs.Length >= 20);
        Assert.Equal(bugs.Length, bugs.Select(bug => bug.Name).Distinct().Count());
        Assert.All(bugs, bug => Assert.NotEqual(bug.Search, bug.Replace));
    }

    private static PlantedBug[] Bugs() =>
        JsonSerializer.Deserialize<PlantedBug[]>(File.ReadAllText(Path.Combine(Root(), "eng/planted-bugs/bugs.json")), Names)!;

    private static int Count(string text, string part)
    {
        var count = 0;
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + 1, StringComparison.Ordinal))
            count++;
        return count;
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));

    private sealed record PlantedBug(string Name, string What, string File, string Search, string Replace);
}
