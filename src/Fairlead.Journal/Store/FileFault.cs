namespace Fairlead.Journal.Store;

/// <summary>What the file system's refusals mean for a journal.</summary>
internal static class FileFault
{
    /// <summary>The exception is the file system's: one that <see cref="Of"/> explains.</summary>
    public static bool Explains(Exception e) => e is IOException or UnauthorizedAccessException;

    public static JournalException Of(Exception e, string path)
    {
        var fault = e switch
        {
            UnauthorizedAccessException => JournalFault.ReadOnly,
            DirectoryNotFoundException or FileNotFoundException => JournalFault.Missing,
            // The system's numbers, Unix and Windows: no space; read-only file system.
            { HResult: 28 or unchecked((int)0x80070070) } => JournalFault.NoSpace,
            { HResult: 30 or unchecked((int)0x80070013) } => JournalFault.ReadOnly,
            _ => JournalFault.DiskFailed,
        };
        return new JournalException(fault, path, sequence: null, e.Message, e);
    }
}
