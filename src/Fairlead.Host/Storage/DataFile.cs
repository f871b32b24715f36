namespace Fairlead.Host.Storage;

/// <summary>A small file of the data folder: read whole, written whole or not at all, and readable by its owner only.</summary>
public static class DataFile
{
    /// <summary>Owner may read and write, nobody else anything (0600). Windows has the folder's own rules.</summary>
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The file's bytes, or null when it is not there.</summary>
    /// <exception cref="StorageException">It is larger than <paramref name="mostBytes"/> or cannot be read.</exception>
    public static byte[]? Read(string path, int mostBytes)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            if (stream.Length > mostBytes)
                throw new StorageException(path, $"is larger than {mostBytes} bytes");
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception fault) when (fault is not StorageException and (IOException or UnauthorizedAccessException))
        {
            throw new StorageException(path, "cannot be read: " + fault.Message, fault);
        }
    }

    /// <summary>Replaces the file: a part beside it is written, forced to disk and renamed over it.</summary>
    /// <exception cref="StorageException">The disk is full or refuses; the old file is untouched.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var part = path + ".part";
        try
        {
            File.Delete(part);
            WritePart(part, bytes);
            File.Move(part, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            TryDelete(part);
            throw new StorageException(path, "cannot be written: " + fault.Message, fault);
        }
    }

    /// <summary>Makes the file, unless it is there. Of several that make it at once one does, and the others find it whole.</summary>
    /// <returns>False when it is there; it is untouched.</returns>
    /// <exception cref="StorageException">The disk is full or refuses; there is no file.</exception>
    public static bool TryMake(string path, ReadOnlySpan<byte> bytes)
    {
        // A name of its own: nobody else writes to this part or removes it.
        var part = $"{path}.{Path.GetRandomFileName()}.part";
        try
        {
            WritePart(part, bytes);
            File.Move(part, path, overwrite: false);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            TryDelete(part);
            return File.Exists(path) ? false : throw new StorageException(path, "cannot be written: " + fault.Message, fault);
        }
    }

    /// <summary>Whether others than its owner may read or write the file. Never on Windows, where modes say nothing.</summary>
    public static bool IsOpenToOthers(string path) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(OwnerOnly | UnixFileMode.UserExecute)) != 0;

    private static void WritePart(string part, ReadOnlySpan<byte> bytes)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using var stream = new FileStream(part, options);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The fault that brought us here is the one to tell; a part is overwritten by the next attempt.
        }
    }
}
