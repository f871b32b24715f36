using System.Buffers.Binary;
using System.Security.Cryptography;
using Fairlead.Domain.Market;

namespace Fairlead.Markets.Tapes;

/// <summary>The first 128 bytes of a *.tape file, little-endian. The records follow at once.</summary>
/// <remarks>
/// 0 magic "FAIRTAPE", 8 version (u32), 12 header size (u32), 16 record size (u32), 20 zero (u32), 24 count (i64),
/// 32 SHA-256 of the instrument table, 64 zeros, 96 SHA-256 of the bytes 0..95 and of all records.
/// </remarks>
internal static class TapeHeader
{
    public const int Size = 128;
    public const uint Version = 1;
    public const int HashBytes = 32;

    private const int CountAt = 24;
    private const int InstrumentsAt = 32;
    private const int ContentAt = 96;

    private static ReadOnlySpan<byte> Magic => "FAIRTAPE"u8;

    public static byte[] Write(ReadOnlySpan<byte> records, ReadOnlySpan<byte> instrumentsHash)
    {
        var header = new byte[Size];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(8), Version);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(12), Size);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(16), MarketRecord.SizeInBytes);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(CountAt), records.Length / MarketRecord.SizeInBytes);
        instrumentsHash.CopyTo(header.AsSpan(InstrumentsAt, HashBytes));
        ContentHash(header, records).CopyTo(header, ContentAt);
        return header;
    }

    /// <summary>The number of records.</summary>
    /// <exception cref="MarketDataException">No tape, a newer version, torn, or of other instruments.</exception>
    public static int Check(ReadOnlySpan<byte> header, long fileLength, string path, ReadOnlySpan<byte> instrumentsHash)
    {
        if (header.Length < Size)
            throw new MarketDataException(path, $"the tape is torn: {fileLength} bytes are less than a header");
        if (!header[..Magic.Length].SequenceEqual(Magic))
            throw new MarketDataException(path, "this is no tape");
        var version = BinaryPrimitives.ReadUInt32LittleEndian(header[8..]);
        if (version != Version)
            throw new MarketDataException(path,
                $"the tape has version {version}, this Fairlead reads version {Version}: use a newer one or import again");
        var count = BinaryPrimitives.ReadInt64LittleEndian(header[CountAt..]);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header[12..]) != Size
            || BinaryPrimitives.ReadUInt32LittleEndian(header[16..]) != MarketRecord.SizeInBytes
            || count is < 0 or > int.MaxValue)
            throw new MarketDataException(path, "the tape's header is corrupt");
        var expected = Size + (count * MarketRecord.SizeInBytes);
        if (fileLength != expected)
            throw new MarketDataException(path, $"the tape is torn: {fileLength} bytes, {expected} expected for {count} records");
        if (!header.Slice(InstrumentsAt, HashBytes).SequenceEqual(instrumentsHash))
            throw new MarketDataException(path, "the tape was made for other instruments");
        return (int)count;
    }

    public static bool IsContentIntact(ReadOnlySpan<byte> header, ReadOnlySpan<byte> records) =>
        ContentHash(header, records).AsSpan().SequenceEqual(header.Slice(ContentAt, HashBytes));

    private static byte[] ContentHash(ReadOnlySpan<byte> header, ReadOnlySpan<byte> records)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(header[..ContentAt]);
        hash.AppendData(records);
        return hash.GetHashAndReset();
    }
}
