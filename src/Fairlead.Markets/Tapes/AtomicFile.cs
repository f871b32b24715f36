namespace Fairlead.Markets.Tapes;

/// <summary>Writes a file whole or not at all.</summary>
internal static class AtomicFile
{
    private const int ChunkBytes = 1 << 22;

    /// <exception cref="MarketDataException">The disk is full or refuses; nothing is left behind.</exception>
    public static void Write(string path, ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        var part = path + ".part";
        try
        {
            using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                stream.Write(head);
                for (; body.Length > 0; body = body[Math.Min(ChunkBytes, body.Length)..])
                    stream.Write(body[..Math.Min(ChunkBytes, body.Length)]);
                stream.Flush(flushToDisk: true);
            }

            File.Move(part, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            TryDelete(part);
            throw new MarketDataException(path, "cannot be written: " + fault.Message, fault);
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The fault that brought us here is the one to tell; a part file is overwritten by the next attempt.
        }
    }
}
