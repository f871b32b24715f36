using System.Net;
using System.Text;
using Fairlead.Serving.Tests.Security;

namespace Fairlead.Serving.Tests.Terminal;

/// <summary>What the terminal refuses by status: always a problem with a code and a reason, and never a 500.</summary>
public sealed class BadRequestTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private const string Order = """{"legs":[{"instrument":0,"side":"Buy"}],"quantity":1,"type":"Market"}""";

    private static readonly string[] Changes =
    [
        "POST orders", "POST orders/preview", "PATCH orders/FL1", "DELETE orders/FL1", "PUT groups/G1/protection", "DELETE groups/G1/protection",
        "POST groups/G1/close", "POST flatten", "POST halt", "POST halt/release", "POST adopt", "POST strategies/1", "POST take-over",
        "POST practice/faults", "POST practice/speed",
    ];

    public static TheoryData<string> AllChanges => [.. Changes];

    [Theory]
    [InlineData("POST orders", "{", 400, "MALFORMED_BODY")]
    [InlineData("POST orders", "null", 400, "MALFORMED_BODY")]
    [InlineData("POST orders", "[]", 400, "MALFORMED_BODY")]
    [InlineData("POST orders", """{"legs":[{"instrument":0,"side":"Buy"}],"quantity":1,"type":"Market","colour":"red"}""", 400, "MALFORMED_BODY")]
    [InlineData("POST orders", """{"legs":null,"quantity":1,"type":"Market"}""", 400, "MALFORMED_BODY")]
    [InlineData("POST orders", """{"legs":[null],"quantity":1,"type":"Market"}""", 400, "LEGS")]
    [InlineData("POST orders", """{"legs":[{"instrument":0,"side":"Hold"}],"quantity":1,"type":"Market"}""", 400, "MALFORMED_BODY")]
    [InlineData("POST orders", """{"legs":[{"instrument":0,"side":1}],"quantity":1,"type":"Market"}""", 400, "MALFORMED_BODY")]
    [InlineData("POST orders", """{"legs":[{"instrument":0,"side":"Buy"}],"quantity":1.5,"type":"Market"}""", 400, "MALFORMED_BODY")]
    [InlineData("POST orders", """{"legs":[{"instrument":0,"side":"Buy"}],"quantity":1,"type":"Limit","limitPrice":100}""", 400, "MALFORMED_BODY")]
    [InlineData("POST orders", """{"legs":[{"instrument":0,"side":"Buy"}],"quantity":1,"type":"Market","protection":{"stop":{"points":"1","percent":"1"}}}""", 400, "PROTECTION")]
    [InlineData("POST orders", """{"legs":[{"instrument":0,"side":"Buy"}],"quantity":0,"type":"Market"}""", 400, "QUANTITY")]
    [InlineData("PATCH orders/12", """{"expectedVersion":1}""", 400, "ORDER_ID")]
    [InlineData("PATCH orders/FL99999999999999999999", """{"expectedVersion":1}""", 400, "ORDER_ID")]
    [InlineData("PATCH orders/FL9999", """{"expectedVersion":1}""", 404, "NO_ORDER")]
    [InlineData("PATCH orders/FL1", """{"quantity":1}""", 400, "MALFORMED_BODY")]
    [InlineData("DELETE orders/FL1", """{}""", 400, "MALFORMED_BODY")]
    [InlineData("DELETE orders/x", """{"reason":"x"}""", 400, "ORDER_ID")]
    [InlineData("PUT groups/7/protection", """{"expectedVersion":1,"plan":{}}""", 400, "GROUP_ID")]
    [InlineData("POST groups/FL7/close", """{"reason":"x"}""", 400, "GROUP_ID")]
    [InlineData("POST flatten", """{"reason":"x"}""", 400, "MALFORMED_BODY")]
    [InlineData("POST flatten", """{"owner":null,"instrument":99999,"reason":"x"}""", 400, "INSTRUMENT")]
    [InlineData("POST adopt", """{"instrument":99999,"owner":0,"plan":{}}""", 400, "INSTRUMENT")]
    [InlineData("POST halt", """{"level":"None","owner":null,"reason":"x"}""", 400, "LEVEL")]
    [InlineData("POST halt", """{"level":"Nearly","owner":null,"reason":"x"}""", 400, "MALFORMED_BODY")]
    [InlineData("POST strategies/x", """{"isOn":true}""", 404, "NOT_FOUND")]
    [InlineData("POST practice/speed", """{"speed":61}""", 400, "SPEED")]
    [InlineData("POST practice/speed", """{"speed":-1}""", 400, "SPEED")]
    [InlineData("POST practice/speed", """{"speed":0.5}""", 400, "SPEED")]
    [InlineData("POST practice/speed", """{"speed":"NaN"}""", 400, "MALFORMED_BODY")]
    [InlineData("POST practice/faults", """{"fault":"FeedMute","seconds":0}""", 400, "SECONDS")]
    [InlineData("POST practice/faults", """{"fault":"FeedMute","seconds":1e300}""", 400, "SECONDS")]
    [InlineData("POST practice/faults", """{"fault":"Rejection","count":101}""", 400, "COUNT")]
    [InlineData("POST practice/faults", """{"fault":"Gap","percent":"21"}""", 400, "PERCENT")]
    [InlineData("POST practice/faults", """{"fault":"Gap","percent":"0"}""", 400, "PERCENT")]
    [InlineData("POST practice/faults", """{"fault":"Gap","instrument":99999}""", 400, "INSTRUMENT")]
    [InlineData("POST practice/faults", """{"fault":"VolatilitySpike","percent":"101"}""", 400, "PERCENT")]
    [InlineData("POST practice/faults", """{"fault":"Earthquake"}""", 400, "MALFORMED_BODY")]
    public async Task Change_OfNonsense_IsRefused(string request, string body, int status, string code)
    {
        var (method, path) = Split(request);
        (await desk.SendAsync(method, path, body)).MustRefuse(status, code);
    }

    [Theory]
    [InlineData("instruments?limit=0", 400, "SEARCH")]
    [InlineData("instruments?limit=201", 400, "SEARCH")]
    [InlineData("instruments?limit=x", 400, "BAD_REQUEST")]
    [InlineData("instruments/99999", 404, "NO_INSTRUMENT")]
    [InlineData("instruments/-1", 404, "NO_INSTRUMENT")]
    [InlineData("instruments/99999999999", 404, "NOT_FOUND")]
    [InlineData("chain", 400, "BAD_REQUEST")]
    [InlineData("chain?underlying=99999", 400, "INSTRUMENT")]
    [InlineData("chain?underlying=0&strikes=0", 400, "STRIKES")]
    [InlineData("chain?underlying=0&strikes=102", 400, "STRIKES")]
    [InlineData("chain?underlying=0&expiry=soon", 400, "BAD_REQUEST")]
    [InlineData("nothing", 404, "NOT_FOUND")]
    public async Task Question_OfNonsense_IsRefused(string path, int status, string code) =>
        (await desk.SendAsync(HttpMethod.Get, path)).MustRefuse(status, code);

    [Theory]
    [MemberData(nameof(AllChanges))]
    public async Task Change_OfAnUnknownAccount_IsNotFound(string request)
    {
        var (method, path) = Split(request);
        var answer = await desk.Owner.SendAsync(method, $"/terminal/accounts/nobody/{path}", Json(BodyOf(request)), desk.NewKey());
        answer.MustRefuse(404, "NO_ACCOUNT");
    }

    [Theory]
    [MemberData(nameof(AllChanges))]
    public async Task Change_WithoutTheTokenOfTheLogin_IsRefused(string request)
    {
        using var browser = desk.Desk.Browser();
        browser.Cookies.Add(desk.Owner.Cookies.GetAllCookies());
        var (method, path) = Split(request);
        var answer = await browser.SendAsync(method, $"/terminal/accounts/{RunningDesk.Us}/{path}", Json(BodyOf(request)), desk.NewKey());
        answer.MustRefuse(403, "CSRF_REFUSED");
    }

    [Theory]
    [MemberData(nameof(AllChanges))]
    public async Task Change_NotLoggedIn_IsRefused(string request)
    {
        using var browser = desk.Desk.Browser();
        var (method, path) = Split(request);
        (await browser.SendAsync(method, $"/terminal/accounts/{RunningDesk.Us}/{path}", Json(BodyOf(request)), desk.NewKey())).MustRefuse(401, "NOT_LOGGED_IN");
    }

    [Fact]
    public async Task Viewer_OfEverything_MaySeeAndMayNotChange()
    {
        const string name = "viewer";
        (await desk.Owner.PostAsync("/auth/users", new { name, password = DeskBrowser.Password, role = "viewer" })).Must(HttpStatusCode.OK);
        using var viewer = desk.Desk.Browser();
        (await viewer.LoginAsync(name)).Must(HttpStatusCode.OK);
        await viewer.RefreshAsync();
        foreach (var path in new[] { "accounts", "health", "configuration", $"accounts/{RunningDesk.Us}/practice", $"accounts/{RunningDesk.Us}/instruments" })
            (await viewer.GetAsync("/terminal/" + path)).Must(HttpStatusCode.OK);
        foreach (var request in Changes)
        {
            var (method, path) = Split(request);
            (await viewer.SendAsync(method, $"/terminal/accounts/{RunningDesk.Us}/{path}", Json(BodyOf(request)), desk.NewKey())).MustRefuse(403, "ROLE_REFUSED");
        }

        (await viewer.SendAsync(HttpMethod.Put, "/terminal/configuration/practice.speed", Json("""{"value":"2","expectedValue":"1"}"""))).MustRefuse(403, "ROLE_REFUSED");
    }

    [Theory]
    [InlineData("/terminal/accounts")]
    [InlineData("/terminal/health")]
    [InlineData("/terminal/configuration")]
    [InlineData("/terminal/socket")]
    [InlineData("/api/status")]
    public async Task Question_NotLoggedIn_IsRefused(string path)
    {
        using var browser = desk.Desk.Browser();
        (await browser.GetAsync(path)).MustRefuse(401, "NOT_LOGGED_IN");
    }

    [Fact]
    public async Task Order_WithoutAKeyOrWithABadOne_IsRefused()
    {
        var path = $"/terminal/accounts/{RunningDesk.Us}/orders";
        (await desk.Owner.SendAsync(HttpMethod.Post, path, Json(Order))).MustRefuse(400, "KEY_MISSING");
        (await desk.Owner.SendAsync(HttpMethod.Post, path, Json(Order), new string('k', 101))).MustRefuse(400, "KEY_MALFORMED");
    }

    [Fact]
    public async Task Body_OfTenMegabytes_IsTooLargeAndTheConnectionGoesOn()
    {
        var path = $"/terminal/accounts/{RunningDesk.Us}/orders";
        (await desk.Owner.SendAsync(HttpMethod.Post, path, Json(new string(' ', 10_000_000)), desk.NewKey())).MustRefuse(413, "BODY_TOO_LARGE");
        (await desk.Owner.SendAsync(HttpMethod.Post, path, Json(new string(' ', 70_000)), desk.NewKey())).MustRefuse(413, "BODY_TOO_LARGE");
        (await desk.Owner.GetAsync("/terminal/accounts")).Must(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Body_OfAnotherType_IsRefused() =>
        (await desk.Owner.SendAsync(HttpMethod.Post, $"/terminal/accounts/{RunningDesk.Us}/orders", new StringContent("a=b", Encoding.UTF8, "application/x-www-form-urlencoded"), desk.NewKey()))
        .MustRefuse(415, "JSON_EXPECTED");

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    private static (HttpMethod Method, string Path) Split(string request) => (new HttpMethod(request.Split(' ')[0]), request.Split(' ')[1]);

    private static string BodyOf(string request) => request switch
    {
        "POST orders" or "POST orders/preview" => Order,
        "PATCH orders/FL1" => """{"expectedVersion":1}""",
        "PUT groups/G1/protection" => """{"expectedVersion":1,"plan":{}}""",
        "POST flatten" => """{"owner":null,"instrument":null,"reason":"x"}""",
        "POST halt" => """{"level":"BlockEntries","owner":null,"reason":"x"}""",
        "POST halt/release" => """{"owner":null,"reason":"x"}""",
        "POST adopt" => """{"instrument":0,"owner":0,"plan":{}}""",
        "POST strategies/1" => """{"isOn":false}""",
        "POST practice/faults" => """{"fault":"Rejection"}""",
        "POST practice/speed" => """{"speed":1}""",
        _ => """{"reason":"x"}""",
    };
}
