using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Fairlead.Host.Security;

/// <summary>Time-based one-time codes of RFC 6238 as every authenticator app knows them: SHA-1, 30 s, six digits.</summary>
internal static class Totp
{
    public const int Digits = 6;
    public const int StepSeconds = 30;
    public const int KeyBytes = 20;

    /// <summary>Steps a code may be early or late.</summary>
    private const int Slack = 1;

    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of a step, of 1 to 9 digits; the RFC's own vectors have eight.</summary>
#pragma warning disable CA5350 // SHA-1 is what RFC 6238 and the apps use; HMAC does not need it free of collisions.
    public static string Code(ReadOnlySpan<byte> key, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(key, counter, mac);
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[(mac[^1] & 0xf)..]) & int.MaxValue;
        return (number % (int)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }
#pragma warning restore CA5350

    /// <summary>The step whose code this is, or null. Only steps after <paramref name="lastStep"/> count, so that a code
    /// that was taken is not taken again.</summary>
    public static long? Match(ReadOnlySpan<byte> key, string code, DateTimeOffset at, long lastStep)
    {
        long? found = null;
        // Every step is compared, so that the time taken tells nothing.
        for (var step = StepAt(at) - Slack; step <= StepAt(at) + Slack; step++)
        {
            if (FixedTime.Equal(Code(key, step), code) && step > lastStep)
                found ??= step;
        }

        return found;
    }
}
