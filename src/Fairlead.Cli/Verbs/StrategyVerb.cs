using System.CommandLine;
using Fairlead.Engine.Strategies;
using Fairlead.Host.UserStrategies;

namespace Fairlead.Cli.Verbs;

/// <summary><c>fairlead strategy new|check|list</c>: strategies of one's own.</summary>
internal static class StrategyVerb
{
    public static Command Build() => new("strategy", "Write, check and list strategies.")
    {
        BuildNew(),
        BuildCheck(),
        BuildList(),
    };

    /// <summary>The option of every verb that runs strategies; its value goes to <see cref="StrategySources.Load"/>.</summary>
    public static Option<string?> FolderOption() => new("--strategies")
    {
        Description = $"Folder of C# files with strategies of your own. Default: {StrategyFolder.Default}/ below the current folder, when it is there.",
    };

    private static Command BuildNew()
    {
        var name = new Argument<string>("name") { Description = "Its name, such as my-cross or MyCross." };
        var folder = FolderOption();
        var json = VerbRunner.JsonOption();
        return new Command("new", "Write a new strategy's file from a template.") { name, folder, json }
            .Runs((parsed, _) =>
            {
                var path = StrategyTemplate.Write(parsed.GetValue(folder), parsed.GetValue(name)!);
                if (parsed.GetValue(json))
                    VerbRunner.Print(new { File = path, Strategy = StrategyCatalogue.NameOf(Path.GetFileNameWithoutExtension(path)) });
                else
                    Console.Out.WriteLine($"{path}: run 'fairlead strategy check', then backtest it with --strategy {StrategyCatalogue.NameOf(Path.GetFileNameWithoutExtension(path))}");
                return ExitCode.Success;
            });
    }

    private static Command BuildCheck()
    {
        var folder = FolderOption();
        var json = VerbRunner.JsonOption();
        return new Command("check", "Compile strategies and name every fault by file and line; exit code 1 when there is one.") { folder, json }
            .Runs((parsed, _) =>
            {
                var set = StrategySources.Check(parsed.GetValue(folder));
                if (parsed.GetValue(json))
                {
                    VerbRunner.Print(new
                    {
                        set.Folder,
                        Files = set.Files.Select(file => file.Path),
                        Strategies = set.Users.Select(each => new { each.Name, each.File, each.Version }),
                        set.Faults,
                    });
                }
                else
                {
                    foreach (var fault in set.Faults)
                        Console.Out.WriteLine(fault);
                    Console.Out.WriteLine(Summary(set));
                }

                return set.Faults.Count == 0 ? ExitCode.Success : ExitCode.Difference;
            });
    }

    private static string Summary(StrategySet set) => set switch
    {
        { Folder: null } => $"there is no {StrategyFolder.Default}/ here; 'fairlead strategy new NAME' makes it",
        { Faults.Count: > 0 } => $"{set.Folder}: {set.Faults.Count} faults in {set.Files.Count} files",
        _ => $"{set.Folder}: {set.Files.Count} files, {set.Users.Count} strategies, no faults",
    };

    private static Command BuildList()
    {
        var folder = FolderOption();
        var json = VerbRunner.JsonOption();
        return new Command("list", "List the strategies there are, with their parameters.") { folder, json }
            .Runs((parsed, _) =>
            {
                var set = StrategySources.Check(parsed.GetValue(folder));
                if (set.Faults.Count > 0)
                    throw new StrategyException(set.Faults);
                var rows = Rows(set).ToList();
                if (parsed.GetValue(json))
                    VerbRunner.Print(new { set.Folder, Strategies = rows });
                else
                    rows.ForEach(Show);
                return ExitCode.Success;
            });
    }

    private static IEnumerable<StrategyRow> Rows(StrategySet set)
    {
        var catalogue = set.Catalogue;
        foreach (var name in catalogue.Names)
        {
            var type = catalogue.Find(name)!;
            var fresh = catalogue.Create(name, [], out _)!;
            var parameters = StrategyParameter.Of(type)
                .Select(each => new ParameterRow(each.Name, TypeName(each.Type), each.Range, each.Read(fresh), each.Help));
            yield return new StrategyRow(name, set.Users.FirstOrDefault(each => each.Name == name)?.File, catalogue.VersionOf(name), [.. parameters]);
        }
    }

    private static void Show(StrategyRow row)
    {
        Console.Out.WriteLine($"{row.Name}  ({row.File ?? "built in"})");
        foreach (var each in row.Parameters)
            Console.Out.WriteLine($"  {each.Name}={each.Default}  {each.Type}, {each.Range}: {each.Help}");
    }

    private static string TypeName(Type type) => type switch
    {
        { IsEnum: true } => "choice",
        _ when type == typeof(int) => "whole number",
        _ when type == typeof(decimal) => "number",
        _ when type == typeof(bool) => "yes or no",
        _ when type == typeof(TimeSpan) => "duration",
        _ when type == typeof(TimeOnly) => "time of day",
        _ => "text",
    };

    /// <param name="Name">What --strategy takes.</param>
    /// <param name="File">Null when built in.</param>
    /// <param name="Version">Hash of the sources; null when built in.</param>
    /// <param name="Parameters">In order of declaration.</param>
    private sealed record StrategyRow(string Name, string? File, string? Version, IReadOnlyList<ParameterRow> Parameters);

    private sealed record ParameterRow(string Name, string Type, string Range, string Default, string Help);
}
