using System.CommandLine;
using Fairlead.Cli;
using Fairlead.Cli.Verbs;

// One verb a file in Verbs/; each builds its own command.
var root = new RootCommand("Fairlead, a self-hosted trading desk.")
{
    BacktestVerb.Build(),
    BenchVerb.Build(),
    DataVerb.Build(),
    ReplayVerb.Build(),
    JournalVerb.Build(),
    PriceVerb.Build(),
    StrategyVerb.Build(),
    ServeVerb.Build(),
};
ServeVerb.AddTo(root);
return await VerbRunner.RunAsync(root, args);
