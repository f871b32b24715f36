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

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
