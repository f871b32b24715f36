using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Fairlead.Browser.Tests.Running;

/// <summary>The desk's terminal API as a logged-in user: prepares what a journey needs and checks what the page says.</summary>
internal sealed class DeskApi : IDisposable
{
    public const string Owner = "owner";
    public const string Password = "practice makes perfect 7";

    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;
    private string _csrf = "";

    public DeskApi(Uri address)
    {
        _http = new HttpClient(new HttpClientHandler { CookieContainer = _cookies, UseCookies = true, AllowAutoRedirect = false }) { BaseAddress = address };
        // As the page's own requests say; the desk refuses those of other sites.
        _http.DefaultRequestHeaders.Add("Origin", address.GetLeftPart(UriPartial.Authority));
    }

    /// <summary>The cookie of this login, for a browser.</summary>
    public Cookie Login => _cookies.GetCookies(_http.BaseAddress!).Single();

    public void Dispose() => _http.Dispose();

    /// <summary>Spends the one-time link and sets the owner's password, as a newcomer does.</summary>
    public async Task FirstLoginAsync(Uri link)
    {
        using var answer = await _http.PostAsync(link, content: null);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        await RefreshAsync();
        await SendAsync(HttpMethod.Post, "/auth/password", new { next = Password });
        await RefreshAsync();
    }

    public async Task LoginAsync(string name, string password)
    {
        await SendAsync(HttpMethod.Post, "/auth/login", new { name, password });
        await RefreshAsync();
    }

    /// <summary>Takes the login of a browser.</summary>
    public async Task UseAsync(string name, string value)
    {
        _cookies.Add(_http.BaseAddress!, new Cookie(name, value));
        await RefreshAsync();
    }

    public async Task<JsonNode> GetAsync(string path) => await ReadAsync(await _http.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Sends a command; any answer but success fails the test with the desk's reason.</summary>
    public async Task<JsonNode?> SendAsync(HttpMethod method, string path, object body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-Fairlead-Csrf", _csrf);
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        using var answer = await _http.SendAsync(request);
        return answer.StatusCode == HttpStatusCode.NoContent ? null : await ReadAsync(answer);
    }

    private async Task RefreshAsync() => _csrf = (await GetAsync("/auth/session"))["csrf"]?.GetValue<string>() ?? "";

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri?.PathAndQuery}: {(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }
}
