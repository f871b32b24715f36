namespace Fairlead.Journal.Store;

/// <summary>How an existing journal is opened. Each mode verifies the whole hash chain.</summary>
public enum OpenMode
{
    /// <summary>For showing and verifying; takes no lock, works beside a running desk and changes nothing.</summary>
    ReadOnly,

    /// <summary>For a desk: one owner at a time. A damaged journal is refused.</summary>
    Append,

    /// <summary>Like <see cref="Append"/>; a damaged tail is cut, a Cut record tells what is gone, and the damaged file
    /// is kept beside the journal.</summary>
    Repair,
}
