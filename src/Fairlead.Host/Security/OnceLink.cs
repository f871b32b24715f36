namespace Fairlead.Host.Security;

/// <summary>The one-time link of a desk that has no password yet. One at a time, in memory, and only its hash.</summary>
/// <remarks>Safe for several threads.</remarks>
internal sealed class OnceLink(TimeProvider time)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private string? _hash;
    private DateTimeOffset _until;

    /// <summary>Makes a new link's token; an older one is void.</summary>
    public string Issue()
    {
        var token = Token.Make();
        lock (_lock)
            (_hash, _until) = (Token.Hash(token), time.GetUtcNow() + Life);
        return token;
    }

    /// <summary>Whether this is the token and in time; it never is again.</summary>
    public bool Take(string token)
    {
        lock (_lock)
        {
            if (_hash is null || time.GetUtcNow() >= _until || !FixedTime.Equal(Token.Hash(token), _hash))
                return false;
            _hash = null;
            return true;
        }
    }

    /// <summary>Makes the link void, because a password is set.</summary>
    public void Void()
    {
        lock (_lock)
            _hash = null;
    }
}
