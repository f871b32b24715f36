namespace Fairlead.Architecture.Tests;

/// <summary>What a rule found; each line says where, what, and what to do instead.</summary>
internal static class Findings
{
    public static void MustBeNone(IEnumerable<string> findings)
    {
        var lines = findings.ToList();
        Assert.True(lines.Count == 0, $"{lines.Count} found:\n{string.Join('\n', lines)}");
    }
}
