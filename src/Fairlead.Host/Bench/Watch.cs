using System.Diagnostics;

namespace Fairlead.Host.Bench;

/// <summary>Measures one span on this thread: time, processor time, bytes allocated.</summary>
internal sealed class Watch
{
    private readonly TimeSpan _cpu = Environment.CpuUsage.TotalTime;
    private readonly long _allocated = GC.GetAllocatedBytesForCurrentThread();
    private readonly long _started = Stopwatch.GetTimestamp();

    private Watch()
    {
    }

    public double Seconds { get; private set; }
    public long AllocatedBytes { get; private set; }

    /// <summary>See <see cref="BenchResult.CpuShare"/>.</summary>
    public double CpuShare { get; private set; }

    public static Watch Start() => new();

    public Watch Stop()
    {
        Seconds = Stopwatch.GetElapsedTime(_started).TotalSeconds;
        AllocatedBytes = GC.GetAllocatedBytesForCurrentThread() - _allocated;
        CpuShare = Math.Round((Environment.CpuUsage.TotalTime - _cpu).TotalSeconds / Seconds, 2);
        return this;
    }
}
