namespace Fairlead.Host.Security;

/// <summary>The login a request came with.</summary>
/// <param name="Login">As it is kept.</param>
/// <param name="User">The user at this moment.</param>
/// <param name="Csrf">What a changing request must carry in its header.</param>
internal sealed record CurrentLogin(Login Login, User User, string Csrf)
{
    /// <summary>The header a changing request carries.</summary>
    public const string CsrfHeader = "X-Fairlead-Csrf";

    private const string CsrfPurpose = "fairlead csrf";

    public static string CsrfOf(string token) => Token.Derive(token, CsrfPurpose);
}
