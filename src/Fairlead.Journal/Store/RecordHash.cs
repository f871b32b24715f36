using System.Runtime.InteropServices;

namespace Fairlead.Journal.Store;

/// <summary>A SHA-256 of the chain. The default value (all zero) stands before the first record.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct RecordHash : IEquatable<RecordHash>
{
    public const int SizeInBytes = 32;

    private readonly ulong _a, _b, _c, _d;

    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public RecordHash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != SizeInBytes)
            throw new ArgumentException($"A record hash has {SizeInBytes} bytes, not {bytes.Length}.", nameof(bytes));
        this = MemoryMarshal.Read<RecordHash>(bytes);
    }

    public void CopyTo(Span<byte> destination) => MemoryMarshal.Write(destination, in this);

    public bool Equals(RecordHash other) => _a == other._a && _b == other._b && _c == other._c && _d == other._d;
    public override bool Equals(object? obj) => obj is RecordHash other && Equals(other);
    public override int GetHashCode() => unchecked((int)_a);
    public static bool operator ==(RecordHash left, RecordHash right) => left.Equals(right);
    public static bool operator !=(RecordHash left, RecordHash right) => !left.Equals(right);

    /// <summary>64 lower-case hex digits.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[SizeInBytes];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
