using Fairlead.Host.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fairlead.Host.Security.Endpoints;

/// <summary>The one-time link. Opening it shows a button and uses nothing up, so that a preview or a virus scanner that
/// follows links cannot spend it; the button does.</summary>
internal static class OnceEndpoints
{
    /// <summary>The user of a desk that had none.</summary>
    public const string FirstUser = "owner";

    /// <summary>The form has no address of its own, so that it goes to the page's, token and all; nothing of the request
    /// is repeated here.</summary>
    private const string Page =
        """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Fairlead: log in</title></head>
        <body><main><h1>Fairlead</h1><p>This link logs you in once. Set a password afterwards.</p>
        <form method="post"><button type="submit" autofocus>Log in</button></form></main></body>
        </html>
        """;

    public static void Map(IEndpointRouteBuilder auth)
    {
        auth.MapGet("/once", () => Results.Content(Page, "text/html; charset=utf-8")).AllowAnonymous();
        auth.MapPost("/once", Login).AllowAnonymous();
    }

    private static SeeOther Login(HttpContext context, OnceLink link, LoginCheck check, UserBook users, Admission admission, AuditTrail audit)
    {
        var address = context.Address();
        check.CheckAddress(address);
        if (context.Request.Query["token"] is not [{ } token] || users.HasPassword || !link.Take(token))
        {
            check.FailAddress(address);
            audit.Note(SecurityEvent.Nobody, address.ToString(), "login-link", "LINK_REFUSED");
            throw new ProblemException(401, "LINK_REFUSED", "The link was used, is older than 15 min, or a password is set. Start the desk again for a new one.");
        }

        // An owner that was disabled or demoted without a trader's password being left would lock everybody out.
        users.Change(FirstUser, old => (old ?? new User { Name = FirstUser, Role = UserRole.Trader }) with { Role = UserRole.Trader, IsDisabled = false });
        admission.Admit(context, FirstUser);
        audit.Note(FirstUser, address.ToString(), "login-link");
        return new SeeOther("/");
    }

    /// <summary>303: the browser fetches the page, whatever it sent before.</summary>
    private sealed class SeeOther(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }
}
