namespace Fairlead.Journal.Tests;

/// <summary>A folder of its own for one test, made when first asked for and gone afterwards; in memory where the system
/// has such a place, because these tests open thousands of journals and none is about the speed of a disk.</summary>
public sealed class TempFolder : IDisposable
{
    private const string MemoryDisk = "/dev/shm";

    private readonly Lazy<string> _path = new(() => Directory.CreateDirectory(System.IO.Path.Combine(
        Directory.Exists(MemoryDisk) ? MemoryDisk : System.IO.Path.GetTempPath(),
        "fairlead-journal-" + System.IO.Path.GetRandomFileName())).FullName);

    public string Path => _path.Value;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        if (_path.IsValueCreated)
            Directory.Delete(Path, recursive: true);
    }
}
