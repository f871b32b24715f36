using System.Diagnostics.CodeAnalysis;

namespace Fairlead.Host.OpenAlgo.Keys;

/// <summary>Why a key is not taken.</summary>
internal enum KeyRefusal
{
    /// <summary>There is no such key: never made, or revoked.</summary>
    Unknown,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>It may not be used from there.</summary>
    Address,
}

/// <summary>Whether a key is taken: the key, or why not.</summary>
internal sealed record KeyCheck
{
    private KeyCheck(ApiKey? key, KeyRefusal? refusal) => (Key, Refusal) = (key, refusal);

    [MemberNotNullWhen(true, nameof(Key))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsTaken => Key is not null;

    /// <summary>Null when it is not taken.</summary>
    public ApiKey? Key { get; }

    /// <summary>Null when it is taken.</summary>
    public KeyRefusal? Refusal { get; }

    public static KeyCheck Taken(ApiKey key) => new(key, refusal: null);

    public static KeyCheck Refused(KeyRefusal why) => new(key: null, why);
}
