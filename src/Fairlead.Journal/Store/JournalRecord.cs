using Fairlead.Domain.Time;

namespace Fairlead.Journal.Store;

/// <summary>One record as the journal holds it. Immutable; the payload is the reader's own copy.</summary>
public sealed class JournalRecord
{
    /// <summary>Of the first item; sequences start at 1 and have no gap.</summary>
    public required long Sequence { get; init; }

    /// <summary>Sequence numbers taken: 1, or the events of a page.</summary>
    public required int Count { get; init; }

    /// <summary>When it happened; for a page its last event.</summary>
    public required Timestamp At { get; init; }

    public required RecordKind Kind { get; init; }

    /// <summary>What the payload is ("order-filled").</summary>
    public required string Name { get; init; }

    /// <summary>Version of the payload's shape.</summary>
    public required short Version { get; init; }

    /// <summary>Sequence of the input that caused this, or 0.</summary>
    public required long Causation { get; init; }

    /// <summary>Number shared by records of one story, or 0.</summary>
    public required long Correlation { get; init; }

    /// <summary>UTF-8 JSON; for a page the raw events (see <see cref="MarketPage.Read"/>).</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>SHA-256 of the previous record's hash, this header and the payload.</summary>
    public required RecordHash Hash { get; init; }

    /// <summary>Sequence of the last item.</summary>
    public long LastSequence => Sequence + Count - 1;
}
