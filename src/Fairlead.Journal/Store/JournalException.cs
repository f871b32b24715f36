namespace Fairlead.Journal.Store;

/// <summary>A journal cannot be used as asked. The only exception for expected failures of this library.</summary>
/// <param name="fault">What to do about it.</param>
/// <param name="file">Path of the journal, or null when no file is involved.</param>
/// <param name="sequence">The record concerned, or null when none is.</param>
/// <param name="detail">One line, plain words.</param>
/// <param name="inner">What the system said, or null.</param>
public sealed class JournalException(
    JournalFault fault, string? file, long? sequence, string detail, Exception? inner = null)
    : Exception(Line(file, sequence, detail), inner)
{
    public JournalFault Fault { get; } = fault;

    /// <summary>Room or another process stands in the way for now: nothing is lost, the same can be tried again.</summary>
    public bool IsForNow => Fault is JournalFault.NoSpace or JournalFault.InUse;

    /// <summary>The message without file and record.</summary>
    public string Detail { get; } = detail;

    /// <summary>Path of the journal, or null when no file is involved.</summary>
    public string? File { get; } = file;

    /// <summary>The record concerned, or null when none is.</summary>
    public long? Sequence { get; } = sequence;

    /// <summary>Who owns the journal, for InUse and Fenced; null when the file does not tell, and for other faults.</summary>
    public JournalHolder? Holder { get; init; }

    private static string Line(string? file, long? sequence, string detail) =>
        (file is null ? "journal" : $"journal {file}")
        + (sequence is null ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $", record {sequence}"))
        + ": " + detail;
}
