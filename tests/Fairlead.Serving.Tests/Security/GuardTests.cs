using System.Net;
using System.Net.WebSockets;
using System.Text;

namespace Fairlead.Serving.Tests.Security;

public sealed class GuardTests : SecurityScene
{
    [Theory]
    [InlineData("http://evil.example", null)]
    [InlineData("null", null)]
    [InlineData("https://127.0.0.1", null)]
    [InlineData("http://127.0.0.1", null)]
    [InlineData(null, null)]
    [InlineData(null, "cross-site")]
    [InlineData(null, "same-site")]
    [InlineData(null, "none")]
    public async Task Change_FromElsewhere_IsRefused(string? origin, string? site)
    {
        using var owner = await Server.OwnerAsync();
        (owner.Origin, owner.Site) = (origin, site);
        (await owner.PostAsync("/trade")).MustRefuse(403, "ORIGIN_REFUSED");
        (await owner.LoginAsync("owner")).MustRefuse(403, "ORIGIN_REFUSED");
        (await owner.GetAsync("/view")).Must(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Change_OurOriginButTheBrowserSaysCrossSite_IsRefused()
    {
        using var owner = await Server.OwnerAsync();
        owner.Site = "cross-site";
        (await owner.PostAsync("/trade")).MustRefuse(403, "ORIGIN_REFUSED");
        owner.Site = "same-origin";
        (await owner.PostAsync("/trade")).Must(HttpStatusCode.OK);
        owner.Origin = null;
        (await owner.PostAsync("/trade")).Must(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Change_WithoutTheLoginsToken_IsRefused()
    {
        using var owner = await Server.OwnerAsync();
        using var other = Server.Browser();
        await other.LoginAsync("owner");
        await other.RefreshAsync();
        Assert.NotEqual(owner.Csrf, other.Csrf);
        foreach (var token in new[] { null, "", other.Csrf, owner.Csrf + "A", owner.Cookie })
        {
            owner.Csrf = token;
            (await owner.PostAsync("/trade")).MustRefuse(403, "CSRF_REFUSED");
            (await owner.PostAsync("/auth/logout")).MustRefuse(403, "CSRF_REFUSED");
            (await owner.DeleteAsync("/auth/users/owner")).MustRefuse(403, "CSRF_REFUSED");
        }

        await owner.RefreshAsync();
        (await owner.PostAsync("/trade")).Must(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("192.168.1.5")]
    [InlineData("0.0.0.0")]
    public async Task Host_NotOurs_IsRefusedBeforeAnything(string host)
    {
        using var owner = await Server.OwnerAsync();
        owner.Host = host;
        (await owner.GetAsync("/open")).MustRefuse(421, "HOST_REFUSED");
        (await owner.GetAsync("/view")).MustRefuse(421, "HOST_REFUSED");
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:1234")]
    [InlineData("127.0.0.1:5555")]
    [InlineData("[::1]:5555")]
    public async Task Host_Ours_IsServed(string host)
    {
        using var browser = Server.Browser();
        browser.Host = host;
        (await browser.GetAsync("/open")).Must(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Host_OfTheDesksNetwork_IsServedByItsNumbersWhenRemoteIsAllowed()
    {
        await RestartAsync(allowRemote: true);
        using var browser = Server.Browser();
        browser.Host = "192.168.1.5:5555";
        (await browser.GetAsync("/open")).Must(HttpStatusCode.OK);
        browser.Host = "evil.example";
        (await browser.GetAsync("/open")).MustRefuse(421, "HOST_REFUSED");
    }

    [Fact]
    public async Task PublicOrigin_Set_IsOurPageToo()
    {
        await RestartAsync(new Uri("https://desk.example"));
        using var browser = Server.Browser();
        (browser.Host, browser.Origin) = ("desk.example", "https://desk.example");
        (await browser.PostAsync("/trade")).MustRefuse(401, "NOT_LOGGED_IN");
        foreach (var origin in new[] { "https://other.example", "https://desk.example:8443", "https://desk.example.evil.example" })
        {
            browser.Origin = origin;
            (await browser.PostAsync("/trade")).MustRefuse(403, "ORIGIN_REFUSED");
        }
    }

    [Theory]
    [InlineData("/view")]
    [InlineData("/plain")]
    [InlineData("/auth/users")]
    public async Task Endpoint_NobodyLoggedIn_IsRefused(string path) =>
        (await Server.Browser().GetAsync(path)).MustRefuse(401, "NOT_LOGGED_IN");

    [Fact]
    public async Task Answers_OfAnyKind_CarryTheHeaders()
    {
        using var browser = Server.Browser();
        foreach (var path in new[] { "/open", "/nowhere", "/view", "/auth/once" })
        {
            var headers = (await browser.GetAsync(path)).Headers;
            var scripts = headers["Content-Security-Policy"].Split(';', StringSplitOptions.TrimEntries).Single(part => part.StartsWith("script-src", StringComparison.Ordinal));
            Assert.Equal("script-src 'self'", scripts);
            Assert.Contains("frame-ancestors 'none'", headers["Content-Security-Policy"]);
            Assert.Contains("object-src 'none'", headers["Content-Security-Policy"]);
            Assert.Equal("nosniff", headers["X-Content-Type-Options"]);
            Assert.Equal("DENY", headers["X-Frame-Options"]);
            Assert.Equal("same-origin", headers["Referrer-Policy"]);
            Assert.DoesNotContain("Server", headers.Keys);
        }

        Assert.Equal("no-store", (await browser.GetAsync("/auth/session")).Headers["Cache-Control"]);
    }

    [Fact]
    public async Task Address_Unknown_IsAProblem()
    {
        using var owner = await Server.OwnerAsync();
        (await owner.GetAsync("/nowhere")).MustRefuse(404, "NOT_FOUND");
        (await owner.PostAsync("/view")).MustRefuse(405, "METHOD_REFUSED");
    }

    [Fact]
    public async Task Socket_OfOurPageAndLogin_Opens()
    {
        using var owner = await Server.OwnerAsync();
        using var socket = await ConnectAsync(owner, owner.Origin);
        await socket.ReceiveAsync(new byte[16], TestContext.Current.CancellationToken);
        Assert.Equal("current", socket.CloseStatusDescription);
    }

    [Theory]
    [InlineData("http://evil.example", true, HttpStatusCode.Forbidden)]
    [InlineData("null", true, HttpStatusCode.Forbidden)]
    [InlineData(null, true, HttpStatusCode.Forbidden)]
    [InlineData("own", false, HttpStatusCode.Unauthorized)]
    public async Task Socket_OfAnotherSiteOrWithoutLogin_IsRefused(string? origin, bool loggedIn, HttpStatusCode status)
    {
        using var owner = await Server.OwnerAsync();
        using var stranger = Server.Browser();
        using var socket = new ClientWebSocket();
        var fault = await Assert.ThrowsAsync<WebSocketException>(() =>
            ConnectAsync(loggedIn ? owner : stranger, origin == "own" ? owner.Origin : origin, socket));
        Assert.Equal(WebSocketError.NotAWebSocket, fault.WebSocketErrorCode);
        Assert.Equal(status, socket.HttpStatusCode);
    }

    [Fact]
    public async Task Body_OfTenMegabytes_IsRefused()
    {
        using var content = new ByteArrayContent(new byte[10 * 1024 * 1024]);
        content.Headers.ContentType = new("application/json");
        (await Server.Browser().PostAsync("/auth/login", content)).MustRefuse(413, "BODY_TOO_LARGE");
    }

    [Fact]
    public async Task Body_TooLargeWithoutSayingSo_IsRefused()
    {
        // A stream of unknown length is sent in chunks.
        using var content = new StreamContent(new UnknownLength(new byte[100_000]));
        content.Headers.ContentType = new("application/json");
        (await Server.Browser().PostAsync("/auth/login", content)).MustRefuse(413, "BODY_TOO_LARGE");
    }

    [Theory]
    [InlineData("", 400, "MALFORMED_BODY")]
    [InlineData("{", 400, "MALFORMED_BODY")]
    [InlineData("null", 400, "MALFORMED_BODY")]
    [InlineData("[]", 400, "MALFORMED_BODY")]
    [InlineData("{}", 400, "MALFORMED_BODY")]
    [InlineData("""{"name":"a"}""", 400, "MALFORMED_BODY")]
    [InlineData("""{"name":null,"password":"b"}""", 400, "MALFORMED_BODY")]
    [InlineData("""{"name":1,"password":"b"}""", 400, "MALFORMED_BODY")]
    [InlineData("""{"name":"a","password":"b","extra":1}""", 400, "MALFORMED_BODY")]
    [InlineData("""{"name":"a","name":"c","password":"b"}""", 400, "MALFORMED_BODY")]
    [InlineData("""{"name":"a","password":"\ud800"}""", 400, "MALFORMED_BODY")]
    public async Task Body_Malformed_IsRefused(string body, int status, string code)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        (await Server.Browser().PostAsync("/auth/login", content)).MustRefuse(status, code);
    }

    [Fact]
    public async Task Body_NotJson_IsRefused()
    {
        using var content = new FormUrlEncodedContent([new("name", "owner"), new("password", DeskBrowser.Password)]);
        (await Server.Browser().PostAsync("/auth/login", content)).MustRefuse(415, "JSON_EXPECTED");
    }

    private async Task<ClientWebSocket> ConnectAsync(DeskBrowser browser, string? origin, ClientWebSocket? socket = null)
    {
        socket ??= new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.Cookies = browser.Cookies;
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        var address = new UriBuilder(Server.Address) { Scheme = "ws", Path = "/socket" }.Uri;
        // The container keeps cookies by http; the socket asks it by ws.
        browser.Cookies.SetCookies(address, $"fairlead_login={browser.Cookie}");
        await socket.ConnectAsync(address, TestContext.Current.CancellationToken);
        return socket;
    }

    private sealed class UnknownLength(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
