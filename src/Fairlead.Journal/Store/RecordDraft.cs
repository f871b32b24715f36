using Fairlead.Domain.Time;

namespace Fairlead.Journal.Store;

/// <summary>A record before the store gave it a sequence and a hash. The payload is copied by Append.</summary>
public readonly ref struct RecordDraft
{
    /// <summary>Longest <see cref="Name"/>.</summary>
    public const int MaxNameLength = 64;

    /// <summary>Largest <see cref="Payload"/>, bytes: larger ones belong in a snapshot.</summary>
    public const int MaxPayloadBytes = 16 * 1024 * 1024;

    public required RecordKind Kind { get; init; }

    /// <summary>What the payload is, in kebab case ("order-filled"); ASCII.</summary>
    public required string Name { get; init; }

    /// <summary>Version of the payload's shape; 1 or more.</summary>
    public required short Version { get; init; }

    /// <summary>When it happened; for a page its last event.</summary>
    public required Timestamp At { get; init; }

    /// <summary>Sequence numbers the record takes: the events of a page, otherwise 1.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Sequence of the input that caused this, or 0.</summary>
    public long Causation { get; init; }

    /// <summary>Number shared by records of one story (an order, a proposal), or 0.</summary>
    public long Correlation { get; init; }

    /// <summary>UTF-8 JSON; for a page the raw events.</summary>
    public required ReadOnlySpan<byte> Payload { get; init; }

    public RecordDraft()
    {
    }
}
