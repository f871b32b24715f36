using Fairlead.Host.Security.Endpoints;
using Microsoft.AspNetCore.Http;

namespace Fairlead.Host.Security;

/// <summary>Begins and ends the login of a browser.</summary>
internal sealed class Admission(UserBook users, LoginBook logins, LoginCookie cookie)
{
    /// <summary>Logs the browser in as this user; a login it had before ends.</summary>
    public SessionView Admit(HttpContext context, string userName)
    {
        if (context.Current() is { } before)
            logins.End(login => login.Hash == before.Login.Hash);
        var (token, login) = logins.Begin(userName, context.Address().ToString());
        cookie.Write(context, token);
        return View(login, users.Find(userName)!, CurrentLogin.CsrfOf(token));
    }

    public void Dismiss(HttpContext context)
    {
        if (context.Current() is { } current)
            logins.End(login => login.Hash == current.Login.Hash);
        cookie.Clear(context);
    }

    /// <summary>Ends every login of a user.</summary>
    public void DismissAll(string userName) => logins.End(login => login.User == userName);

    /// <summary>What the page may know of who looks at it.</summary>
    public SessionView Describe(HttpContext context) => context.Current() is { } current
        ? View(current.Login, current.User, current.Csrf)
        : new SessionView { LoggedIn = false, PasswordSet = users.HasPassword };

    private SessionView View(Login login, User user, string csrf) => new()
    {
        LoggedIn = true,
        PasswordSet = users.HasPassword,
        User = user.Name,
        Role = user.Role.ToString().ToLowerInvariant(),
        Csrf = csrf,
        HasPassword = user.Password is not null,
        TotpOn = user.HasTotp,
        RecoveryCodesLeft = user.RecoveryHashes.Count,
        Until = login.Until,
    };
}
