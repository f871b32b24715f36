using System.Diagnostics;
using Fairlead.Host.Terminal.Contract;

namespace Fairlead.Host.Serving;

/// <summary>How the process does: memory, collections, threads, disk.</summary>
public static class ProcessFigures
{
    private const double Megabyte = 1024 * 1024;

    /// <param name="folder">Whose disk is looked at.</param>
    public static ProcessView Of(string folder)
    {
        using var process = Process.GetCurrentProcess();
        var collected = GC.GetGCMemoryInfo(GCKind.Any);
        return new ProcessView(
            process.WorkingSet64 / Megabyte, collected.HeapSizeBytes / Megabyte, collected.PauseTimePercentage,
            collected.PauseDurations.Length == 0 ? 0 : collected.PauseDurations[0].TotalMilliseconds, GC.CollectionCount(2), ThreadPool.ThreadCount, FreeDisk(folder));
    }

    private static double? FreeDisk(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace / Megabyte;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
