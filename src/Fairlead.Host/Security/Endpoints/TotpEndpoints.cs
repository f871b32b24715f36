using Fairlead.Host.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fairlead.Host.Security.Endpoints;

/// <summary>The own second factor.</summary>
internal static class TotpEndpoints
{
    public static void Map(IEndpointRouteBuilder auth)
    {
        var totp = auth.MapGroup("/totp").RequireAuthorization(SecuritySetup.Viewer);
        totp.MapPost("/enrol", EnrolAsync);
        totp.MapPost("/confirm", ConfirmAsync);
        totp.MapPost("/disable", DisableAsync);
    }

    /// <summary>Draws a key for the app; it is on once a code of it is confirmed.</summary>
    private static async Task<EnrolView> EnrolAsync(HttpContext context, LoginCheck check, SecondFactor second)
    {
        var asked = await JsonBody.ReadAsync<EnrolRequest>(context);
        var current = context.Current()!.User;
        if (current.Password is null)
            throw new ProblemException(409, "PASSWORD_MISSING", "Set a password first; a code is the second factor.");
        if (current.HasTotp)
            throw new ProblemException(409, "TOTP_IS_ON", "It is on already; disable it first.");
        await check.CheckAsync(current.Name, asked.Password, code: null, context.Address(), "totp-enrol", context.RequestAborted);
        var key = Base32.Encode(second.Enrol(current.Name));
        return new EnrolView(key, $"otpauth://totp/Fairlead:{current.Name}?secret={key}&issuer=Fairlead");
    }

    private static async Task<RecoveryView> ConfirmAsync(HttpContext context, LoginCheck check, SecondFactor second, AuditTrail audit)
    {
        var asked = await JsonBody.ReadAsync<ConfirmRequest>(context);
        var caller = context.Who();
        check.CheckAddress(context.Address());
        if (second.Confirm(caller.Name, asked.Code.Trim()) is not { } codes)
        {
            check.FailAddress(context.Address());
            audit.Note(caller.Name, caller.Address, "totp-on", "TOTP_REFUSED");
            throw new ProblemException(400, "TOTP_REFUSED", "The code is not one of the enrolled key, or the enrolment is older than 10 min.");
        }

        audit.Note(caller, "totp-on");
        return new RecoveryView(codes);
    }

    private static async Task<IResult> DisableAsync(HttpContext context, LoginCheck check, SecondFactor second, AuditTrail audit)
    {
        var asked = await JsonBody.ReadAsync<DisableRequest>(context);
        var caller = context.Who();
        await check.CheckAsync(caller.Name, asked.Password, asked.Code, context.Address(), "totp-off", context.RequestAborted);
        second.TurnOff(caller.Name);
        audit.Note(caller, "totp-off");
        return Results.NoContent();
    }

    private sealed record EnrolRequest(string Password);

    private sealed record ConfirmRequest(string Code);

    private sealed record DisableRequest(string Password, string Code);
}

/// <summary>What an authenticator app needs; shown once.</summary>
/// <param name="Key">The key in base32, to type in.</param>
/// <param name="Uri">The same for a QR code.</param>
public sealed record EnrolView(string Key, string Uri);

/// <summary>Codes for the day the phone is lost, each good once; shown once.</summary>
public sealed record RecoveryView(IReadOnlyList<string> RecoveryCodes);
