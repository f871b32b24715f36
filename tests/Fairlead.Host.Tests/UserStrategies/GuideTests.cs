using System.Text.RegularExpressions;
using Fairlead.Host.UserStrategies;

namespace Fairlead.Host.Tests.UserStrategies;

/// <summary>Holds docs/strategies.md to what is so.</summary>
public sealed partial class GuideTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(SourceFolder.Repository, "docs", "strategies.md"));

    [Fact]
    public void Example_CompilesAndTrades()
    {
        using var folder = new SourceFolder().Add("MyTrend.cs", Assert.Single(Example().Matches(Page)).Groups[1].Value);

        var run = StrategyRig.Run(StrategySources.Load(folder.Path), "my-trend");

        Assert.True(run.Fills > 1);
        Assert.Empty(run.Alarms);
    }

    [Fact]
    public void Snippet_InAStrategyOfItsOwn_CompilesAndRefuses()
    {
        var snippet = Assert.Single(Snippet().Matches(Page)).Groups[1].Value;
        using var folder = new SourceFolder().Add("MyPair.cs", $$"""
            using Fairlead.Engine.Strategies;
            public sealed class MyPair : Strategy
            {
                [Parameter("bars", Min = 1, Max = 9)]
                public int Fast { get; set; } = 1;

                [Parameter("bars", Min = 1, Max = 9)]
                public int Slow { get; set; } = 2;

                {{snippet}}
            }
            """);

        var catalogue = StrategySources.Load(folder.Path);

        Assert.NotNull(catalogue.Create("my-pair", [], out _));
        Assert.Null(catalogue.Create("my-pair", [KeyValuePair.Create("slow", "1")], out var fault));
        Assert.Contains("slow=1 is not above fast=1", fault, StringComparison.Ordinal);
    }

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Example();

    /// <summary>A block within a list, indented with it.</summary>
    [GeneratedRegex("^  ```csharp\n(.*?)^  ```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Snippet();
}
