using Fairlead.Host.UserStrategies;

namespace Fairlead.Host.Tests.UserStrategies;

/// <summary>Names, parameters, folders and versions.</summary>
public sealed class CatalogueTests
{
    [Fact]
    public void NameOfABuiltInOne_IsRefusedNamingBoth()
    {
        using var folder = new SourceFolder().AddStrategy("SmaCrossStrategy", "");

        var fault = Assert.Single(folder.Check().Faults);
        Assert.Equal($"{folder.File("SmaCrossStrategy.cs")}(2,21): SmaCrossStrategy and the built-in Fairlead.Engine.Strategies.BuiltIn.SmaCross are both named 'sma-cross'", fault.ToString());
    }

    [Fact]
    public void NameOfAnotherFile_IsRefusedNamingBoth()
    {
        using var folder = new SourceFolder()
            .Add("A.cs", "namespace A; public sealed class Twin : Fairlead.Engine.Strategies.Strategy { }")
            .Add("B.cs", "namespace B; public sealed class Twin : Fairlead.Engine.Strategies.Strategy { }");

        var fault = Assert.Single(folder.Check().Faults);
        Assert.Equal($"{folder.File("B.cs")}(1,34): B.Twin and A.Twin in {folder.File("A.cs")}(1) are both named 'twin'", fault.ToString());
    }

    [Theory]
    [InlineData("public sealed class Strategy : Fairlead.Engine.Strategies.Strategy { }", "which cannot be typed")]
    [InlineData("public sealed class Größe : Fairlead.Engine.Strategies.Strategy { }", "which cannot be typed")]
    [InlineData("public sealed class Mine<T> : Fairlead.Engine.Strategies.Strategy { }", "which cannot be typed")]
    [InlineData("public sealed class Mine(int x) : Fairlead.Engine.Strategies.Strategy { public int X => x; }", "no public constructor without parameters")]
    [InlineData("public sealed class Mine : Fairlead.Engine.Strategies.Strategy { public Mine() => throw new System.InvalidOperationException(\"not today\"); }", "cannot be made: InvalidOperationException: not today")]
    public void ClassThatCannotBeAStrategy_IsNamed(string source, string expected)
    {
        using var folder = new SourceFolder().Add("Mine.cs", source);

        Assert.Contains(expected, Assert.Single(folder.Check().Faults, fault => fault.Line == 1).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Parameter(\"x\")] public double X { get; set; }", "parameter x has the type Double")]
    [InlineData("[Parameter(\"x\")] public int X { get; private set; }", "parameter x needs a public getter and setter")]
    [InlineData("[Parameter(\"x\", Min = 5, Max = 1)] public int X { get; set; } = 5;", "least value above its greatest")]
    [InlineData("[Parameter(\"x\", Min = 5, Max = 9)] public int X { get; set; }", "x=0 is out of range 5 to 9")]
    public void ParameterThatCannotBeSet_IsNamed(string member, string expected)
    {
        using var folder = new SourceFolder().AddStrategy("Mine", member);

        Assert.Contains(expected, Assert.Single(folder.Check().Faults).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void SetterThatThrows_IsAFaultThatNamesTheKey()
    {
        using var folder = new SourceFolder().AddStrategy("Mine", "private int _x; [Parameter(\"x\")] public int X { get => _x; set => _x = value < 9 ? value : throw new ArgumentException(\"nine is too much\"); }");

        Assert.Null(StrategySources.Load(folder.Path).Create("mine", [KeyValuePair.Create("x", "9")], out var fault));
        Assert.Equal("strategy mine: x=9 is refused by the strategy: nine is too much", fault);
    }

    [Fact]
    public void UnusableFolderOrFile_IsNamed()
    {
        using var folder = new SourceFolder();
        File.CreateSymbolicLink(folder.File("Gone.cs"), folder.File("nowhere.cs"));
        File.WriteAllBytes(folder.File("Latin.cs"), [0x2F, 0x2F, 0xE9]);
        File.WriteAllBytes(folder.File("Vast.cs"), new byte[StrategyFolder.MaxFileBytes + 1]);

        Assert.Equal(
            [(folder.File("Gone.cs"), "cannot be read"), (folder.File("Latin.cs"), "is not UTF-8"), (folder.File("Vast.cs"), "is larger than")],
            folder.Check().Faults.Select(fault => (fault.File, string.Join(' ', fault.Text.Split(' ')[..3]).TrimEnd(':'))));
        Assert.Equal("there is no such folder", Assert.Single(StrategySources.Check(folder.File("no")).Faults).Text);
        Assert.Contains("is a file", Assert.Single(StrategySources.Check(folder.File("Latin.cs")).Faults).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void TooManyFiles_AreRefused()
    {
        using var folder = new SourceFolder();
        for (var index = 0; index <= StrategyFolder.MaxFiles; index++)
            folder.Add($"F{index}.cs", "");

        Assert.Equal($"holds more than {StrategyFolder.MaxFiles} C# files", Assert.Single(folder.Check().Faults).Text);
    }

    [Fact]
    public void Version_IsThatOfTheFilesAStrategyDrawsOn()
    {
        using var folder = new SourceFolder()
            .Add("Depth.cs", "public static class Depth { public const int Bars = 7; }")
            .Add("Shared.cs", "public static class Shared { public static int Bars() => Depth.Bars; }")
            .AddStrategy("Mine", "public int Bars() => Shared.Bars();")
            .AddStrategy("Other", "");
        var before = Versions(folder);
        Assert.Equal(before, Versions(folder));

        folder.AddStrategy("Other", "// another").Add("More.cs", "public static class More { }");
        var after = Versions(folder);
        Assert.Equal(before["mine"], after["mine"]);
        Assert.NotEqual(before["other"], after["other"]);

        folder.Add("Depth.cs", "public static class Depth { public const int Bars = 8; }");
        Assert.NotEqual(after["mine"], Versions(folder)["mine"]);
        Assert.Equal(after["other"], Versions(folder)["other"]);
    }

    [Fact]
    public void DeskOfOtherSources_IsRefused()
    {
        using var folder = new SourceFolder().AddStrategy("Mine", "");
        var settings = StrategyRig.Settings(StrategySources.Load(folder.Path), "mine");
        Assert.NotNull(StrategyRig.NewState(StrategySources.Load(folder.Path), settings));

        folder.AddStrategy("Mine", "public int Other() => 1;");

        var thrown = Assert.Throws<ArgumentException>(() => StrategyRig.NewState(StrategySources.Load(folder.Path), settings));
        Assert.Contains($"Strategy mine: the desk runs sources {settings.Strategies[0].Version}", thrown.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Versions(SourceFolder folder) =>
        folder.Check().Users.ToDictionary(each => each.Name, each => each.Version);
}
