using Fairlead.Host.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fairlead.Host.Security.Endpoints;

/// <summary>The list of users, kept by traders.</summary>
internal static class UserEndpoints
{
    public static void Map(IEndpointRouteBuilder auth)
    {
        var users = auth.MapGroup("/users").RequireAuthorization(SecuritySetup.Trader);
        users.MapGet("/", (UserBook book) => book.All.Select(UserView.Of));
        users.MapPost("/", AddAsync);
        users.MapPost("/{name}/role", SetRoleAsync);
        users.MapPost("/{name}/disabled", SetDisabledAsync);
        users.MapPost("/{name}/password", SetPasswordAsync);
        users.MapDelete("/{name}", Remove);
    }

    private static async Task<UserView> AddAsync(HttpContext context, UserBook book, AuditTrail audit)
    {
        var asked = await JsonBody.ReadAsync<AddRequest>(context);
        var name = User.NameFrom(asked.Name)
            ?? throw new ProblemException(400, "NAME_REFUSED", $"A name has 1 to {User.MostNameLength} of a to z, 0 to 9, dot, dash and underscore.");
        var password = NewPassword(asked.Password);
        var added = new User { Name = name, Role = asked.Role, Password = password };
        book.Change(name, old => old is not null ? throw new ProblemException(409, "NAME_TAKEN", $"There is a user {name} already.")
            : book.All.Count >= UserBook.MostUsers ? throw new ProblemException(409, "TOO_MANY_USERS", $"A desk has at most {UserBook.MostUsers} users.")
            : added);
        audit.Note(context.Who(), $"user-added {name} {Text(asked.Role)}");
        return UserView.Of(added);
    }

    private static async Task<UserView> SetRoleAsync(HttpContext context, string name, UserBook book, Admission admission, AuditTrail audit)
    {
        var role = (await JsonBody.ReadAsync<RoleRequest>(context)).Role;
        return Change(context, name, old => old with { Role = role }, $"user-role {Text(role)}", book, admission, audit);
    }

    private static async Task<UserView> SetDisabledAsync(HttpContext context, string name, UserBook book, Admission admission, AuditTrail audit)
    {
        var disabled = (await JsonBody.ReadAsync<DisabledRequest>(context)).Disabled;
        return Change(context, name, old => old with { IsDisabled = disabled }, disabled ? "user-disabled" : "user-enabled", book, admission, audit);
    }

    /// <summary>For a user who forgot it. A trader's own goes through /auth/password, which asks for the current one.</summary>
    private static async Task<UserView> SetPasswordAsync(HttpContext context, string name, UserBook book, Admission admission, AuditTrail audit)
    {
        var asked = await JsonBody.ReadAsync<PasswordRequest>(context);
        if (name == context.Who().Name)
            throw new ProblemException(409, "OWN_PASSWORD", "Change your own password with the current one.");
        var password = NewPassword(asked.Password);
        return Change(context, name, old => old with { Password = password }, "user-password", book, admission, audit);
    }

    private static IResult Remove(HttpContext context, string name, UserBook book, SecondFactor second, Admission admission, AuditTrail audit)
    {
        book.Change(name, old => KeepATrader(book, Known(old, name), next: null));
        second.TurnOff(name);
        admission.DismissAll(name);
        audit.Note(context.Who(), $"user-removed {name}");
        return Results.NoContent();
    }

    /// <summary>Changes a user and ends the user's logins, which were made under other terms.</summary>
    private static UserView Change(
        HttpContext context, string name, Func<User, User> change, string what, UserBook book, Admission admission, AuditTrail audit)
    {
        var changed = default(User);
        book.Change(name, old => changed = KeepATrader(book, Known(old, name), change(Known(old, name))));
        admission.DismissAll(name);
        audit.Note(context.Who(), $"{what} {name}");
        return UserView.Of(changed!);
    }

    private static User Known(User? user, string name) =>
        user ?? throw new ProblemException(404, "USER_UNKNOWN", User.NameFrom(name) is { } known ? $"There is no user {known}." : "There is no such user.");

    /// <summary>Refuses the change that would leave a desk nobody can keep.</summary>
    private static User? KeepATrader(UserBook book, User old, User? next) =>
        IsTrader(old) && !IsTrader(next) && book.All.Count(IsTrader) == 1
            ? throw new ProblemException(409, "LAST_TRADER", $"{old.Name} is the only trader; make another first.") : next;

    private static bool IsTrader(User? user) => user is { Role: UserRole.Trader, IsDisabled: false };

    private static PasswordHash NewPassword(string password) => PasswordHash.Fault(password) is { } fault
        ? throw new ProblemException(400, "PASSWORD_REFUSED", fault)
        : PasswordHash.Of(password);

    private static string Text(UserRole role) => role.ToString().ToLowerInvariant();

    private sealed record AddRequest(string Name, UserRole Role, string Password);

    private sealed record RoleRequest(UserRole Role);

    private sealed record DisabledRequest(bool Disabled);

    private sealed record PasswordRequest(string Password);
}

/// <summary>A user as the list shows it.</summary>
/// <param name="Name">Lower case.</param>
/// <param name="Role">"viewer" or "trader".</param>
/// <param name="Disabled">May not log in.</param>
/// <param name="HasPassword">False until the first one is set.</param>
/// <param name="TotpOn">Whether logging in takes a code too.</param>
public sealed record UserView(string Name, string Role, bool Disabled, bool HasPassword, bool TotpOn)
{
    internal static UserView Of(User user) =>
        new(user.Name, user.Role.ToString().ToLowerInvariant(), user.IsDisabled, user.Password is not null, user.HasTotp);
}
