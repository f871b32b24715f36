namespace Fairlead.Journal.Tests;

/// <summary>A folder of its own for one test, gone afterwards; in memory where the system has such a place, because
/// these tests open thousands of journals and none is about the speed of a disk.</summary>
public sealed class TempFolder : IDisposable
{
    private const string MemoryDisk = "/dev/shm";

    public string Path { get; } = Directory.CreateDirectory(System.IO.Path.Combine(
        Directory.Exists(MemoryDisk) ? MemoryDisk : System.IO.Path.GetTempPath(),
        "fairlead-journal-" + System.IO.Path.GetRandomFileName())).FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
