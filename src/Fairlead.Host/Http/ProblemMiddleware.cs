using System.Globalization;
using Fairlead.Host.Storage;
using Microsoft.AspNetCore.Http;

namespace Fairlead.Host.Http;

/// <summary>Every refusal leaves as a <see cref="Problem"/>, also those the framework makes.</summary>
public sealed class ProblemMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (ProblemException refused) when (!context.Response.HasStarted)
        {
            if (refused.RetryAfterSeconds is { } seconds)
                context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            await Problem.WriteAsync(context, refused.Status, refused.Code, refused.Message);
            return;
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = bad.StatusCode;
        }
        catch (StorageException storage) when (!context.Response.HasStarted)
        {
            await Problem.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "STORAGE_FAILED", storage.Reason);
            return;
        }

        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
            await WriteBareAsync(context);
    }

    /// <summary>A status the framework set without a body.</summary>
    private static Task WriteBareAsync(HttpContext context) => context.Response.StatusCode switch
    {
        401 => Problem.WriteAsync(context, 401, "NOT_LOGGED_IN", "Log in first."),
        403 => Problem.WriteAsync(context, 403, "ROLE_REFUSED", "Your role may not do this."),
        404 => Problem.WriteAsync(context, 404, "NOT_FOUND", "There is nothing at this address."),
        405 => Problem.WriteAsync(context, 405, "METHOD_REFUSED", "This address takes another method."),
        413 => Problem.WriteAsync(context, 413, "BODY_TOO_LARGE", "The request's body is too large."),
        415 => Problem.WriteAsync(context, 415, "JSON_EXPECTED", "Send JSON with content type application/json."),
        var status => Problem.WriteAsync(context, status, status < 500 ? "BAD_REQUEST" : "FAILED", status < 500 ? "The request is malformed." : "The desk failed to answer."),
    };
}
