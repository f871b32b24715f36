using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Fairlead.Host.Security;

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
