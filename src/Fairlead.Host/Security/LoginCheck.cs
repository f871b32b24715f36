using System.Net;
using Fairlead.Host.Http;

namespace Fairlead.Host.Security;

/// <summary>Checks name, password and code, slowly for everybody and seldom for who fails.</summary>
internal sealed class LoginCheck(UserBook users, SecondFactor second, AuditTrail audit, TimeProvider time) : IDisposable
{
    private const int Ipv6NetworkBytes = 8;

    private readonly AttemptLimit _byAddress = new(time);
    private readonly AttemptLimit _byName = new(time);

    /// <summary>One at a time: hashing is heavy by design and may not starve the desk, and a burst of guesses is counted
    /// one by one.</summary>
    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <summary>The user these open the desk for.</summary>
    /// <param name="name">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="code">Of the app, or a recovery code; null when none was typed.</param>
    /// <param name="address">The remote address.</param>
    /// <param name="what">What it is for, in the audit.</param>
    /// <param name="cancellation">Ends the wait for the turn.</param>
    /// <exception cref="ProblemException">LOGIN_REFUSED whatever was wrong, TOTP_REQUIRED when only the code is missing,
    /// TOO_MANY_ATTEMPTS with the time to wait.</exception>
    public async Task<User> CheckAsync(
        string name, string password, string? code, IPAddress address, string what, CancellationToken cancellation)
    {
        await _oneAtATime.WaitAsync(cancellation);
        try
        {
            return Check(User.NameFrom(name), password, code, address, what);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Refuses when the address has failed too often, for the one-time link.</summary>
    public void CheckAddress(IPAddress address) => CheckWait(_byAddress.Wait(AddressKey(address)));

    /// <summary>Counts a failure of the address alone.</summary>
    public void FailAddress(IPAddress address) => _byAddress.Fail(AddressKey(address));

    public void Dispose() => _oneAtATime.Dispose();

    private User Check(string? name, string password, string? code, IPAddress address, string what)
    {
        // Too long a name, or one with other letters, is nobody's; all of those are one key.
        var (nameKey, addressKey) = (name ?? "", AddressKey(address));
        CheckWait(_byAddress.Wait(addressKey));
        CheckWait(_byName.Wait(nameKey));
        var user = name is null ? null : users.Find(name);
        var matches = (user?.Password ?? PasswordHash.OfNobody).Matches(password);
        if (!matches || user is null or { IsDisabled: true } or { Password: null })
            throw Refuse(user);
        if (user.HasTotp && string.IsNullOrWhiteSpace(code))
            throw new ProblemException(401, "TOTP_REQUIRED", "Type the code of your authenticator app, or a recovery code.");
        if (user.HasTotp && !second.Take(user.Name, code!.Trim()))
            throw Refuse(user);
        _byAddress.Clear(addressKey);
        _byName.Clear(nameKey);
        return user;

        ProblemException Refuse(User? known)
        {
            _byAddress.Fail(addressKey);
            _byName.Fail(nameKey);
            audit.Note(known?.Name ?? SecurityEvent.Nobody, address.ToString(), what, "LOGIN_REFUSED");
            return new ProblemException(401, "LOGIN_REFUSED", "Name, password or code is wrong.");
        }
    }

    private static void CheckWait(TimeSpan? wait)
    {
        if (wait is not { } left)
            return;
        var seconds = (int)Math.Ceiling(left.TotalSeconds);
        throw new ProblemException(429, "TOO_MANY_ATTEMPTS", $"Too many failed attempts; try again in {(seconds + 59) / 60} min.")
        {
            RetryAfterSeconds = seconds,
        };
    }

    /// <summary>An IPv6 host has a whole network of addresses to try from; that network counts as one.</summary>
    private static string AddressKey(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes.Length > 4 ? bytes[..Ipv6NetworkBytes] : bytes);
    }
}
