namespace Fairlead.Host.Bench;

/// <summary>One measured scenario.</summary>
public sealed record BenchResult
{
    /// <summary>What to give to --only.</summary>
    public required string Name { get; init; }

    /// <summary>What was measured, over what data, and what is left out.</summary>
    public required string Measures { get; init; }

    public required double Value { get; init; }

    /// <summary>"bars/s", "events/s", "us" or "ns".</summary>
    public required string Unit { get; init; }

    /// <summary>What the design asks of <see cref="Value"/>, in the same unit; a rate is a least, a time a most. Null where it
    /// asks nothing.</summary>
    public double? Budget { get; init; }

    /// <summary>The budget is kept, allocation included where one is asked. Null without a budget.</summary>
    public bool? Met { get; init; }

    /// <summary>Median latency in microseconds from the instant each item was due to be sent; null where no latency is
    /// measured.</summary>
    public double? P50 { get; init; }

    public double? P99 { get; init; }
    public double? P999 { get; init; }

    /// <summary>Items measured.</summary>
    public required long Items { get; init; }

    /// <summary>Bytes allocated on the heap per item in the measured span; null where it was not measured.</summary>
    public double? AllocatedBytesPerItem { get; init; }

    /// <summary>Bytes written to disk per item; null where nothing is written.</summary>
    public double? DiskBytesPerItem { get; init; }

    /// <summary>Processor time of this process over the time that passed in the measured span. Well below 1 says that the
    /// machine had other work: do not quote the figure.</summary>
    public double CpuShare { get; init; }

    /// <summary>Anything a reader must know to believe the figure.</summary>
    public string Note { get; init; } = "";
}

/// <summary>All scenarios of one run, with what they ran on.</summary>
/// <param name="Version">The program's version, with the commit it was built from where the build knows it.</param>
/// <param name="IsQuick">Small sizes: for a check that it runs, not for figures to quote.</param>
/// <param name="Machine">Processor, memory, runtime, disk.</param>
/// <param name="PeakMemoryMiB">Largest resident size of the process so far, all scenarios together.</param>
/// <param name="Results">In the order they ran.</param>
public sealed record BenchReport(
    string Version, bool IsQuick, BenchMachine Machine, double PeakMemoryMiB, IReadOnlyList<BenchResult> Results);
