using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Microsoft.Win32.SafeHandles;

namespace Fairlead.Journal.Store;

/// <summary>A small file beside the journal that tells how far its writer got.</summary>
/// <remarks>
/// It is why a lost tail is noticed. SQLite recovers silently to the last sound commit: after a changed byte in the
/// write-ahead log, or with an older copy put back, commits are simply gone. The note is written after each commit and
/// never synced, so it can be behind the journal but never ahead of it, unless commits were lost. Each owner has a file of
/// its own under the one name: what an owner that was taken over writes reaches nobody.
/// </remarks>
internal sealed class HeadNote : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly byte[] _line = new byte[128];

    private HeadNote(SafeFileHandle file) => _file = file;

    /// <summary>A new file with this note in the old one's place, never neither.</summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public static HeadNote Replace(string path, long sequence, RecordHash hash)
    {
        var note = new HeadNote(File.OpenHandle(
            path + ".head.new", FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete));
        try
        {
            note.Write(sequence, hash);
            File.Move(path + ".head.new", path + ".head", overwrite: true);
            return note;
        }
        catch
        {
            note.Dispose();
            throw;
        }
    }

    /// <summary>The last commit a writer of this journal told of, or null when nothing is known.</summary>
    public static (long Sequence, RecordHash Hash)? Last(string path)
    {
        var words = Words(path);
        return words.Length == 6 && words[0] == "pid" && words[2] == "sequence" && words[4] == "hash"
            && long.TryParse(words[3], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && sequence > 0
            && words[5].Length == 2 * RecordHash.SizeInBytes && words[5].All(char.IsAsciiHexDigitLower)
            ? (sequence, new RecordHash(Convert.FromHexString(words[5])))
            : null;
    }

    /// <summary>Notes who writes and the last durable commit.</summary>
    public void Write(long sequence, RecordHash hash)
    {
        // Fixed width, so that a shorter line never leaves the end of a longer one behind.
        Utf8.TryWrite(_line, CultureInfo.InvariantCulture,
            $"pid {Environment.ProcessId:D10} sequence {sequence:D19} hash {hash}\n", out var length);
        try
        {
            RandomAccess.Write(_file, _line.AsSpan(0, length), fileOffset: 0);
        }
        catch (IOException)
        {
            // A note that is behind claims less; the commit itself stands.
        }
    }

    public void Dispose() => _file.Dispose();

    private static string[] Words(string path)
    {
        try
        {
            using var stream = new FileStream(path + ".head", FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.ASCII);
            return reader.ReadLine()?.Split(' ') ?? [];
        }
        catch (Exception e) when (FileFault.Explains(e))
        {
            return [];
        }
    }
}
