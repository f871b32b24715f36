namespace Fairlead.Journal.Store;

/// <summary>Why a journal cannot be used, sorted by what the owner does about it.</summary>
public enum JournalFault
{
    /// <summary>Written by a later Fairlead: install that one. Nothing was changed.</summary>
    NewerVersion,

    /// <summary>The hash chain, the sequence or the file itself does not hold: restore a copy, or open with
    /// <see cref="OpenMode.Repair"/>.</summary>
    Altered,

    /// <summary>Another process or handle owns it, or keeps the file locked.</summary>
    InUse,

    /// <summary>Another process took it over: this store wrote nothing and is finished. Stop acting.</summary>
    Fenced,

    /// <summary>The file is something else.</summary>
    NotAJournal,

    /// <summary>The disk (or the bounded batch in memory) is full. What was flushed is safe and the batch is kept: a
    /// later Flush writes it.</summary>
    NoSpace,

    /// <summary>The file, the folder or the handle cannot be written.</summary>
    ReadOnly,

    /// <summary>There is no such file.</summary>
    Missing,

    /// <summary>A new journal was asked for and a file is already there.</summary>
    Exists,

    /// <summary>The disk failed to read or write. What is durable is known only after opening again.</summary>
    DiskFailed,
}
