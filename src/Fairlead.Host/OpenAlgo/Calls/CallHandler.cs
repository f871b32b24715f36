using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fairlead.Engine.Decision;
using Fairlead.Host.Configuration;
using Fairlead.Host.Http;
using Fairlead.Host.OpenAlgo.Keys;
using Fairlead.Host.OpenAlgo.Symbols;
using Fairlead.Host.Serving;
using Fairlead.Journal.Store;
using Microsoft.AspNetCore.Http;

namespace Fairlead.Host.OpenAlgo.Calls;

/// <summary>Takes a call from its body to its reply: body, fields, key, budget, answer; every refusal in OpenAlgo's shape.</summary>
internal sealed class CallHandler(ApiKeyBook keys, Accounts accounts, DeskConfiguration configuration, TimeProvider time)
{
    /// <summary>Largest body; a basket of a hundred orders has a tenth of it.</summary>
    public const int MostBytes = 256 * 1024;

    private const int MostWish = 100;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>Budgets by key id: as many as there are keys.</summary>
    private readonly ConcurrentDictionary<string, RateBudget> _budgets = [];

    /// <summary>Symbols by account, made anew when the account's master is another.</summary>
    private readonly ConcurrentDictionary<string, (Domain.Instruments.InstrumentMaster Master, ContractTable Table)> _contracts = [];

    public async Task HandleAsync<TAsked>(HttpContext context, Route<TAsked> route)
    {
        try
        {
            var body = await BodyAsync(context);
            var fields = new Fields(body);
            var keyText = KeyText(context, fields);
            var wish = WishOf(context, fields);
            var asked = route.Read(fields);
            if (fields.Faults.Count > 0)
            {
                await WriteErrorAsync(context, 400, "VALIDATION", route.Style.Message(fields.Faults), fields.Faults, retryAfter: null);
                return;
            }

            var caller = Admit(context, keyText, wish, route.Scope, route.Rate);
            var reply = await route.Answer(caller, asked);
            var full = new JsonObject { ["status"] = "success", ["mode"] = caller.Mode };
            foreach (var (name, value) in reply.ToList())
            {
                reply.Remove(name);
                full[name] = value;
            }

            if (fields.Warnings.ToList() is { Count: > 0 } warnings)
                full["warnings"] = new JsonArray([.. warnings.Select(warning => (JsonNode)warning)]);
            await WriteAsync(context, 200, full);
        }
        catch (OpenAlgoException refused)
        {
            await WriteErrorAsync(context, refused.Status, refused.Code, refused.Message, refused.Errors, refused.RetryAfterSeconds);
        }
        catch (ProblemException refused)
        {
            await WriteErrorAsync(context, refused.Status, refused.Code, refused.Message, errors: null, refused.RetryAfterSeconds);
        }
    }

    private Caller Admit(HttpContext context, string keyText, string? wish, ApiScope scope, RateClass rate)
    {
        var check = keys.Check(keyText, context.Connection.RemoteIpAddress);
        if (check.Key is not { } key)
        {
            throw check.Refusal switch
            {
                KeyRefusal.Expired => new OpenAlgoException(403, "KEY_EXPIRED", "This API key has expired; make a new one in the settings."),
                KeyRefusal.Address => new OpenAlgoException(403, "KEY_ADDRESS", "This API key may not be used from this address."),
                _ => new OpenAlgoException(403, "INVALID_API_KEY", "Invalid openalgo apikey"),
            };
        }

        if (!key.Scopes.Contains(scope))
            throw new OpenAlgoException(403, "KEY_SCOPE", $"This API key may not {(scope == ApiScope.Trade ? "trade" : "read")}.");
        var budget = _budgets.GetOrAdd(key.Id, _ => new RateBudget(time));
        if (budget.Take(rate) is { } wait)
        {
            throw new OpenAlgoException(429, "RATE_LIMIT", "Rate limit exceeded. Please try again later.")
            {
                RetryAfterSeconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)),
            };
        }

        var account = accounts.Find(key.Account)
            ?? throw new OpenAlgoException(403, "BROKER_NOT_CONNECTED", $"The key's account {key.Account} is not served by this desk.");
        var master = account.Master ?? throw new OpenAlgoException(503, "RECOVERING", "The account's journal is being replayed.") { RetryAfterSeconds = 1 };
        var origin = new CommandOrigin(
            $"api key {key.Name}", context.Connection.RemoteIpAddress?.ToString() ?? "unknown", wish is null ? null : $"api {key.Id} {wish}", time.Now());
        return new Caller(key, account, TableOf(key.Account, master), origin, configuration.Current.OpenAlgo);
    }

    private ContractTable TableOf(string account, Domain.Instruments.InstrumentMaster master)
    {
        if (_contracts.TryGetValue(account, out var known) && ReferenceEquals(known.Master, master))
            return known.Table;
        var table = ContractTable.Of(master);
        _contracts[account] = (master, table);
        return table;
    }

    /// <summary>What names the wish, so that it is done once however often it is sent; null when the caller names none.</summary>
    private static string? WishOf(HttpContext context, Fields fields)
    {
        var named = fields.IdOrNull("client_order_id");
        var wish = context.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } header ? header : named;
        return wish is null || (wish.Length <= MostWish && wish.All(letter => letter is >= ' ' and <= '~'))
            ? wish
            : throw new OpenAlgoException(400, "KEY_MALFORMED", $"An Idempotency-Key has 1 to {MostWish} printable characters.");
    }

    /// <summary>Of the body, the query, or either of the two headers.</summary>
    private static string KeyText(HttpContext context, Fields fields)
    {
        var headers = context.Request.Headers;
        if (headers["X-API-KEY"] is [{ Length: > 0 } plain])
            return fields.TextOrNull("apikey") ?? plain;
        const string bearer = "Bearer ";
        return headers.Authorization is [{ } sent] && sent.StartsWith(bearer, StringComparison.OrdinalIgnoreCase)
            ? fields.TextOrNull("apikey") ?? sent[bearer.Length..].Trim()
            : fields.Text("apikey");
    }

    /// <summary>JSON whatever the content type says: chart platforms send it as plain text.</summary>
    private static async Task<JsonObject> BodyAsync(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method))
            return new JsonObject(context.Request.Query.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value.ToString())));
        try
        {
            return await JsonBody.WithBytesAsync(context, MostBytes, bytes => JsonNode.Parse(bytes, nodeOptions: null, Strict) as JsonObject
                ?? throw new OpenAlgoException(400, "INVALID_JSON", "The body must be a JSON object."));
        }
        catch (JsonException)
        {
            throw new OpenAlgoException(400, "INVALID_JSON", "Invalid JSON body");
        }
    }

    /// <summary>For an address that is not there.</summary>
    public static Task NothingHereAsync(HttpContext context) =>
        WriteErrorAsync(context, 404, "NOT_FOUND", "There is no such address here, or not yet; docs/openalgo.md tells which there are.", errors: null, retryAfter: null);

    private static Task WriteErrorAsync(HttpContext context, int status, string code, JsonNode message, JsonObject? errors, int? retryAfter)
    {
        var error = new JsonObject { ["status"] = "error", ["message"] = message, ["code"] = code };
        if (errors is not null)
            error["errors"] = errors.DeepClone();
        if (retryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            error["retry_after"] = seconds;
        }

        return WriteAsync(context, status, error);
    }

    private static Task WriteAsync(HttpContext context, int status, JsonObject reply)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(reply.ToJsonString(), context.RequestAborted);
    }
}
