using Fairlead.Engine.Strategies;

namespace Fairlead.Host.UserStrategies;

/// <summary>The strategies there are: the built-in ones and those of a folder.</summary>
public static class StrategySources
{
    /// <summary>Reads, checks and compiles a folder's strategies.</summary>
    /// <param name="folder">The folder; null takes <see cref="StrategyFolder.Default"/> when it exists and else the
    /// built-in strategies alone.</param>
    /// <exception cref="StrategyException">Something is wrong with the folder or a file; nothing is half used.</exception>
    public static StrategyCatalogue Load(string? folder)
    {
        var set = Check(folder);
        return set.Faults.Count == 0 ? set.Catalogue : throw new StrategyException(set.Faults);
    }

    /// <summary>As <see cref="Load"/>, with the faults as a value.</summary>
    public static StrategySet Check(string? folder)
    {
        var from = folder ?? (Directory.Exists(StrategyFolder.Default) ? StrategyFolder.Default : null);
        return from is null ? new StrategySet(null, [], [], []) : Check(from, new FaultList());
    }

    private static StrategySet Check(string folder, FaultList faults)
    {
        var unread = new List<StrategyFault>();
        var files = StrategyFolder.Read(folder, unread);
        if (files.Count == 0)
            return new StrategySet(folder, [], [], unread);
        var compiled = StrategyCompiler.Compile(files, faults);
        var types = compiled is null ? [] : new TypeCheck(compiled, faults).Run();
        if (unread.Count + faults.Count > 0)
            return new StrategySet(folder, files, [], [.. unread, .. faults.Sorted()]);
        return new StrategySet(folder, files, [.. types.Select(type => Describe(type, compiled!))], []);
    }

    private static UserStrategy Describe(Type type, CompiledStrategies compiled)
    {
        var trees = compiled.Map.FilesOf(type);
        return new UserStrategy(StrategyCatalogue.NameOf(type), type, compiled.Closure.FileOf(trees[0]).Path, compiled.Closure.VersionOf(trees));
    }
}

/// <summary>One of a user's strategies.</summary>
/// <param name="Name">In the catalogue.</param>
/// <param name="Type">The compiled class.</param>
/// <param name="File">The file that declares it; the first, when it is declared in parts.</param>
/// <param name="Version">Hash of its sources, see <see cref="StrategyCatalogue.VersionOf"/>.</param>
public sealed record UserStrategy(string Name, Type Type, string File, string Version);

/// <summary>What a folder holds.</summary>
/// <param name="Folder">Null when there is none.</param>
/// <param name="Files">What could be read.</param>
/// <param name="Users">The strategies in order of their names; empty when there are faults.</param>
/// <param name="Faults">In order of file and line.</param>
public sealed record StrategySet(
    string? Folder, IReadOnlyList<StrategyFile> Files, IReadOnlyList<UserStrategy> Users, IReadOnlyList<StrategyFault> Faults)
{
    /// <summary>Built-in and users' strategies; with faults the built-in ones alone.</summary>
    public StrategyCatalogue Catalogue => new(
        [.. StrategyCatalogue.BuiltIn, .. Users.Select(each => each.Type)], Users.ToDictionary(each => each.Type, each => each.Version));
}
