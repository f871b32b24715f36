using Fairlead.Host.UserStrategies;

namespace Fairlead.Host.Tests.UserStrategies;

/// <summary>A folder of strategy files for one test; gone afterwards.</summary>
public sealed class SourceFolder : IDisposable
{
    /// <summary>What every small test class needs.</summary>
    public const string Usings = """
        using Fairlead.Domain.Amounts; using Fairlead.Domain.Instruments; using Fairlead.Domain.Market; using Fairlead.Domain.Orders; using Fairlead.Engine.Protection; using Fairlead.Engine.Strategies; using Fairlead.Quant.Indicators;

        """;

    public SourceFolder() => Path = Directory.CreateTempSubdirectory("fairlead-strategies-").FullName;

    public string Path { get; }

    /// <summary>The root of the repository, for the sources and pages that tests compile.</summary>
    public static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "Fairlead.slnx")))
                folder = folder.Parent;
            return folder?.FullName ?? throw new InvalidOperationException("The tests do not stand in the repository.");
        }
    }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public SourceFolder Add(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return this;
    }

    /// <summary>A strategy with these members, after one line of usings: the first member stands in line 4.</summary>
    public SourceFolder AddStrategy(string className, string members) =>
        Add(className + ".cs", Usings + $"public sealed class {className} : Strategy\n{{\n{members}\n}}\n");

    public StrategySet Check() => StrategySources.Check(Path);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
