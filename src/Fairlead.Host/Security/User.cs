namespace Fairlead.Host.Security;

/// <summary>A person who may use the desk.</summary>
internal sealed record User
{
    /// <summary>Longest name.</summary>
    public const int MostNameLength = 32;

    /// <summary>Lower case; a to z, digits, dot, dash, underscore.</summary>
    public required string Name { get; init; }

    public required UserRole Role { get; init; }

    public bool IsDisabled { get; init; }

    /// <summary>Null until the first password is set.</summary>
    public PasswordHash? Password { get; init; }

    /// <summary>Whether logging in takes a code too. The TOTP key is in the store of secrets.</summary>
    public bool HasTotp { get; init; }

    /// <summary>Time step of the last code that was taken; the same or an older code is refused.</summary>
    public long LastTotpStep { get; init; }

    /// <summary>Hashes of the recovery codes that are left.</summary>
    public IReadOnlyList<string> RecoveryHashes { get; init; } = [];

    /// <summary>The name as it is kept, or null when it is none.</summary>
    public static string? NameFrom(string text)
    {
        var name = text.Trim().ToLowerInvariant();
        return name.Length is > 0 and <= MostNameLength && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || ".-_".Contains(letter))
            ? name : null;
    }

    /// <summary>Name and role; never a hash.</summary>
    public override string ToString() => $"{Name} ({Role})";
}
