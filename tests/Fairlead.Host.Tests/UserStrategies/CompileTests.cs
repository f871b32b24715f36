using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Fairlead.Engine.Strategies;
using Fairlead.Host.UserStrategies;

namespace Fairlead.Host.Tests.UserStrategies;

public sealed class CompileTests
{
    [Theory]
    [InlineData("SmaCross", true)]
    [InlineData("BuyAndHold", true)]
    [InlineData("OpeningRangeBreakout", true)]
    [InlineData("ShortStrangle", false)] // There is no option to sell here; it starts, wakes and says so.
    public void BuiltInSource_CompiledAsAUsers_GivesTheSameStateAndJournal(string className, bool trades)
    {
        using var folder = new SourceFolder().Add(className + ".cs", BuiltInSource(className));
        var faults = new FaultList();
        var compiled = StrategyCompiler.Compile(StrategyFolder.Read(folder.Path, []), faults);
        Assert.Empty(faults.Sorted());
        var type = Assert.Single(compiled!.Assembly.GetExportedTypes(), type => type.IsSubclassOf(typeof(Strategy)));
        var name = StrategyCatalogue.NameOf(type);

        var own = StrategyRig.Run(new StrategyCatalogue([type]), name);
        var builtIn = StrategyRig.Run(new StrategyCatalogue(StrategyCatalogue.BuiltIn), name);

        Assert.NotSame(builtIn.State.Strategies.Slots[0].Strategy.GetType(), own.State.Strategies.Slots[0].Strategy.GetType());
        Assert.Equal(builtIn.StateHash, own.StateHash);
        Assert.Equal(builtIn.JournalHash, own.JournalHash);
        Assert.Equal(trades, own.Fills > 0);
        Assert.Empty(own.Alarms);
    }

    [Fact]
    public void RenamedCopy_RunThroughTheFolder_TradesAsTheOriginal()
    {
        using var folder = new SourceFolder().Add("SmaCopy.cs", BuiltInSource("SmaCross").Replace("SmaCross", "SmaCopy", StringComparison.Ordinal));
        var catalogue = StrategySources.Load(folder.Path);
        KeyValuePair<string, string>[] parameters = [KeyValuePair.Create("fast", "5"), KeyValuePair.Create("mode", "LongShort")];

        var copy = StrategyRig.Run(catalogue, "sma-copy", parameters);
        var original = StrategyRig.Run(catalogue, "sma-cross", parameters);

        Assert.True(copy.Fills > 4);
        Assert.Equal(original.Fills, copy.Fills);
        Assert.Equal(original.State.Positions.Cash, copy.State.Positions.Cash);
    }

    [Fact]
    public void EmptyFolder_LeavesTheBuiltInStrategies()
    {
        using var folder = new SourceFolder().Add("notes.txt", "not C#");
        Directory.CreateDirectory(folder.File("below"));
        File.WriteAllText(Path.Combine(folder.File("below"), "Broken.cs"), "this is not looked at");

        Assert.Equal(new StrategyCatalogue(StrategyCatalogue.BuiltIn).Names, StrategySources.Load(folder.Path).Names);
    }

    [Fact]
    public void TwoFiles_MayUseEachOther()
    {
        using var folder = new SourceFolder()
            .Add("Shared.cs", "public static class Shared { public const int Bars = 7; }")
            .AddStrategy("Mine", "[Parameter(\"bars\", Min = 1, Max = 9)] public int Bars { get; set; } = Shared.Bars;");

        Assert.Empty(folder.Check().Faults);
        Assert.Contains("mine", StrategySources.Load(folder.Path).Names);
    }

    [Fact]
    public void CompileError_IsNamedWithFileLineAndColumn()
    {
        using var folder = new SourceFolder().AddStrategy("Mine", "    public int Half(int x) => x / two;");

        var fault = Assert.Single(folder.Check().Faults);
        Assert.Equal((folder.File("Mine.cs"), 4, 35), (fault.File, fault.Line, fault.Column));
        Assert.StartsWith($"{folder.File("Mine.cs")}(4,35): CS0103", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void LineDirective_DoesNotMoveAFault()
    {
        using var folder = new SourceFolder().AddStrategy("Mine", "#line 700 \"other.cs\"\n    public long At() => Environment.TickCount64;");

        var fault = Assert.Single(folder.Check().Faults);
        Assert.Equal((folder.File("Mine.cs"), 5), (fault.File, fault.Line));
    }

    [Fact]
    public void Load_WithFaults_ThrowsTheFirstAndCountsTheRest()
    {
        using var folder = new SourceFolder().AddStrategy("Mine", "int A() => b;\nint C() => d;\nint E() => f;");

        var thrown = Assert.Throws<StrategyException>(() => StrategySources.Load(folder.Path));
        Assert.Equal(3, thrown.Faults.Count);
        Assert.Contains("and 2 more", thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', thrown.Message);
    }

    [Fact]
    public void Arithmetic_IsCheckedAsInTheBuiltInOnes()
    {
        using var folder = new SourceFolder().AddStrategy("Mine", "public override void OnStart(StrategyContext desk) { var big = int.MaxValue; big += desk.Instruments.Count; desk.Note(big.ToString()); }");

        Assert.Contains("OverflowException", Assert.Single(StrategyRig.Run(StrategySources.Load(folder.Path), "mine").Alarms), StringComparison.Ordinal);
    }

    [Fact]
    public void Assembly_GoesWithTheLastCatalogue()
    {
        using var folder = new SourceFolder().AddStrategy("Mine", "");
        var context = LoadAndForget(folder.Path);
        for (var round = 0; context.IsAlive && round < 20; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(context.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference LoadAndForget(string folder)
    {
        var catalogue = StrategySources.Load(folder);
        Assert.NotNull(catalogue.Create("mine", [], out _));
        return new WeakReference(AssemblyLoadContext.GetLoadContext(catalogue.Find("mine")!.Assembly));
    }

    private static string BuiltInSource(string className) => File.ReadAllText(
        Path.Combine(SourceFolder.Repository, "src", "Fairlead.Engine", "Strategies", "BuiltIn", className + ".cs"));
}
