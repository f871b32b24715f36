using Microsoft.AspNetCore.Http;

namespace Fairlead.Host.Security;

/// <summary>The browser's cookie: scripts cannot read it, other sites cannot send it.</summary>
internal sealed class LoginCookie(SecurityOptions options)
{
    public const string Name = "fairlead_login";

    public static string? Read(HttpRequest request) => request.Cookies[Name];

    public void Write(HttpContext context, string token)
    {
        var form = Form(context.Request);
        form.MaxAge = Login.Life;
        context.Response.Cookies.Append(Name, token, form);
    }

    public void Clear(HttpContext context) => context.Response.Cookies.Delete(Name, Form(context.Request));

    private CookieOptions Form(HttpRequest request) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = request.IsHttps || options.PublicOrigin?.Scheme == Uri.UriSchemeHttps,
        Path = "/",
    };
}
