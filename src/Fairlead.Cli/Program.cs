using System.CommandLine;
using Fairlead.Cli.Verbs;

// One verb a file in Verbs/; each builds its own command.
var root = new RootCommand("Fairlead, a self-hosted trading desk.")
{
    BacktestVerb.Build(),
    BenchVerb.Build(),
};
var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    // One line a mistake and exit code 2; the help is one --help away.
    foreach (var error in parsed.Errors)
        Console.Error.WriteLine($"fairlead: {error.Message}");
    return Fairlead.Cli.ExitCode.Usage;
}

return await parsed.InvokeAsync();
