using Fairlead.Host.UserStrategies;

namespace Fairlead.Host.Tests.UserStrategies;

public sealed class TemplateTests
{
    [Theory]
    [InlineData("my-cross", "MyCross.cs", "my-cross")]
    [InlineData("Breakout2", "Breakout2.cs", "breakout2")]
    public void NewStrategy_CompilesAndTrades(string name, string file, string strategy)
    {
        using var folder = new SourceFolder();
        var path = StrategyTemplate.Write(Path.Combine(folder.Path, "made"), name);

        Assert.Equal(Path.Combine(folder.Path, "made", file), path);
        var run = StrategyRig.Run(StrategySources.Load(Path.GetDirectoryName(path)), strategy);
        Assert.True(run.Fills > 1);
        Assert.Empty(run.Alarms);
    }

    [Fact]
    public void ExistingFile_IsLeftAlone()
    {
        using var folder = new SourceFolder().Add("MyCross.cs", "mine");

        var thrown = Assert.Throws<StrategyException>(() => StrategyTemplate.Write(folder.Path, "my-cross"));
        Assert.Equal($"{folder.File("MyCross.cs")}: is there already; it was left alone", thrown.Message);
        Assert.Equal("mine", File.ReadAllText(folder.File("MyCross.cs")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../up")]
    [InlineData("a b")]
    [InlineData("9lives")]
    [InlineData("a--b")]
    [InlineData("strategy")]
    [InlineData("sma-cross")]
    [InlineData("SmaCrossStrategy")]
    public void NameThatCannotBe_IsRefusedAndNothingIsWritten(string name)
    {
        using var folder = new SourceFolder();

        Assert.Throws<StrategyException>(() => StrategyTemplate.Write(folder.Path, name));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }
}
