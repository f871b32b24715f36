using System.Net;
using Fairlead.Host.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Fairlead.Host.Security;

/// <summary>Before anything is known of who asks: the host name, the headers of every answer, the size of the body.</summary>
internal sealed class DoorGuard(RequestDelegate next, SecurityOptions options)
{
    /// <summary>Largest body of an endpoint that names no size of its own.</summary>
    public const long MostBodyBytes = 1024 * 1024;

    /// <summary>Scripts only from our own files. Styles may stand in the page: the chart library writes its own.</summary>
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        WriteHeaders(context);
        if (!IsOurs(context.Request.Host.Host))
            return Problem.WriteAsync(context, 421, "HOST_REFUSED",
                "The desk does not answer to this host name; use 127.0.0.1 or localhost, or set server.public-origin.");
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size
            && context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is null)
            size.MaxRequestBodySize = MostBodyBytes;
        return next(context);
    }

    /// <summary>A name that another site can point at this machine is never ours (DNS rebinding); numbers cannot be
    /// pointed anywhere.</summary>
    private bool IsOurs(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.Equals(options.PublicOrigin?.Host, StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && (IPAddress.IsLoopback(address) || options.AllowRemote));

    private static void WriteHeaders(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        // Not no-referrer: browsers then send "Origin: null" with our own forms.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (context.Request.Path.StartsWithSegments("/auth") || context.Request.Path.StartsWithSegments("/api"))
            headers.CacheControl = "no-store";
    }
}
