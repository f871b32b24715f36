namespace Fairlead.Journal.Store;

/// <summary>
/// Fills the write-ahead log with zeros up to a length, so that commits need not wait for the file to grow. SQLite takes
/// what follows its last frame for nothing, as it does with the rest of an earlier round.
/// </summary>
internal static class LogReserve
{
    private const int BlockBytes = 1 << 20;

    /// <summary>The caller keeps others from appending to the log. Does nothing where the log is longer, and leaves it as it was when the disk has no room.</summary>
    public static void LayOut(string path, int bytes)
    {
        try
        {
            using var log = File.OpenHandle(path + "-wal", FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
            var before = RandomAccess.GetLength(log);
            try
            {
                var zeros = new byte[BlockBytes];
                for (var end = before; end < bytes; end += BlockBytes)
                    RandomAccess.Write(log, zeros.AsSpan(0, (int)Math.Min(BlockBytes, bytes - end)), end);
                RandomAccess.FlushToDisk(log);
            }
            catch (IOException)
            {
                RandomAccess.SetLength(log, before);
            }
        }
        catch (Exception e) when (FileFault.Explains(e))
        {
            // A comfort; the first commit will tell what is wrong with the disk.
        }
    }
}
