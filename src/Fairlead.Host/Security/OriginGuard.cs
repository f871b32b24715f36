using Fairlead.Host.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Fairlead.Host.Security;

/// <summary>Lets no other site act with a browser's login: changing requests and sockets must come from our own page, and
/// changing requests must carry the login's token.</summary>
internal sealed class OriginGuard(RequestDelegate next, SecurityOptions options)
{
    private const string SameOrigin = "same-origin";

    public Task InvokeAsync(HttpContext context)
    {
        var isSocket = IsSocket(context.Request);
        var isChange = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        if ((!isSocket && !isChange) || context.GetEndpoint()?.Metadata.GetMetadata<KeyedEndpoint>() is not null)
            return next(context);
        if (!IsFromOurPage(context.Request, isSocket))
            return Problem.WriteAsync(context, 403, "ORIGIN_REFUSED", "The request does not come from the desk's own page.");
        if (isSocket && context.Current() is null)
            return Problem.WriteAsync(context, 401, "NOT_LOGGED_IN", "Log in first.");
        return isChange && NeedsToken(context) && !HasToken(context)
            ? Problem.WriteAsync(context, 403, "CSRF_REFUSED", $"The header {CurrentLogin.CsrfHeader} is missing or is not this login's.")
            : next(context);
    }

    /// <summary>Endpoints open to anybody (login, one-time link) do not act for a login.</summary>
    private static bool NeedsToken(HttpContext context) =>
        context.Current() is not null && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null;

    private static bool HasToken(HttpContext context) =>
        context.Request.Headers[CurrentLogin.CsrfHeader] is [{ } sent] && FixedTime.Equal(sent, context.Current()!.Csrf);

    private static bool IsSocket(HttpRequest request) =>
        request.Headers.Upgrade.Any(each => each?.Contains("websocket", StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>Browsers always say where a changing request or a socket comes from, so silence is a refusal too.</summary>
    private bool IsFromOurPage(HttpRequest request, bool isSocket)
    {
        var site = request.Headers["Sec-Fetch-Site"];
        if (site.Count > 0 && site != SameOrigin)
            return false;
        return request.Headers.Origin switch
        {
            [] => site == SameOrigin && !isSocket,
            [{ } origin] => origin == $"{request.Scheme}://{request.Host}" || origin == options.PublicOrigin?.GetLeftPart(UriPartial.Authority),
            _ => false,
        };
    }
}
