using System.Runtime.InteropServices;

namespace Fairlead.Host.Bench;

/// <summary>What the figures were measured on.</summary>
/// <param name="Processor">Its name, or "unknown".</param>
/// <param name="Cores">Logical processors this process may use.</param>
/// <param name="MemoryMiB">Memory this process may use.</param>
/// <param name="Runtime">".NET 10.0.x".</param>
/// <param name="System">Operating system.</param>
/// <param name="DiskFormat">File system of the folder that journals were written to.</param>
public sealed record BenchMachine(
    string Processor, int Cores, long MemoryMiB, string Runtime, string System, string DiskFormat)
{
    /// <param name="folder">Where the scenarios write.</param>
    public static BenchMachine Of(string folder) => new(
        ReadProcessor(),
        Environment.ProcessorCount,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20,
        RuntimeInformation.FrameworkDescription,
        $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}",
        DiskFormatOf(folder));

    private static string ReadProcessor()
    {
        const string File = "/proc/cpuinfo";
        return !global::System.IO.File.Exists(File)
            ? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? "unknown"
            : global::System.IO.File.ReadLines(File).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?
                .Split(':', 2)[1].Trim() ?? "unknown";
    }

    /// <summary>The drive whose root is the longest prefix of the folder.</summary>
    private static string DiskFormatOf(string folder)
    {
        try
        {
            return DriveInfo.GetDrives()
                .Where(drive => folder.StartsWith(drive.RootDirectory.FullName, StringComparison.Ordinal))
                .MaxBy(drive => drive.RootDirectory.FullName.Length)?.DriveFormat ?? "unknown";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "unknown";
        }
    }
}
