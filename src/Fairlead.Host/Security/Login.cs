namespace Fairlead.Host.Security;

/// <summary>One browser that is logged in. Its token is in the browser's cookie alone; here is the hash.</summary>
/// <param name="Hash">Hash of the token.</param>
/// <param name="User">The user's name.</param>
/// <param name="Since">When it began.</param>
/// <param name="LastUsed">Last request, to within <see cref="LoginBook.TouchStep"/> on disk.</param>
/// <param name="Address">Where it began.</param>
internal sealed record Login(string Hash, string User, DateTimeOffset Since, DateTimeOffset LastUsed, string Address)
{
    /// <summary>Ends a login that nobody uses.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>Ends every login.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    public bool IsOver(DateTimeOffset now) => now - Since >= Life || now - LastUsed >= Idle;

    /// <summary>When it ends if nobody uses it again.</summary>
    public DateTimeOffset Until => Since + Life < LastUsed + Idle ? Since + Life : LastUsed + Idle;
}
