using System.CommandLine;
using System.Globalization;
using Fairlead.Host.Bench;

namespace Fairlead.Cli.Verbs;

/// <summary><c>fairlead bench</c>: measures the budgets of docs/performance.md on this machine.</summary>
internal static class BenchVerb
{
    public static Command Build()
    {
        var only = new Option<string?>("--only") { Description = $"One of {string.Join(", ", BenchSuite.Names)}; all when not given." };
        var quick = new Option<bool>("--quick") { Description = "Small sizes: to see that it runs, not for figures to quote." };
        var json = VerbRunner.JsonOption();
        return new Command("bench", "Measure speed and memory against the budgets, on synthetic data made from a fixed seed.") { only, quick, json }
            .Runs((parsed, cancellation) =>
            {
                var name = parsed.GetValue(only);
                if (name is not null && !BenchSuite.Names.Contains(name))
                    throw new CliException(ExitCode.Usage, $"there is no bench '{name}'; there are {string.Join(", ", BenchSuite.Names)}");
                var report = BenchSuite.Run(name, parsed.GetValue(quick), each => Console.Error.WriteLine($"measuring {each}"), cancellation);
                if (parsed.GetValue(json))
                    VerbRunner.Print(report);
                else
                    PrintTable(report);
                return ExitCode.Success;
            });
    }

    private static void PrintTable(BenchReport report)
    {
        var culture = CultureInfo.InvariantCulture;
        foreach (var result in report.Results)
        {
            var verdict = result.Met switch { true => "met", false => "missed", null => "no budget" };
            var figures = string.Create(culture, $"{result.Value,14:#,0.##} {result.Unit,-9} budget {result.Budget,12:#,0.##}");
            Console.Out.WriteLine($"{result.Name,-14} {figures}  {verdict}");
            if (result.P50 is not null)
                Console.Out.WriteLine(string.Create(culture, $"{"",-14} p50 {result.P50:0.#} us, p99 {result.P99:0.#} us, p99.9 {result.P999:0.#} us"));
            if (result.AllocatedBytesPerItem is { } allocated)
                Console.Out.WriteLine(string.Create(culture, $"{"",-14} {allocated} bytes allocated per item"));
            if (result.DiskBytesPerItem is { } written)
                Console.Out.WriteLine(string.Create(culture, $"{"",-14} {written} bytes on disk per item"));
            if (result.CpuShare < 0.9)
                Console.Out.WriteLine(string.Create(culture, $"{"",-14} the machine was busy: {result.CpuShare:0%} of the time was this process's; do not quote this"));
            Console.Out.WriteLine($"{"",-14} {result.Measures}. {result.Note}");
        }

        var machine = report.Machine;
        Console.Out.WriteLine(string.Create(culture, $"peak memory {report.PeakMemoryMiB} MiB; {machine.Processor}, {machine.Cores} cores, {machine.Runtime}, {machine.System}, {machine.DiskFormat}; version {report.Version}"));
    }
}
