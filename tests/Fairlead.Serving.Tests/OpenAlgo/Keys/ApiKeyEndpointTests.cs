using System.Net;
using System.Text;
using Fairlead.Host.OpenAlgo.Keys;
using Fairlead.Host.Storage;
using Fairlead.Serving.Tests.Security;
using Fairlead.Serving.Tests.Terminal;

namespace Fairlead.Serving.Tests.OpenAlgo.Keys;

public sealed class ApiKeyEndpointTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private const string Path = "/terminal/api-keys";

    [Fact]
    public async Task Key_Made_IsShownOnceAndNeverStored()
    {
        var made = await AddAsync("""{"name":" Excel sheet ","scopes":["Trade","Read"],"account":"practice-us","expiresAt":"2099-01-02T03:04:05Z","addresses":["127.0.0.1","127.0.0.1"]}""");
        made.Must(HttpStatusCode.OK);
        Assert.Equal("no-store", made.Headers["Cache-Control"]);
        var view = RunningDesk.Json(made);
        Assert.Equal(
            ["id", "name", "scopes", "account", "createdAt", "createdBy", "expiresAt", "addresses", "key"],
            view.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("Excel sheet", """["Read","Trade"]""", "practice-us"), (made.Text("name"), made.Text("scopes"), made.Text("account")));
        Assert.Equal(("2099-01-02T03:04:05Z", """["127.0.0.1"]"""), (made.Text("expiresAt"), made.Text("addresses")));
        var text = made.Text("key")!;
        Assert.Matches("^[0-9a-f]{64}$", text);

        var list = (await desk.Owner.GetAsync(Path)).Must(HttpStatusCode.OK);
        var row = RunningDesk.Json(list).EnumerateArray().Single(each => each.GetProperty("id").GetString() == made.Text("id"));
        Assert.Equal(
            ["id", "name", "scopes", "account", "createdAt", "createdBy", "expiresAt", "addresses"],
            row.EnumerateObject().Select(member => member.Name));
        Assert.DoesNotContain(text, list.Body);
        Assert.DoesNotContain(Host.Security.Token.Hash(text), list.Body);
    }

    [Fact]
    public async Task Key_WithTheLeastSaid_HasNoEndAndIsGoodAnywhere()
    {
        var made = (await AddAsync("""{"name":"least","scopes":["Webhook"],"account":"practice-us"}""")).Must(HttpStatusCode.OK);
        Assert.Equal((null, "[]"), (made.Text("expiresAt"), made.Text("addresses")));
    }

    [Fact]
    public async Task Key_Revoked_IsGoneAndUnknown()
    {
        var id = (await AddAsync("""{"name":"to revoke","scopes":["Read"],"account":"practice-us"}""")).Must(HttpStatusCode.OK).Text("id");
        Assert.Empty((await desk.Owner.DeleteAsync($"{Path}/{id}")).Must(HttpStatusCode.NoContent).Body);
        Assert.DoesNotContain(id!, (await desk.Owner.GetAsync(Path)).Body);
        (await desk.Owner.DeleteAsync($"{Path}/{id}")).MustRefuse(404, "NO_KEY");
    }

    [Fact]
    public async Task Viewer_OfKeys_IsRefused()
    {
        const string name = "watcher";
        (await desk.Owner.PostAsync("/auth/users", new { name, password = DeskBrowser.Password, role = "viewer" })).Must(HttpStatusCode.OK);
        using var viewer = desk.Desk.Browser();
        (await viewer.LoginAsync(name)).Must(HttpStatusCode.OK);
        await viewer.RefreshAsync();
        (await viewer.GetAsync(Path)).MustRefuse(403, "ROLE_REFUSED");
        (await viewer.PostAsync(Path, new { name, scopes = new[] { "Read" }, account = RunningDesk.Us })).MustRefuse(403, "ROLE_REFUSED");
        (await viewer.DeleteAsync($"{Path}/00000000")).MustRefuse(403, "ROLE_REFUSED");
    }

    [Fact]
    public async Task Anybody_NotLoggedIn_IsRefused()
    {
        using var browser = desk.Desk.Browser();
        (await browser.GetAsync(Path)).MustRefuse(401, "NOT_LOGGED_IN");
        (await browser.PostAsync(Path, new { name = "x", scopes = new[] { "Read" }, account = RunningDesk.Us })).MustRefuse(401, "NOT_LOGGED_IN");
    }

    [Fact]
    public async Task Change_WithoutTheTokenOfTheLogin_IsRefused()
    {
        using var browser = desk.Desk.Browser();
        browser.Cookies.Add(desk.Owner.Cookies.GetAllCookies());
        (await browser.PostAsync(Path, new { name = "x", scopes = new[] { "Read" }, account = RunningDesk.Us })).MustRefuse(403, "CSRF_REFUSED");
    }

    [Theory]
    [InlineData("name", "\"\"", "NAME")]
    [InlineData("name", "\"  \"", "NAME")]
    [InlineData("name", "\"two\\nlines\"", "NAME")]
    [InlineData("name", "\"left\\u202eright\"", "NAME")]
    [InlineData("name", "\"more than forty characters is too long, so\"", "NAME")]
    [InlineData("name", "null", "MALFORMED_BODY")]
    [InlineData("scopes", "[]", "SCOPES")]
    [InlineData("scopes", "[\"Read\",\"Read\"]", "SCOPES")]
    [InlineData("scopes", "[\"Admin\"]", "MALFORMED_BODY")]
    [InlineData("scopes", "[0]", "MALFORMED_BODY")]
    [InlineData("scopes", "null", "MALFORMED_BODY")]
    [InlineData("account", "\"practice-mars\"", "ACCOUNT")]
    [InlineData("account", "\"\"", "ACCOUNT")]
    [InlineData("expiresAt", "\"2020-01-01T00:00:00Z\"", "EXPIRES_AT")]
    [InlineData("expiresAt", "\"2262-02-01T00:00:00Z\"", "EXPIRES_AT")]
    [InlineData("expiresAt", "\"tomorrow\"", "MALFORMED_BODY")]
    [InlineData("addresses", "[\"localhost\"]", "ADDRESSES")]
    [InlineData("addresses", "[\"10.1\"]", "ADDRESSES")]
    [InlineData("addresses", "[\"010.0.0.1\"]", "ADDRESSES")]
    [InlineData("addresses", "[\"10.0.0.0/8\"]", "ADDRESSES")]
    [InlineData("addresses", "[\"[::1]:80\"]", "ADDRESSES")]
    [InlineData("addresses", "[null]", "ADDRESSES")]
    [InlineData("addresses", "[\"1.1.1.1\",\"\"]", "ADDRESSES")]
    public async Task Key_AskedWrongly_IsRefusedByMember(string member, string value, string code)
    {
        var members = new Dictionary<string, string>
        {
            ["name"] = "\"x\"",
            ["scopes"] = "[\"Read\"]",
            ["account"] = "\"practice-us\"",
            [member] = value,
        };
        var refused = (await AddAsync($"{{{string.Join(',', members.Select(each => $"\"{each.Key}\":{each.Value}"))}}}")).MustRefuse(400, code);
        Assert.Contains(member, refused.Text("reason"));
    }

    [Fact]
    public async Task Key_OfTooManyAddresses_IsRefused()
    {
        var many = Enumerable.Range(0, ApiKey.MostAddresses + 1).Select(each => $"10.0.0.{RunningDesk.Text(each)}").ToArray();
        (await desk.Owner.PostAsync(Path, new { name = "x", scopes = new[] { "Read" }, account = RunningDesk.Us, addresses = many })).MustRefuse(400, "ADDRESSES");
        (await desk.Owner.PostAsync(Path, new { name = "most", scopes = new[] { "Read" }, account = RunningDesk.Us, addresses = many[1..] })).Must(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""{"name":"x","scopes":["Read"]}""")]
    [InlineData("""{"name":"x","scopes":["Read"],"account":"practice-us","colour":"red"}""")]
    [InlineData("[]")]
    [InlineData("{")]
    public async Task Key_AskedWithAnotherShape_IsRefused(string body) => (await AddAsync(body)).MustRefuse(400, "MALFORMED_BODY");

    [Fact]
    public async Task Key_MadeAndRevoked_IsAuditedAndItsTextIsInNoFile()
    {
        using var folder = new TempFolder();
        string text;
        await using (var own = await RunningDesk.StartAsync(folder.Path))
        {
            using var owner = await own.OwnerAsync();
            var made = (await owner.PostAsync(Path, new { name = "canary sheet", scopes = new[] { "Read" }, account = RunningDesk.Us })).Must(HttpStatusCode.OK);
            text = made.Text("key")!;
            (await owner.DeleteAsync($"{Path}/{made.Text("id")}")).Must(HttpStatusCode.NoContent);
        }

        var files = folder.AllText();
        Assert.Matches("api-key-added [0-9a-f]{8} Read practice-us without end from anywhere: canary sheet", files);
        Assert.Matches("api-key-revoked [0-9a-f]{8}: canary sheet", files);
        Assert.DoesNotContain(text, files, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Start_WithADamagedFile_StopsByName()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File(ApiKeyBook.FileName), "{", TestContext.Current.CancellationToken);
        var fault = await Assert.ThrowsAsync<StorageException>(() => RunningDesk.StartAsync(folder.Path));
        Assert.Contains(ApiKeyBook.FileName, fault.Message);
    }

    private Task<DeskAnswer> AddAsync(string json) =>
        desk.Owner.SendAsync(HttpMethod.Post, Path, new StringContent(json, Encoding.UTF8, "application/json"));
}
