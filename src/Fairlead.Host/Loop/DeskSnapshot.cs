namespace Fairlead.Host.Loop;

/// <summary>A desk with its venue and timers at one point: a shortcut for recovery, never a source of truth.</summary>
/// <param name="StateHash">SHA-256 of the desk's state, the venue and the timers left out; lower-case hexadecimal.</param>
/// <param name="Fingerprint">Identifies the layout of <paramref name="Bytes"/>.</param>
/// <param name="Bytes">All of it, as <see cref="Fairlead.Engine.Decision.StateArchive"/> writes it.</param>
public sealed record DeskSnapshot(string StateHash, string Fingerprint, ReadOnlyMemory<byte> Bytes);
