using Fairlead.Domain.Instruments;
using Fairlead.Engine.Strategies;
using Fairlead.Quant.Indicators;
using Microsoft.CodeAnalysis;

namespace Fairlead.Host.UserStrategies;

/// <summary>
/// The assemblies users' strategies are compiled against: .NET's own, so that a banned API is known by name and refused
/// with a reason, and the pure half of Fairlead.
/// </summary>
internal static class CompileReferences
{
    private static readonly Lazy<MetadataReference[]> Lazy = new(Load);

    public static IReadOnlyList<MetadataReference> All => Lazy.Value;

    private static MetadataReference[] Load()
    {
        string[] own = [typeof(Instrument).Assembly.Location, typeof(Sma).Assembly.Location, typeof(Strategy).Assembly.Location];
        var platform = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "";
        var system = platform.Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name == "Microsoft.CSharp.dll"));
        string[] paths = [.. system, .. own];
        return own.Contains("") || paths.Length == own.Length
            ? throw new StrategyException([new StrategyFault("fairlead", 0, 0, "this build is one single file, without the assemblies that strategies are compiled against")])
            : [.. paths.Select(path => MetadataReference.CreateFromFile(path))];
    }
}
