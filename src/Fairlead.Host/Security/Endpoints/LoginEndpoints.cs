using Fairlead.Host.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fairlead.Host.Security.Endpoints;

/// <summary>Who am I, log in, log out.</summary>
internal static class LoginEndpoints
{
    public static void Map(IEndpointRouteBuilder auth)
    {
        auth.MapGet("/session", (HttpContext context, Admission admission) => admission.Describe(context)).AllowAnonymous();
        auth.MapPost("/login", LoginAsync).AllowAnonymous();
        auth.MapPost("/logout", Logout).RequireAuthorization(SecuritySetup.Viewer);
    }

    private static async Task<SessionView> LoginAsync(HttpContext context, LoginCheck check, Admission admission, AuditTrail audit)
    {
        var asked = await JsonBody.ReadAsync<LoginRequest>(context);
        var user = await check.CheckAsync(asked.Name, asked.Password, asked.Code, context.Address(), "login", context.RequestAborted);
        var view = admission.Admit(context, user.Name);
        audit.Note(user.Name, context.Address().ToString(), "login");
        return view;
    }

    private static IResult Logout(HttpContext context, Admission admission, AuditTrail audit)
    {
        var caller = context.Who();
        admission.Dismiss(context);
        audit.Note(caller, "logout");
        return Results.NoContent();
    }

    private sealed record LoginRequest(string Name, string Password, string? Code = null);
}
