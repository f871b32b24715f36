using System.Security.Cryptography;

namespace Fairlead.Host.Security;

/// <summary>PBKDF2 with SHA-256. Iterations and salt stand with the hash, so that they can rise later.</summary>
/// <param name="Iterations">Rounds this hash was made with.</param>
/// <param name="Salt">16 random bytes.</param>
/// <param name="Hash">32 bytes.</param>
internal sealed record PasswordHash(int Iterations, byte[] Salt, byte[] Hash)
{
    /// <summary>Rounds of new hashes, as OWASP asks for.</summary>
    public const int StandardIterations = 600_000;

    public const int LeastLength = 12;

    /// <summary>A bound only: longer ones would make hashing a burden.</summary>
    public const int MostLength = 256;

    private const int LeastDifferent = 4;
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    /// <summary>Whom nobody is: checked when a name is unknown, so that it takes as long as for a known one.</summary>
    public static PasswordHash OfNobody { get; } = new(StandardIterations, new byte[SaltBytes], new byte[HashBytes]);

    public static PasswordHash Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return new PasswordHash(StandardIterations, salt, Derive(password, salt, StandardIterations));
    }

    /// <summary>Whether it is this password. Takes the same time whatever the answer.</summary>
    public bool Matches(string password) =>
        password.Length <= MostLength && CryptographicOperations.FixedTimeEquals(Derive(password, Salt, Iterations), Hash);

    /// <summary>What is wrong with a new password, or null.</summary>
    public static string? Fault(string password) =>
        password.Length < LeastLength ? $"A password has at least {LeastLength} characters."
        : password.Length > MostLength ? $"A password has at most {MostLength} characters."
        : password.Distinct().Count() < LeastDifferent ? $"A password has at least {LeastDifferent} different characters." : null;

    public override string ToString() => "***";

    private static byte[] Derive(string password, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA256, HashBytes);
}
