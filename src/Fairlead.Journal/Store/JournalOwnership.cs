namespace Fairlead.Journal.Store;

/// <summary>Looks up who owns a journal.</summary>
public static class JournalOwnership
{
    /// <summary>
    /// The owner that the file tells of, or null when nobody took it or its owner closed it. Takes nothing and disturbs
    /// nobody.
    /// </summary>
    /// <remarks>An owner that was killed is still told of. Whether it can be followed only trying to open the journal
    /// tells: at once when its process is gone, after <see cref="JournalHolder.Life"/> when it is frozen.</remarks>
    /// <exception cref="JournalException">Missing, NotAJournal, Altered, InUse (locked for a moment) or DiskFailed.</exception>
    public static JournalHolder? Read(string path)
    {
        if (!File.Exists(path))
            throw new JournalException(JournalFault.Missing, path, sequence: null, "there is no such file");
        using var database = SqliteDatabase.OpenForReading(path);
        JournalSchema.RequireJournal(database, path);
        return LeaseTable.Last(database) is { IsReleased: false } row ? row.Holder : null;
    }

    /// <summary>Like <see cref="Read"/>, for a refusal that is told anyway.</summary>
    internal static JournalHolder? TryRead(string path)
    {
        try
        {
            return Read(path);
        }
        catch (JournalException)
        {
            return null;
        }
    }

    internal static JournalException InUse(string path, JournalHolder? holder, Exception? inner = null) =>
        new(JournalFault.InUse, path, sequence: null, $"owned by {holder?.ToString() ?? "another process"}", inner) { Holder = holder };
}
