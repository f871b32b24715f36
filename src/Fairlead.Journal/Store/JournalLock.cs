using Microsoft.Win32.SafeHandles;

namespace Fairlead.Journal.Store;

/// <summary>
/// Proof that an owner's process lives: a file lock that the system drops when the process dies, and keeps while it is
/// frozen. Who owns the journal the lease tells (docs/adr/0007).
/// </summary>
internal sealed class JournalLock : IDisposable
{
    private readonly SafeFileHandle _file;

    private JournalLock(SafeFileHandle file) => _file = file;

    /// <summary>Null when a living process has it.</summary>
    /// <exception cref="JournalException">ReadOnly, Missing (no such folder), NoSpace or DiskFailed.</exception>
    public static JournalLock? TryTake(string path)
    {
        try
        {
            return new JournalLock(File.OpenHandle(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (IsHeld(e))
        {
            return null;
        }
        catch (Exception e) when (FileFault.Explains(e))
        {
            throw FileFault.Of(e, path);
        }
    }

    /// <summary>For work on the files themselves, which must be nobody's.</summary>
    /// <exception cref="JournalException">InUse, ReadOnly, Missing (no such folder), NoSpace or DiskFailed.</exception>
    public static JournalLock Take(string path) =>
        TryTake(path) ?? throw JournalOwnership.InUse(path, JournalOwnership.TryRead(path));

    /// <summary>A new lock in place of a frozen process's, which keeps a file without a name.</summary>
    /// <returns>Null where the system does not let go of the old one (Windows): that process must be ended first.</returns>
    public static JournalLock? Replace(string path)
    {
        try
        {
            File.Delete(path + ".lock");
        }
        catch (IOException)
        {
            return null;
        }

        return TryTake(path);
    }

    public void Dispose() => _file.Dispose();

    // EAGAIN on Linux, on macOS, and a sharing violation on Windows.
    private static bool IsHeld(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);
}
