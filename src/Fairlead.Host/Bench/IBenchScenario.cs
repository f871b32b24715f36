namespace Fairlead.Host.Bench;

/// <summary>One thing to measure, on the real parts.</summary>
internal interface IBenchScenario
{
    /// <summary>What to give to --only.</summary>
    public string Name { get; }

    public BenchResult Run(BenchSettings settings);
}

/// <summary>How large, and where to write.</summary>
/// <param name="IsQuick">Small sizes.</param>
/// <param name="Folder">An empty folder on the disk to measure; removed afterwards.</param>
/// <param name="Cancellation">Stops between items.</param>
internal sealed record BenchSettings(bool IsQuick, string Folder, CancellationToken Cancellation)
{
    /// <summary>The full size, or the quick one.</summary>
    public int Size(int full, int quick) => IsQuick ? quick : full;
}
