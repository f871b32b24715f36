using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

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

/// <summary>Who asks, for endpoints.</summary>
public static class HttpContextExtensions
{
    /// <summary>The caller of an endpoint that requires a login.</summary>
    /// <exception cref="InvalidOperationException">The endpoint lets anybody in, and nobody is logged in.</exception>
    public static Caller Who(this HttpContext context)
    {
        var user = context.Current()?.User ?? throw new InvalidOperationException($"{context.Request.Path} asks who calls and requires no login");
        return new Caller(user.Name, user.Role, context.Address().ToString());
    }

    /// <summary>Whether the login of a long request, such as a socket, still stands. Ask now and then; close when not.</summary>
    public static bool IsLoginCurrent(this HttpContext context) =>
        context.Current() is { } current && context.RequestServices.GetRequiredService<LoginBook>().IsCurrent(current.Login.Hash);

    internal static CurrentLogin? Current(this HttpContext context) => context.Features.Get<CurrentLogin>();

    /// <summary>The remote address; none for a connection that has no address.</summary>
    internal static IPAddress Address(this HttpContext context) => context.Connection.RemoteIpAddress ?? IPAddress.None;
}
