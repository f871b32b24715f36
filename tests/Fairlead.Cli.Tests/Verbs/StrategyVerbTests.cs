namespace Fairlead.Cli.Tests.Verbs;

public sealed class StrategyVerbTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fairlead-strategies-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void New_WritesAStrategyThatChecksAndIsListed()
    {
        var made = Run("new", "my-cross", "--json");
        Assert.Equal((ExitCode.Success, "my-cross"), (made.Code, made.Text("strategy")));
        Assert.True(File.Exists(made.Text("file")));
        var check = Run("check", "--json");
        Assert.Equal((ExitCode.Success, 0), (check.Code, check.Json.GetProperty("faults").GetArrayLength()));
        var list = Run("list", "--json");
        Assert.Equal(ExitCode.Success, list.Code);
        var rows = list.Json.GetProperty("strategies").EnumerateArray().ToDictionary(row => row.GetProperty("name").GetString()!);
        Assert.NotNull(rows["my-cross"].GetProperty("version").GetString());
        Assert.Null(rows["sma-cross"].GetProperty("version").GetString());
        Assert.Contains("my-cross  (", Run("list").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("my-cross", "is there already")]
    [InlineData("sma-cross", "built-in")]
    [InlineData("../escape", "is no name")]
    [InlineData("1st", "is no name")]
    public void New_OfANameThatCannotBe_IsRefused(string name, string reason)
    {
        Run("new", "my-cross");
        Assert.Contains(reason, Run("new", name).Refusal(ExitCode.Usage), StringComparison.Ordinal);
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public void Check_OfAFaultyFile_NamesFileAndLineAndListRefuses()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "Bad.cs"), "public sealed class Bad\n{\n    int x = ;\n}\n");
        var check = Run("check");
        Assert.Equal(ExitCode.Difference, check.Code);
        Assert.Contains("Bad.cs", check.Output, StringComparison.Ordinal);
        var fault = Run("check", "--json").Json.GetProperty("faults")[0];
        Assert.Equal(3, fault.GetProperty("line").GetInt32());
        Run("list").Refusal(ExitCode.Usage);
    }

    private CliAnswer Run(string verb, params string[] more) => Cli.Run(["strategy", verb, .. more, "--strategies", _folder.FullName]);
}
