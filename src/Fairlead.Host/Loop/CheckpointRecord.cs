using Fairlead.Domain.Time;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Loop;

/// <summary>The journal record that holds the desk's state hash.</summary>
public static class CheckpointRecord
{
    public const string Name = "checkpoint";

    /// <param name="stateHash">64 hexadecimal digits.</param>
    /// <param name="at">The desk's time.</param>
    public static RecordDraft Draft(string stateHash, Timestamp at) => new()
    {
        Kind = RecordKind.Checkpoint,
        Name = Name,
        Version = 1,
        At = at,
        Payload = System.Text.Encoding.ASCII.GetBytes($"{{\"stateHash\":\"{stateHash}\"}}"),
    };

    /// <summary>A checkpoint record holds this state hash and nothing else.</summary>
    public static bool Holds(JournalRecord record, string stateHash) =>
        record is { Kind: RecordKind.Checkpoint, Name: Name } && record.Payload.Span.SequenceEqual(Draft(stateHash, record.At).Payload);
}
