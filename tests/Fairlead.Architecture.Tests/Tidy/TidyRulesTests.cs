namespace Fairlead.Architecture.Tests.Tidy;

/// <summary>Each rule finds a fault planted in a file made for it, and nothing in a clean one.</summary>
public sealed class TidyRulesTests
{
    private const string Clean = "namespace Fairlead.Engine.Risk;\n\npublic sealed class Halt\n{\n}\n";

    [Fact]
    public void Rules_CleanFile_FindNothing()
    {
        var file = Source(Clean);
        Assert.Empty(new Func<SourceText, IEnumerable<string>>[]
        {
            TidyRules.Length, TidyRules.LineLength, TidyRules.Markers, TidyRules.Typography, TidyRules.Secrets, TidyRules.LineEnds,
            TidyRules.Regions, TidyRules.OneType, TidyRules.Namespace, TidyRules.MethodLength, TidyRules.TestNames,
        }.SelectMany(rule => rule(file)));
    }

    [Fact]
    public void Length_OneLineTooMany_IsFound()
    {
        Assert.Empty(TidyRules.Length(Source(string.Concat(Enumerable.Repeat("//\n", TidyRules.MaxFileLines)))));
        Assert.Single(TidyRules.Length(Source(string.Concat(Enumerable.Repeat("//\n", TidyRules.MaxFileLines + 1)))));
    }

    [Fact]
    public void LineLength_OneCharacterTooMany_IsFound()
    {
        Assert.Empty(TidyRules.LineLength(Source(new string('a', TidyRules.MaxLineLength) + "\n")));
        Assert.Single(TidyRules.LineLength(Source(new string('a', TidyRules.MaxLineLength + 1) + "\n")));
    }

    [Theory]
    [InlineData("// TODO later\n")]
    [InlineData("// FIXME\n")]
    [InlineData("throw new NotImplementedException();\n")]
    public void Markers_Planted_AreFound(string text) => Assert.Single(TidyRules.Markers(Source(text)));

    [Theory]
    [InlineData("a \u2014 b\n")]
    [InlineData("a \u2013 b\n")]
    [InlineData("\u201Cquoted\u201D\n")]
    [InlineData("it\u2019s\n")]
    [InlineData("\uFEFFnamespace\n")]
    public void Typography_Planted_IsFound(string text) => Assert.Single(TidyRules.Typography(Source(text)));

    [Theory]
    [InlineData("var folder = \"/home/anna/desk\";\n")]
    [InlineData("cd /work/main\n")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\n")]
    [InlineData("key: ghp_0123456789abcdefghijABCDEFGHIJ012345\n")]
    public void Secrets_Planted_AreFound(string text) => Assert.Single(TidyRules.Secrets(Source(text)));

    [Theory]
    [InlineData("a\r\n")]
    [InlineData("a")]
    public void LineEnds_Planted_AreFound(string text) => Assert.Single(TidyRules.LineEnds(Source(text)));

    [Fact]
    public void Regions_Planted_AreFound() => Assert.Single(TidyRules.Regions(Source("    #region Fields\n")));

    [Fact]
    public void OneType_TwoLargeOnes_AreFound() => Assert.Single(TidyRules.OneType(Source(Large("Halt") + Large("Brake"))));

    [Fact]
    public void OneType_OtherName_IsFound() => Assert.Single(TidyRules.OneType(Source(Large("Brake"))));

    [Fact]
    public void OneType_TinyOnesBeside_AreFine() =>
        Assert.Empty(TidyRules.OneType(Source(Large("Halt") + "public enum HaltLevel { None }\npublic sealed record HaltLine(int A);\n")));

    [Fact]
    public void Namespace_OfAnotherFolder_IsFound() =>
        Assert.Single(TidyRules.Namespace(Source("namespace Fairlead.Engine.Orders;\npublic sealed class Halt;\n")));

    [Fact]
    public void MethodLength_TooLong_IsFound() => Assert.Single(TidyRules.MethodLength(Source(
        $"class Halt {{ void Do() {{\n{string.Concat(Enumerable.Repeat("    A();\n", TidyRules.MaxMethodLines))}}} }}\n")));

    [Theory]
    [InlineData("Works")]
    [InlineData("Halt__Blocks")]
    public void TestNames_WithoutSituation_AreFound(string name) =>
        Assert.Single(TidyRules.TestNames(Source($"class HaltTests {{ [Fact] public void {name}() {{ }} }}\n")));

    private static SourceText Source(string text) => new("src/Fairlead.Engine/Risk/Halt.cs", text);

    private static string Large(string name) =>
        $"public sealed class {name}\n{{\n{string.Concat(Enumerable.Repeat("    // line\n", TidyRules.TinyLines))}}}\n";
}
