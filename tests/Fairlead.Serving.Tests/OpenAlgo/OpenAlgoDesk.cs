using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fairlead.Domain.Instruments;
using Fairlead.Serving.Tests.Security;
using Fairlead.Serving.Tests.Terminal;

namespace Fairlead.Serving.Tests.OpenAlgo;

/// <summary>A running desk with the Indian practice account, a key for it, and a client as scripts write them: plain HTTP.</summary>
public sealed class OpenAlgoDesk : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private HttpClient _http = null!;

    internal RunningDesk Desk { get; private set; } = null!;
    internal DeskBrowser Owner { get; private set; } = null!;

    /// <summary>May read and trade.</summary>
    internal string Key { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Desk = await RunningDesk.StartAsync(_folder.Path, market: "india");
        Owner = await Desk.OwnerAsync();
        _http = new HttpClient { BaseAddress = Desk.Address };
        // The strategy would trade between the steps of a test.
        (await Owner.SendAsync(HttpMethod.Post, $"/terminal/accounts/{RunningDesk.India}/strategies/1", Json("""{"isOn":false}"""))).Must(HttpStatusCode.OK);
        Key = await NewKeyAsync("Read", "Trade");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        Owner.Dispose();
        await Desk.DisposeAsync();
        _folder.Dispose();
    }

    internal async Task<string> NewKeyAsync(params string[] scopes)
    {
        var asked = JsonSerializer.Serialize(new { name = "script", scopes, account = RunningDesk.India });
        return (await Owner.SendAsync(HttpMethod.Post, "/terminal/api-keys", Json(asked))).Must(HttpStatusCode.OK).Text("key")!;
    }

    /// <summary>A call with the key among its members; null leaves one out.</summary>
    internal Task<ApiAnswer> CallAsync(string path, object? members = null, string? key = null, string? idempotency = null)
    {
        var body = members is null ? [] : JsonSerializer.SerializeToNode(members)!.AsObject();
        foreach (var (name, _) in body.Where(member => member.Value is null).ToList())
            body.Remove(name);
        body.TryAdd("apikey", key ?? Key);
        return SendAsync(path, Json(body.ToJsonString()), idempotency);
    }

    internal async Task<ApiAnswer> SendAsync(string path, HttpContent content, string? idempotency = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/" + path) { Content = content };
        if (idempotency is not null)
            request.Headers.Add("Idempotency-Key", idempotency);
        using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return new ApiAnswer(answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), answer.Headers.RetryAfter?.Delta);
    }

    internal async Task<ApiAnswer> GetAsync(string pathAndQuery)
    {
        using var answer = await _http.GetAsync(new Uri("/api/v1/" + pathAndQuery, UriKind.Relative), TestContext.Current.CancellationToken);
        return new ApiAnswer(answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), RetryAfter: null);
    }

    /// <summary>The option nearest to the money of the next weekly series, in OpenAlgo's spelling.</summary>
    internal async Task<string> OptionAsync(string right = "CE", string offset = "ATM")
    {
        var expiry = (await CallAsync("expiry", new { symbol = "NIFTY", exchange = "NFO", instrumenttype = "options" })).Must(HttpStatusCode.OK)["data"]![0]!.GetValue<string>();
        var found = await CallAsync("optionsymbol", new { underlying = "NIFTY", exchange = "NSE_INDEX", expiry_date = expiry.Replace("-", "", StringComparison.Ordinal), offset, option_type = right });
        return found.Must(HttpStatusCode.OK)["symbol"]!.GetValue<string>();
    }

    /// <summary>Units that one lot of NIFTY options has.</summary>
    internal int Lot => (int)Desk.Account.Master!.All.First(row => row.Option is not null && row.Venue == Venue.Nfo).LotSize;

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}

/// <summary>What came back.</summary>
internal sealed record ApiAnswer(HttpStatusCode Status, string Body, TimeSpan? RetryAfter)
{
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    public string Message => Json["message"]!.ToString();

    public string Code => Json["code"]!.GetValue<string>();

    /// <summary>The reply, which must have this status; a refusal must never hold the word that Amibroker looks for.</summary>
    public JsonObject Must(HttpStatusCode status)
    {
        Assert.True(Status == status, $"{Status} instead of {status}: {Body}");
        Assert.Equal(status == HttpStatusCode.OK ? "success" : "error", Json["status"]!.GetValue<string>());
        Assert.True(status == HttpStatusCode.OK || !Body.Contains("success", StringComparison.OrdinalIgnoreCase), Body);
        return Json;
    }
}
