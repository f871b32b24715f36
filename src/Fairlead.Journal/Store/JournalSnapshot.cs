namespace Fairlead.Journal.Store;

/// <summary>The engine's state after a sequence; a shortcut for recovery, never a source of truth.</summary>
/// <param name="Sequence">The last item the state has seen.</param>
/// <param name="Fingerprint">Identifies the shape of the bytes; another shape is not offered.</param>
/// <param name="Bytes">The state.</param>
public sealed record JournalSnapshot(long Sequence, string Fingerprint, ReadOnlyMemory<byte> Bytes);
