using Fairlead.Host.Loop;
using Fairlead.Journal.Codec;
using Fairlead.Journal.Store;

namespace Fairlead.Cli;

/// <summary>Journals that a verb only reads.</summary>
internal static class JournalFile
{
    /// <summary>Opens a journal, verifies it and reads from it; a writer may go on meanwhile.</summary>
    /// <param name="path">Of the journal.</param>
    /// <param name="read">What to take from it.</param>
    /// <exception cref="JournalException">It cannot be read; the message names the file.</exception>
    public static T Read<T>(string path, Func<SqliteJournalStore, MessageCodec, T> read)
    {
        using var store = SqliteJournalStore.Open(path, OpenMode.ReadOnly);
        using var codec = DeskMessages.NewCodec();
        try
        {
            return read(store, codec);
        }
        catch (JournalException e) when (e.File is null)
        {
            throw new JournalException(e.Fault, path, e.Sequence, e.Detail, e);
        }
    }
}
