using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace Fairlead.Serving.Tests.Security;

/// <summary>Sends what a browser's own page sends: cookies, Origin, and the token of its login.</summary>
internal sealed class DeskBrowser : IDisposable
{
    public const string Password = "correct horse battery";

    private readonly HttpClient _client;

    /// <param name="address">The server's.</param>
    /// <param name="from">Its own loopback address, such as 127.0.0.7; null for the usual.</param>
    public DeskBrowser(Uri address, string? from)
    {
        Cookies = new CookieContainer();
        Origin = address.GetLeftPart(UriPartial.Authority);
        var handler = new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false };
        if (from is not null)
            handler.ConnectCallback = (call, cancellation) => ConnectAsync(from, call.DnsEndPoint, cancellation);
        _client = new HttpClient(handler) { BaseAddress = address };
    }

    public CookieContainer Cookies { get; }

    /// <summary>Sent with every request that is not GET; null sends none.</summary>
    public string? Origin { get; set; }

    /// <summary>Sent with every request; null sends none.</summary>
    public string? Site { get; set; }

    /// <summary>Sent as Host; null sends the address.</summary>
    public string? Host { get; set; }

    /// <summary>The token of the login; null sends none.</summary>
    public string? Csrf { get; set; }

    public string? Cookie => Cookies.GetAllCookies().SingleOrDefault(cookie => cookie is { Name: "fairlead_login", Expired: false })?.Value;

    public Task<DeskAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, content: null);

    public Task<DeskAnswer> PostAsync(string path, object? body = null) =>
        SendAsync(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body));

    public Task<DeskAnswer> PostAsync(string path, HttpContent? content) => SendAsync(HttpMethod.Post, path, content);

    public Task<DeskAnswer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, content: null);

    public Task<DeskAnswer> LoginAsync(string name, string password = Password, string? code = null) =>
        PostAsync("/auth/login", new { name, password, code });

    /// <summary>Asks who is logged in and keeps the token.</summary>
    public async Task<DeskAnswer> RefreshAsync()
    {
        var answer = await GetAsync("/auth/session");
        Csrf = answer.Text("csrf");
        return answer;
    }

    public void Dispose() => _client.Dispose();

    private static async ValueTask<Stream> ConnectAsync(string from, DnsEndPoint to, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(from), port: 0));
        await socket.ConnectAsync(IPAddress.Parse(to.Host), to.Port, cancellation);
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <param name="method">Any.</param>
    /// <param name="path">Below the address.</param>
    /// <param name="content">Null sends no body.</param>
    /// <param name="key">Sent as Idempotency-Key; null sends none.</param>
    public async Task<DeskAnswer> SendAsync(HttpMethod method, string path, HttpContent? content, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        request.Headers.Host = Host;
        request.Headers.ExpectContinue = content?.Headers.ContentLength > 1_000_000;
        if (method != HttpMethod.Get && Origin is not null)
            request.Headers.Add("Origin", Origin);
        if (Site is not null)
            request.Headers.Add("Sec-Fetch-Site", Site);
        if (Csrf is not null)
            request.Headers.Add("X-Fairlead-Csrf", Csrf);
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new DeskAnswer(response.StatusCode, body, response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase));
    }
}

/// <summary>What came back.</summary>
internal sealed record DeskAnswer(HttpStatusCode Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public string? Code => Text("code");

    /// <summary>A member of the JSON body as text; null when it is not there or null.</summary>
    public string? Text(string member) =>
        Body.StartsWith('{') && JsonDocument.Parse(Body).RootElement.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null
            ? value.ToString() : null;

    public DeskAnswer Must(HttpStatusCode status)
    {
        Assert.True(Status == status, $"{(int)Status} instead of {(int)status}: {Body}");
        return this;
    }

    /// <summary>A refusal of this status and code, with a reason.</summary>
    public DeskAnswer MustRefuse(int status, string code)
    {
        Assert.Equal(((HttpStatusCode)status, code), (Status, Code));
        Assert.StartsWith("application/problem+json", Headers["Content-Type"]);
        Assert.False(string.IsNullOrWhiteSpace(Text("reason")));
        return this;
    }
}
