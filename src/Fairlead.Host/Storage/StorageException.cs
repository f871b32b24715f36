namespace Fairlead.Host.Storage;

/// <summary>A file of the data folder cannot be read, trusted or written. The message names the file; what was there
/// before is still there.</summary>
public sealed class StorageException(string path, string reason, Exception? inner = null)
    : IOException($"{path}: {reason}", inner)
{
    /// <summary>What is wrong, without the folder: fit for a page.</summary>
    public string Reason { get; } = $"{System.IO.Path.GetFileName(path)} {reason}";
}
