namespace Fairlead.Architecture.Tests.Tidy;

/// <summary>The files of the house, one rule a test.</summary>
public sealed class TidyTests
{
    /// <summary>Files and types that broke a cap when the rule came, with the figure they had. They may only shrink;
    /// take a line away when it is met.</summary>
    private static readonly Dictionary<string, int> LongTypes = [];

    [Fact]
    public void Files_OfTheHouse_AreShort() => None(TidyRules.Length, "src", "tests", "bench");

    [Fact]
    public void Lines_OfTheHouse_FitAScreen() => None(TidyRules.LineLength, "src", "bench");

    [Fact]
    public void Methods_OfSource_AreShort() => None(TidyRules.MethodLength, "src", "bench");

    [Fact]
    public void Types_OfSource_AreShortInAllTheirPartsTogether()
    {
        var types = Repository.Sources("src").SelectMany(file => TidyRules.TopTypes(file)
            .Select(type => (Key: $"{Path.GetDirectoryName(file.Path)}/{type.Identifier.Text}", Lines: TidyRules.Height(type))));
        Findings.MustBeNone(types.GroupBy(type => type.Key).Select(parts => (parts.Key, Lines: parts.Sum(part => part.Lines)))
            .Where(type => type.Lines > LongTypes.GetValueOrDefault(type.Key, TidyRules.MaxTypeLines))
            .Select(type => $"{type.Key}: {type.Lines} lines in all its parts; at most {TidyRules.MaxTypeLines}"));
    }

    [Fact]
    public void Files_OfSource_HoldOneType() => None(TidyRules.OneType, "src", "bench");

    [Fact]
    public void Namespaces_AreTheFolders() => None(TidyRules.Namespace, "src", "tests", "bench");

    [Fact]
    public void Source_HasNoLeftOverMarkers() => None(TidyRules.Markers, "src", "bench");

    [Fact]
    public void Source_HasNoRegions() => None(TidyRules.Regions, "src", "tests", "bench");

    [Fact]
    public void Text_IsPlain() =>
        Findings.MustBeNone(Repository.Sources("src", "bench").Concat(Repository.Pages()).SelectMany(TidyRules.Typography));

    [Fact]
    public void Files_EndAsTheyShould() =>
        Findings.MustBeNone(Repository.Sources("src", "tests", "bench").Concat(Repository.Pages()).SelectMany(TidyRules.LineEnds));

    [Fact]
    public void Files_HoldNoSecretAndNoPathOfOneMachine() =>
        Findings.MustBeNone(Repository.Sources("src", "tests", "bench")
            .Where(file => !file.Path.StartsWith("tests/Fairlead.Architecture.Tests/Tidy/", StringComparison.Ordinal))
            .Concat(Repository.Pages()).Concat(Repository.Files("eng", "*")).Concat(Repository.Files(".ci", "*"))
            .SelectMany(TidyRules.Secrets));

    [Fact]
    public void Tests_AreNamedByWhatTheyShow() => None(TidyRules.TestNames, "tests");

    private static void None(Func<SourceText, IEnumerable<string>> rule, params string[] folders)
    {
        var files = Repository.Sources(folders);
        Assert.NotEmpty(files);
        Findings.MustBeNone(files.SelectMany(rule));
    }
}
