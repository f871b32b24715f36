using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Microsoft.Win32.SafeHandles;

namespace Fairlead.Journal.Store;

/// <summary>
/// Exactly one writer a journal: a file lock that the system drops when its process dies. Beside it a small head file
/// tells who writes and how far the writer got.
/// </summary>
/// <remarks>
/// The head file is why a lost tail is noticed. SQLite recovers silently to the last sound commit: after a changed byte
/// in the write-ahead log, or with an older copy put back, commits are simply gone. The head is written after each
/// commit and never synced, so it can be behind the journal but never ahead of it, unless commits were lost.
/// </remarks>
internal sealed class JournalLock : IDisposable
{
    private readonly SafeFileHandle _lock;
    private readonly SafeFileHandle _head;
    private readonly byte[] _line = new byte[128];

    private JournalLock(SafeFileHandle lockFile, SafeFileHandle head)
    {
        _lock = lockFile;
        _head = head;
    }

    /// <exception cref="JournalException">InUse, ReadOnly, Missing (no such folder), NoSpace or DiskFailed.</exception>
    public static JournalLock Take(string path)
    {
        var lockFile = OpenFile(path, ".lock", FileShare.None);
        try
        {
            return new JournalLock(lockFile, OpenFile(path, ".head", FileShare.ReadWrite));
        }
        catch
        {
            lockFile.Dispose();
            throw;
        }
    }

    /// <summary>The last commit a writer of this journal told of, or null when nothing is known.</summary>
    public static (long Sequence, RecordHash Hash)? LastHead(string path)
    {
        var words = HeadWords(path);
        return words.Length == 6 && words[0] == "pid" && words[2] == "sequence" && words[4] == "hash"
            && long.TryParse(words[3], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && sequence > 0
            && words[5].Length == 2 * RecordHash.SizeInBytes && words[5].All(char.IsAsciiHexDigitLower)
            ? (sequence, new RecordHash(Convert.FromHexString(words[5])))
            : null;
    }

    /// <summary>Notes who writes and the last durable commit.</summary>
    public void Note(long sequence, RecordHash hash)
    {
        // Fixed width, so that a shorter line never leaves the end of a longer one behind.
        Utf8.TryWrite(_line, CultureInfo.InvariantCulture,
            $"pid {Environment.ProcessId:D10} sequence {sequence:D19} hash {hash}\n", out var length);
        try
        {
            RandomAccess.Write(_head, _line.AsSpan(0, length), fileOffset: 0);
        }
        catch (IOException)
        {
            // A note that is behind claims less; the commit itself stands.
        }
    }

    public void Dispose()
    {
        _head.Dispose();
        _lock.Dispose();
    }

    private static SafeFileHandle OpenFile(string path, string suffix, FileShare share)
    {
        try
        {
            return File.OpenHandle(path + suffix, FileMode.OpenOrCreate, FileAccess.ReadWrite, share);
        }
        catch (IOException e) when (share == FileShare.None && IsHeld(e))
        {
            throw new JournalException(JournalFault.InUse, path, sequence: null, "written by " + Owner(path), e);
        }
        catch (Exception e) when (FileFault.Explains(e))
        {
            throw FileFault.Of(e, path);
        }
    }

    private static string Owner(string path)
    {
        var words = HeadWords(path);
        return words.Length > 1 && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
            ? string.Create(CultureInfo.InvariantCulture, $"process {pid}")
            : "another process";
    }

    private static string[] HeadWords(string path)
    {
        try
        {
            using var stream = new FileStream(path + ".head", FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.ASCII);
            return reader.ReadLine()?.Split(' ') ?? [];
        }
        catch (Exception e) when (FileFault.Explains(e))
        {
            return [];
        }
    }

    // EAGAIN on Linux, on macOS, and a sharing violation on Windows.
    private static bool IsHeld(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);
}
