using System.Diagnostics;
using System.Reflection;

namespace Fairlead.Host.Bench;

/// <summary>The scenarios behind the budgets of docs/performance.md.</summary>
public static class BenchSuite
{
    private static readonly IBenchScenario[] Scenarios =
    [
        new BacktestScenario(), new TickReplayScenario(), new JournalScenario(), new IntentScenario(), new OrderLatencyScenario(),
        new VenueScenario(), new OptionScenario(), new RecoveryScenario(),
    ];

    /// <summary>Names for --only, in the order they run.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Scenarios.Select(scenario => scenario.Name)];

    /// <summary>Runs the scenarios one after the other on this thread.</summary>
    /// <param name="only">One of <see cref="Names"/>, or null for all.</param>
    /// <param name="isQuick">Small sizes: to see that it runs.</param>
    /// <param name="progress">Told each name before it runs.</param>
    /// <param name="cancellation">Stops within a scenario; its files are removed.</param>
    /// <exception cref="ArgumentException">There is no such scenario.</exception>
    public static BenchReport Run(string? only, bool isQuick, Action<string>? progress, CancellationToken cancellation)
    {
        var chosen = only is null ? Scenarios : Array.FindAll(Scenarios, scenario => scenario.Name == only);
        if (chosen.Length == 0)
            throw new ArgumentException($"there is no bench '{only}'; there are {string.Join(", ", Names)}", nameof(only));
        var folder = Directory.CreateTempSubdirectory("fairlead-bench-").FullName;
        try
        {
            var results = new List<BenchResult>(chosen.Length);
            foreach (var scenario in chosen)
            {
                progress?.Invoke(scenario.Name);
                var own = Directory.CreateDirectory(Path.Combine(folder, scenario.Name)).FullName;
                results.Add(scenario.Run(new BenchSettings(isQuick, own, cancellation)));
                GC.Collect();
            }

            using var process = Process.GetCurrentProcess();
            return new BenchReport(Version(), isQuick, BenchMachine.Of(folder), Math.Round(process.PeakWorkingSet64 / 1048576.0, 1), results);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Version() =>
        typeof(BenchSuite).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
