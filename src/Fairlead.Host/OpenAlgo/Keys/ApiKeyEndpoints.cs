using System.Globalization;
using Fairlead.Domain.Time;
using Fairlead.Host.Http;
using Fairlead.Host.Security;
using Fairlead.Host.Serving;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Host.Terminal.Endpoints;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fairlead.Host.OpenAlgo.Keys;

/// <summary>The list of API keys, kept by traders.</summary>
internal static class ApiKeyEndpoints
{
    /// <param name="terminal">Of prefix /terminal, with its authorization.</param>
    public static void Map(IEndpointRouteBuilder terminal)
    {
        var keys = terminal.MapGroup("/api-keys").RequireAuthorization(SecuritySetup.Trader);
        keys.MapGet("", (ApiKeyBook book) => Request.Json(book.All.Select(View)));
        keys.MapPost("", AddAsync);
        keys.MapDelete("/{id}", Remove);
    }

    private static async Task<IResult> AddAsync(HttpContext context, ApiKeyBook book, Accounts accounts, AuditTrail audit, TimeProvider time)
    {
        var terms = Terms(await Request.BodyAsync<AddApiKeyRequest>(context), accounts, time.GetUtcNow());
        var caller = context.Who();
        var (key, text) = book.Add(terms, caller.Name)
            ?? throw new ProblemException(StatusCodes.Status409Conflict, "TOO_MANY_KEYS", $"A desk has at most {ApiKeyBook.MostKeys} API keys; revoke one first.");
        audit.Note(caller, $"api-key-added {Said(key)}");
        context.Response.Headers.CacheControl = "no-store";
        var view = View(key);
        return Request.Json(new IssuedApiKey(view.Id, view.Name, view.Scopes, view.Account, view.CreatedAt, view.CreatedBy, view.ExpiresAt, view.Addresses, text));
    }

    private static IResult Remove(HttpContext context, string id, ApiKeyBook book, AuditTrail audit)
    {
        var key = book.Remove(id) ?? throw new ProblemException(StatusCodes.Status404NotFound, "NO_KEY", "There is no API key of this id.");
        audit.Note(context.Who(), $"api-key-revoked {key.Id}: {key.Name}");
        return Results.NoContent();
    }

    private static ApiKeyTerms Terms(AddApiKeyRequest asked, Accounts accounts, DateTimeOffset now)
    {
        var name = ApiKey.NameFrom(asked.Name) ?? throw Refused("NAME", $"name has 1 to {ApiKey.MostNameLength} printable characters.");
        if (!ApiKey.AreScopes(asked.Scopes))
            throw Refused("SCOPES", $"scopes has one or more of {string.Join(", ", Enum.GetNames<ApiScope>())}, each once.");
        if (accounts.Find(asked.Account) is null)
            throw Refused("ACCOUNT", $"account is none of this desk's; it has {string.Join(", ", accounts.All.Select(account => account.About.Key))}.");
        DateTimeOffset? expiresAt = asked.ExpiresAt is { } at ? new DateTimeOffset(at.ToUtc()) : null;
        if (expiresAt <= now || !ApiKey.IsExpiry(expiresAt))
            throw Refused("EXPIRES_AT", "expiresAt is an instant that is still to come; leave it out for a key without an end.");
        var addresses = asked.Addresses ?? [];
        if (addresses.Count > ApiKey.MostAddresses)
            throw Refused("ADDRESSES", $"addresses has at most {ApiKey.MostAddresses}.");
        return new ApiKeyTerms(name, asked.Scopes, asked.Account, expiresAt, [.. addresses.Select(Address).Distinct()]);
    }

    /// <summary>A list on the wire may hold null, whatever its type says.</summary>
    private static string Address(string? text, int index) => (text is null ? null : ApiKey.AddressFrom(text))
        ?? throw Refused("ADDRESSES", string.Create(CultureInfo.InvariantCulture, $"addresses[{index}] is no IP address, such as 192.0.2.7 or 2001:db8::7."));

    /// <summary>All of it that is no secret, in one line; what people wrote comes last.</summary>
    private static string Said(ApiKey key)
    {
        var expires = key.ExpiresAt is { } at ? "expires " + At(at) : "without end";
        var from = key.Addresses.Count == 0 ? "anywhere" : string.Join('+', key.Addresses);
        return $"{key.Id} {string.Join('+', key.Scopes)} {key.Account} {expires} from {from}: {key.Name}";
    }

    private static ProblemException Refused(string code, string reason) => new(StatusCodes.Status400BadRequest, code, reason);

    private static ApiKeyView View(ApiKey key) =>
        new(key.Id, key.Name, key.Scopes, key.Account, At(key.CreatedAt), key.CreatedBy, key.ExpiresAt is { } ends ? At(ends) : null, key.Addresses);

    private static Timestamp At(DateTimeOffset at) => Timestamp.FromUtc(at.UtcDateTime);
}
