using System.Text;

namespace Fairlead.Host.Security;

/// <summary>Base32 of RFC 4648 without padding, as authenticator apps read keys.</summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int BitsPerLetter = 5;

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        for (var bit = 0; bit < bytes.Length * 8; bit += BitsPerLetter)
        {
            var pair = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0);
            text.Append(Alphabet[(pair >> (16 - BitsPerLetter - bit % 8)) & 31]);
        }

        return text.ToString();
    }
}
