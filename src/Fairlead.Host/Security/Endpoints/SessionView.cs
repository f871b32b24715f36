namespace Fairlead.Host.Security.Endpoints;

/// <summary>Answer of GET /auth/session.</summary>
public sealed record SessionView
{
    public required bool LoggedIn { get; init; }

    /// <summary>Whether anybody can log in with a password; while not, the desk prints a one-time link at each start.</summary>
    public required bool PasswordSet { get; init; }

    /// <summary>Null when nobody is logged in, as the rest is.</summary>
    public string? User { get; init; }

    /// <summary>"viewer" or "trader".</summary>
    public string? Role { get; init; }

    /// <summary>To be sent as X-Fairlead-Csrf with every request that is not GET.</summary>
    public string? Csrf { get; init; }

    /// <summary>Whether this user has a password.</summary>
    public bool? HasPassword { get; init; }

    public bool? TotpOn { get; init; }
    public int? RecoveryCodesLeft { get; init; }

    /// <summary>When the login ends if nobody uses it.</summary>
    public DateTimeOffset? Until { get; init; }
}
