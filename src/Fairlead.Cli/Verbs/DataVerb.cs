using System.CommandLine;

namespace Fairlead.Cli.Verbs;

/// <summary><c>fairlead data</c>: what a folder of recorded markets holds, and turning it into tapes.</summary>
internal static class DataVerb
{
    public static Command Build() => new("data", "Recorded markets: what there is, and turning it into tapes.")
    {
        DataInspectVerb.Build(),
        DataImportVerb.Build(),
    };
}
