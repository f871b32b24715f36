using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Fairlead.Domain.Time;

namespace Fairlead.Journal.Store;

/// <summary>The header of a record, as hashed. A sum of facts about a payload that stands elsewhere.</summary>
internal readonly record struct RecordHeader(
    long Sequence, int Count, Timestamp At, RecordKind Kind, short Version, long Causation, long Correlation)
{
    /// <summary>Count and payload length agree with the kind.</summary>
    public bool Fits(int payloadBytes) =>
        Kind == RecordKind.MarketPage ? MarketPage.Fits(Count, payloadBytes) : Count == 1;
}

/// <summary>
/// Where the chain stands, and how it grows: the next sequence, the head hash, and SHA-256 over previous hash, header
/// and payload.
/// </summary>
internal sealed class RecordChain : IDisposable
{
    private const int FixedBytes = RecordHash.SizeInBytes + 8 + 4 + 8 + 1 + 2 + 8 + 8 + 1 + 4;

    private readonly IncrementalHash _sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Sequence of the last item, 0 before the first.</summary>
    public long LastSequence { get; private set; }

    /// <summary>Hash of the last record, zero before the first.</summary>
    public RecordHash Head { get; private set; }

    /// <summary>Time of the last record; the epoch before the first.</summary>
    public Timestamp LastAt { get; private set; }

    /// <summary>Another chain that stands where this one does.</summary>
    public RecordChain Copy() => new() { LastSequence = LastSequence, Head = Head, LastAt = LastAt };

    /// <summary>The hash a record has when it follows the head.</summary>
    /// <param name="header">Its sequence included.</param>
    /// <param name="name">UTF-8, at most 255 bytes.</param>
    /// <param name="payload">All of it.</param>
    public RecordHash HashOf(in RecordHeader header, ReadOnlySpan<byte> name, ReadOnlySpan<byte> payload)
    {
        Span<byte> fixedPart = stackalloc byte[FixedBytes];
        var rest = fixedPart;
        Head.CopyTo(rest);
        rest = rest[RecordHash.SizeInBytes..];
        PutLong(ref rest, header.Sequence);
        PutInt(ref rest, header.Count);
        PutLong(ref rest, header.At.Nanos);
        PutByte(ref rest, (byte)header.Kind);
        BinaryPrimitives.WriteInt16LittleEndian(rest, header.Version);
        rest = rest[2..];
        PutLong(ref rest, header.Causation);
        PutLong(ref rest, header.Correlation);
        PutByte(ref rest, (byte)name.Length);
        PutInt(ref rest, payload.Length);
        _sha.AppendData(fixedPart);
        _sha.AppendData(name);
        _sha.AppendData(payload);
        Span<byte> hash = stackalloc byte[RecordHash.SizeInBytes];
        _sha.GetHashAndReset(hash);
        return new RecordHash(hash);
    }

    /// <summary>Moves the head over a record whose hash is right.</summary>
    public void Advance(in RecordHeader header, RecordHash hash)
    {
        LastSequence = header.Sequence + header.Count - 1;
        LastAt = header.At;
        Head = hash;
    }

    /// <summary>Gives a draft its place: header with the next sequence, hash, and the head moved over it.</summary>
    /// <exception cref="ArgumentException">The draft breaks a limit.</exception>
    public (RecordHeader Header, RecordHash Hash) Extend(in RecordDraft draft)
    {
        var header = new RecordHeader(LastSequence + 1, draft.Count, draft.At, draft.Kind, draft.Version,
            draft.Causation, draft.Correlation);
        if (draft.Name.Length is 0 or > RecordDraft.MaxNameLength || !Ascii.IsValid(draft.Name))
            throw new ArgumentException($"Name '{draft.Name}' is empty, too long or not ASCII.", nameof(draft));
        if (draft.Payload.Length > RecordDraft.MaxPayloadBytes)
            throw new ArgumentException($"Payload of {draft.Name} has {draft.Payload.Length} bytes.", nameof(draft));
        if (draft.Kind == RecordKind.None || draft.Version < 1 || !header.Fits(draft.Payload.Length))
            throw new ArgumentException(
                $"{draft.Kind} {draft.Name} v{draft.Version} with {draft.Count} items in {draft.Payload.Length} bytes is no record.",
                nameof(draft));
        Span<byte> name = stackalloc byte[RecordDraft.MaxNameLength];
        name = name[..Encoding.ASCII.GetBytes(draft.Name, name)];
        var hash = HashOf(header, name, draft.Payload);
        Advance(header, hash);
        return (header, hash);
    }

    public void Dispose() => _sha.Dispose();

    private static void PutLong(ref Span<byte> rest, long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(rest, value);
        rest = rest[8..];
    }

    private static void PutInt(ref Span<byte> rest, int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(rest, value);
        rest = rest[4..];
    }

    private static void PutByte(ref Span<byte> rest, byte value)
    {
        rest[0] = value;
        rest = rest[1..];
    }
}
