using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Fairlead.Journal.Store;

/// <summary>Binds a snapshot to its place in the chain and its bytes, so that a damaged or foreign one is not used.</summary>
internal static class SnapshotSeal
{
    public static RecordHash Of(RecordHash chainAtSequence, long sequence, string fingerprint, ReadOnlySpan<byte> bytes)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> start = stackalloc byte[RecordHash.SizeInBytes + 8];
        chainAtSequence.CopyTo(start);
        BinaryPrimitives.WriteInt64LittleEndian(start[RecordHash.SizeInBytes..], sequence);
        sha.AppendData(start);
        sha.AppendData(Encoding.UTF8.GetBytes(fingerprint + "\n"));
        sha.AppendData(bytes);
        Span<byte> hash = stackalloc byte[RecordHash.SizeInBytes];
        sha.GetHashAndReset(hash);
        return new RecordHash(hash);
    }
}
