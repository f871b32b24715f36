using Fairlead.Host.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fairlead.Host.Security.Endpoints;

/// <summary>The own password.</summary>
internal static class PasswordEndpoints
{
    public static void Map(IEndpointRouteBuilder auth) => auth.MapPost("/password", ChangeAsync).RequireAuthorization(SecuritySetup.Viewer);

    /// <summary>Sets the first password, or changes it when the current one is right. Every login of the user ends; this
    /// browser gets a new one.</summary>
    private static async Task<SessionView> ChangeAsync(
        HttpContext context, UserBook users, LoginCheck check, OnceLink link, Admission admission, AuditTrail audit)
    {
        var asked = await JsonBody.ReadAsync<PasswordRequest>(context);
        var caller = context.Who();
        if (PasswordHash.Fault(asked.Next) is { } fault)
            throw new ProblemException(400, "PASSWORD_REFUSED", fault);
        if (users.Find(caller.Name)?.Password is not null)
            await check.CheckAsync(caller.Name, asked.Current ?? "", asked.Code, context.Address(), "password", context.RequestAborted);
        var hash = PasswordHash.Of(asked.Next);
        users.Change(caller.Name, old => old is null ? null : old with { Password = hash });
        if (users.HasPassword)
            link.Void();
        admission.DismissAll(caller.Name);
        audit.Note(caller, "password");
        return admission.Admit(context, caller.Name);
    }

    private sealed record PasswordRequest(string Next, string? Current = null, string? Code = null);
}
