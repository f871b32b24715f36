using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Host.UserStrategies;

/// <summary>Compiles users' files into one assembly and tells what in them is refused.</summary>
internal static class StrategyCompiler
{
    /// <summary>What the SDK gives every file, so that a strategy reads the same in a project of its own.</summary>
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>The compiled types, not to be run while there is a fault; null when they do not compile.</summary>
    public static CompiledStrategies? Compile(IReadOnlyList<StrategyFile> files, FaultList faults)
    {
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14);
        var trees = files.ToDictionary(
            file => CSharpSyntaxTree.ParseText(SourceText.From(file.Text), options, file.Path), file => file);
        var compilation = CSharpCompilation.Create(
            "Fairlead.UserStrategies",
            [.. trees.Keys, CSharpSyntaxTree.ParseText(ImplicitUsings, options)],
            CompileReferences.All,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                // As the built-in strategies are compiled.
                optimizationLevel: OptimizationLevel.Release,
                checkOverflow: true,
                nullableContextOptions: NullableContextOptions.Enable,
                deterministic: true));

        var uses = new Dictionary<SyntaxTree, IReadOnlySet<SyntaxTree>>();
        foreach (var tree in trees.Keys)
            uses.Add(tree, BannedUse.Check(compilation.GetSemanticModel(tree), faults));
        using var image = new MemoryStream();
        // An endless recursion becomes an exception, which costs one strategy, not the process.
        var emitted = compilation.Emit(image, options: new EmitOptions(
            instrumentationKinds: [InstrumentationKind.StackOverflowProbing]));
        foreach (var error in emitted.Diagnostics.Where(each => each.Severity == DiagnosticSeverity.Error))
            faults.Add(error.Location, $"{error.Id}: {error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
        if (!emitted.Success)
            return null;

        image.Position = 0;
        // Collectible: it goes when the last catalogue that names its types is gone.
        var assembly = new AssemblyLoadContext("user strategies", isCollectible: true).LoadFromStream(image);
        return new CompiledStrategies(assembly, new SourceMap(compilation), new SourceClosure(trees, uses));
    }
}

/// <param name="Assembly">All types of the folder.</param>
/// <param name="Map">Where they are declared.</param>
/// <param name="Closure">What each draws on.</param>
internal sealed record CompiledStrategies(System.Reflection.Assembly Assembly, SourceMap Map, SourceClosure Closure);
