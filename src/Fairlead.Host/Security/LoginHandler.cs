using System.Security.Claims;
using Fairlead.Host.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace Fairlead.Host.Security;

/// <summary>Tells ASP.NET who a request's cookie stands for, and refuses with a problem instead of a redirect.</summary>
internal sealed class LoginHandler(LoginBook logins, UserBook users, AuditTrail audit) : IAuthenticationHandler
{
    public const string Scheme = "login";

    private HttpContext _context = null!;

    public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context)
    {
        _context = context;
        return Task.CompletedTask;
    }

    public Task<AuthenticateResult> AuthenticateAsync() => Task.FromResult(Authenticate());

    public Task ChallengeAsync(AuthenticationProperties? properties) =>
        Problem.WriteAsync(_context, 401, "NOT_LOGGED_IN", "Log in first.");

    public Task ForbidAsync(AuthenticationProperties? properties)
    {
        var caller = _context.Who();
        audit.Note(caller.Name, caller.Address, $"{_context.Request.Method} {_context.Request.Path}", "ROLE_REFUSED");
        return Problem.WriteAsync(_context, 403, "ROLE_REFUSED", $"{caller.Name} is a {caller.Role.ToString().ToLowerInvariant()}; this is for a trader.");
    }

    private AuthenticateResult Authenticate()
    {
        if (LoginCookie.Read(_context.Request) is not { } token || logins.Use(token) is not { } login
            || users.Find(login.User) is not { IsDisabled: false } user)
            return AuthenticateResult.NoResult();
        _context.Features.Set(new CurrentLogin(login, user, CurrentLogin.CsrfOf(token)));
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, user.Name), new Claim(ClaimTypes.Role, user.Role.ToString())], Scheme);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme));
    }
}
