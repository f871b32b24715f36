using System.Security.Cryptography;

namespace Fairlead.Host.Storage;

/// <summary>A key of 256 bits, written as base64.</summary>
internal sealed class SecretKey
{
    private const int Bytes = 32;

    private readonly byte[] _bytes;

    private SecretKey(byte[] bytes) => (_bytes, Id) = (bytes, Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]);

    /// <summary>Eight bytes of its hash: tells keys apart and gives none away.</summary>
    public string Id { get; }

    public ReadOnlySpan<byte> Span => _bytes;

    public static SecretKey Make() => new(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>One or more keys in base64, parted by commas or line ends; the first is the one to write with.</summary>
    /// <returns>Null when there is none or one is not 32 bytes.</returns>
    public static IReadOnlyList<SecretKey>? ParseList(string text)
    {
        var words = text.Split([',', '\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var keys = new List<SecretKey>();
        foreach (var word in words)
        {
            var bytes = new byte[Bytes];
            if (word.Length > 64 || !Convert.TryFromBase64String(word, bytes, out var written) || written != Bytes)
                return null;
            keys.Add(new SecretKey(bytes));
        }

        return keys.Count == 0 ? null : keys;
    }

    /// <summary>The line of a key file. Never for a log.</summary>
    public string Line() => Convert.ToBase64String(_bytes);

    public override string ToString() => $"key {Id}";
}
