using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Fairlead.Host.Security;

/// <summary>Random tokens of 256 bits. What is kept of one is its hash: too long to guess, so no slow hash is needed.</summary>
internal static class Token
{
    private const int Bytes = 32;

    /// <summary>Length of its text.</summary>
    public const int Length = 43;

    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is kept instead of it.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Another token made of one, for a purpose: who has it cannot find the first.</summary>
    public static string Derive(string token, string purpose) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(purpose)));
}
