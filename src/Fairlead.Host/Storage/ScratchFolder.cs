using Microsoft.Win32.SafeHandles;

namespace Fairlead.Host.Storage;

/// <summary>A folder among the temporary files that is gone with its process. One whose process was killed is removed by
/// the next start.</summary>
/// <remarks>A locked file inside proves that the owner lives: the system lets go of it with the process. A process id in
/// the name would not do, it says nothing from one container to another.</remarks>
internal sealed class ScratchFolder : IDisposable
{
    /// <summary>Folders of dead owners that one start removes; the next goes on.</summary>
    public const int MostRemoved = 64;

    private const string OwnerName = "owner.lock";
    private const int MostAttempts = 5;

    private readonly SafeFileHandle _owner;

    private ScratchFolder(string path, SafeFileHandle owner) => (Path, _owner) = (path, owner);

    public string Path { get; }

    /// <summary>Makes a folder, and removes what dead owners left under the same prefix.</summary>
    /// <param name="prefix">Of the folder's name: "fairlead-backtests-".</param>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static ScratchFolder Make(string prefix)
    {
        RemoveLeft(prefix);
        for (var attempt = 1; ; attempt++)
        {
            var path = Directory.CreateTempSubdirectory(prefix).FullName;
            var owner = TryOwn(path, isNew: true);
            // Another start may find the file between its making and its locking, and remove the folder.
            if (owner is not null && File.Exists(OwnerFile(path)))
                return new ScratchFolder(path, owner);
            owner?.Dispose();
            if (attempt == MostAttempts)
                throw new IOException($"{path}: the folder cannot be locked");
        }
    }

    public void Dispose()
    {
        _owner.Dispose();
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another start found it without an owner.
        }
    }

    private static void RemoveLeft(string prefix)
    {
        try
        {
            var left = Directory.EnumerateDirectories(System.IO.Path.GetTempPath(), prefix + "*")
                .Where(folder => new DirectoryInfo(folder).LinkTarget is null && File.Exists(OwnerFile(folder)));
            var removed = 0;
            foreach (var folder in left)
            {
                removed += TryRemove(folder) ? 1 : 0;
                if (removed == MostRemoved)
                    return;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be listed stays: it takes space and nothing else.
        }
    }

    private static bool TryRemove(string folder)
    {
        try
        {
            // Removed under the lock, its file as the last one: who comes for the same folder finds it owned or gone.
            using (var owner = TryOwn(folder, isNew: false))
            {
                if (owner is null)
                    return false;
                foreach (var file in Directory.GetFiles(folder).Where(file => file != OwnerFile(folder)))
                    File.Delete(file);
            }

            Directory.Delete(folder);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody else's, or not to be removed: it takes space and nothing else.
            return false;
        }
    }

    /// <summary>Null when a living process has it, or when it cannot be opened.</summary>
    private static SafeFileHandle? TryOwn(string folder, bool isNew)
    {
        try
        {
            return File.OpenHandle(
                OwnerFile(folder), isNew ? FileMode.CreateNew : FileMode.Open, FileAccess.ReadWrite, FileShare.None,
                isNew ? FileOptions.None : FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string OwnerFile(string folder) => System.IO.Path.Combine(folder, OwnerName);
}
