using Microsoft.AspNetCore.Http;

namespace Fairlead.Host.Http;

/// <summary>The body of every refused request.</summary>
/// <param name="Code">For programs; never changes: LOGIN_REFUSED.</param>
/// <param name="Reason">For people: one plain sentence.</param>
public sealed record Problem(string Code, string Reason)
{
    public const string ContentType = "application/problem+json";

    /// <summary>Writes it as the whole answer.</summary>
    public static Task WriteAsync(HttpContext context, int status, string code, string reason)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new Problem(code, reason), options: null, ContentType, context.RequestAborted);
    }
}
