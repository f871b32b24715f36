using System.Security.Cryptography;
using Fairlead.Host.Storage;

namespace Fairlead.Host.Security;

/// <summary>The second factor: codes of an authenticator app, and recovery codes for the day the phone is lost.</summary>
/// <remarks>Safe for several threads.</remarks>
internal sealed class SecondFactor(UserBook users, SecretStore secrets, TimeProvider time)
{
    public const int RecoveryCodes = 10;

    /// <summary>How long an enrolment waits for its first code.</summary>
    public static readonly TimeSpan EnrolmentLife = TimeSpan.FromMinutes(10);

    private const int RecoveryBytes = 10;

    private readonly Lock _lock = new();

    /// <summary>Enrolments that wait for their first code, one a user.</summary>
    private readonly Dictionary<string, (byte[] Key, DateTimeOffset Until)> _waiting = [];

    /// <summary>Draws a key for the user's app. Nothing is on until a code of it is confirmed.</summary>
    public byte[] Enrol(string user)
    {
        var key = RandomNumberGenerator.GetBytes(Totp.KeyBytes);
        lock (_lock)
        {
            var now = time.GetUtcNow();
            foreach (var late in _waiting.Where(pair => pair.Value.Until <= now).Select(pair => pair.Key).ToList())
                _waiting.Remove(late);
            _waiting[user] = (key, now + EnrolmentLife);
        }

        return key;
    }

    /// <summary>Turns the second factor on when the code is one of the enrolled key.</summary>
    /// <returns>The recovery codes, to be shown once; null when the code is wrong or no enrolment waits.</returns>
    /// <exception cref="StorageException">The disk refuses; it is not on.</exception>
    public IReadOnlyList<string>? Confirm(string user, string code)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (!_waiting.TryGetValue(user, out var enrolled) || enrolled.Until <= now
                || Totp.Match(enrolled.Key, code, now, lastStep: 0) is not { } step)
                return null;
            string[] codes = [.. Enumerable.Range(0, RecoveryCodes).Select(_ => Base32.Encode(RandomNumberGenerator.GetBytes(RecoveryBytes)))];
            // The key first: a user without one could not log in.
            secrets.Set(KeyName(user), new Secret(Convert.ToBase64String(enrolled.Key)));
            users.Change(user, old => old is null ? null : old with
            {
                HasTotp = true,
                LastTotpStep = step,
                RecoveryHashes = [.. codes.Select(Token.Hash)],
            });
            _waiting.Remove(user);
            return codes;
        }
    }

    /// <summary>Whether the code opens the door: one of the app, or a recovery code; either works once.</summary>
    public bool Take(string user, string code)
    {
        var taken = false;
        users.Change(user, old =>
        {
            var next = old is null ? null : code.Length == Totp.Digits ? TakeTotp(old, code) : TakeRecovery(old, code);
            taken = next is not null;
            return next ?? old;
        });
        return taken;
    }

    /// <exception cref="StorageException">The disk refuses; it may still be on.</exception>
    public void TurnOff(string user)
    {
        users.Change(user, old => old is null ? null : old with { HasTotp = false, LastTotpStep = 0, RecoveryHashes = [] });
        secrets.Set(KeyName(user), secret: null);
    }

    private User? TakeTotp(User user, string code)
    {
        // A lost key opens nothing; the recovery codes do.
        if (secrets.Find(KeyName(user.Name)) is not { } key)
            return null;
        var step = Totp.Match(Convert.FromBase64String(key.Reveal()), code, time.GetUtcNow(), user.LastTotpStep);
        return step is null ? null : user with { LastTotpStep = step.Value };
    }

    private static User? TakeRecovery(User user, string code)
    {
        var hash = Token.Hash(code.Replace("-", "", StringComparison.Ordinal).Trim().ToUpperInvariant());
        var left = user.RecoveryHashes.Where(each => !FixedTime.Equal(each, hash)).ToList();
        return left.Count == user.RecoveryHashes.Count ? null : user with { RecoveryHashes = left };
    }

    private static string KeyName(string user) => $"totp/{user}";
}
