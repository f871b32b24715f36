using System.Net;
using System.Text;

namespace Fairlead.Serving.Tests.OpenAlgo;

/// <summary>Keys, bodies and refusals; the numbers are the contract's acceptance cases (section 24).</summary>
public sealed class CallTests(OpenAlgoDesk desk) : IClassFixture<OpenAlgoDesk>
{
    [Fact]
    public async Task Case3_SymbolMissing_IsNamedInTextAndByField()
    {
        var answer = await desk.CallAsync("placeorder", new { strategy = "x", exchange = "NFO", action = "BUY", quantity = "75" });
        answer.Must(HttpStatusCode.BadRequest);
        Assert.Contains("'symbol': ['Missing data for required field.']", answer.Message);
        Assert.Equal("Missing data for required field.", answer.Json["errors"]!["symbol"]![0]!.GetValue<string>());
        Assert.Equal("VALIDATION", answer.Code);
    }

    [Theory]
    [InlineData("1.5", "Fractional quantity (1.5) is not allowed for non-crypto exchanges.")] // case 4
    [InlineData("0", "Quantity must be a positive number.")] // case 5
    [InlineData("-75", "Quantity must be a positive number.")]
    [InlineData("1e30", "Not a valid number.")]
    [InlineData("99999999999", "Quantity must be at most 1000000000.")]
    [InlineData("'; DROP TABLE orders; --", "Not a valid number.")]
    public async Task Quantity_ThatMakesNoOrder_IsRefusedWithItsReason(string quantity, string reason)
    {
        var answer = await desk.CallAsync("placeorder", new { strategy = "x", exchange = "NFO", symbol = "X", action = "BUY", quantity });
        answer.Must(HttpStatusCode.BadRequest);
        Assert.Equal(reason, answer.Json["errors"]!["quantity"]![0]!.GetValue<string>());
    }

    [Theory]
    [InlineData("0.5", "Position size must be a whole number of units.")] // cut off it would mean flat
    [InlineData("-99999999999", "Position size must be a whole number of units.")]
    [InlineData("{{strategy.position_size}}", "Not a valid number.")]
    public async Task Target_ThatIsNoNumberOfUnits_IsRefusedAndNothingIsClosed(string target, string reason)
    {
        var answer = await desk.CallAsync(
            "placesmartorder", new { strategy = "x", exchange = "NFO", symbol = await desk.OptionAsync(), action = "BUY", quantity = "75", position_size = target });
        answer.Must(HttpStatusCode.BadRequest);
        Assert.Equal(reason, answer.Json["errors"]!["position_size"]![0]!.GetValue<string>());
    }

    [Theory]
    [InlineData("placeorder")]
    [InlineData("funds")]
    [InlineData("depth")]
    [InlineData("intervals")]
    public async Task Case7_UnknownKey_IsRefusedEverywhereInTheSameWords(string path)
    {
        var answer = await desk.CallAsync(path, new { strategy = "x", exchange = "NFO", symbol = "X", action = "BUY", quantity = "75" }, key: new string('0', 64));
        answer.Must(HttpStatusCode.Forbidden);
        Assert.Equal(("Invalid openalgo apikey", "INVALID_API_KEY"), (answer.Message, answer.Code));
    }

    [Fact]
    public async Task Key_ThatMayOnlyRead_PlacesNoOrder()
    {
        var key = await desk.NewKeyAsync("Read");
        (await desk.CallAsync("funds", key: key)).Must(HttpStatusCode.OK);
        var answer = await desk.CallAsync("cancelallorder", new { strategy = "x" }, key: key);
        answer.Must(HttpStatusCode.Forbidden);
        Assert.Equal("KEY_SCOPE", answer.Code);
    }

    [Fact]
    public async Task Key_Missing_IsAFieldLikeAnyOther()
    {
        var answer = await desk.SendAsync("funds", new StringContent("{}", Encoding.UTF8, "application/json"));
        answer.Must(HttpStatusCode.BadRequest);
        Assert.Equal("Missing data for required field.", answer.Json["errors"]!["apikey"]![0]!.GetValue<string>());
    }

    [Theory]
    [InlineData("text/plain")] // case 9
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Case9_JsonOfAnyContentType_IsRead(string type)
    {
        var answer = await desk.SendAsync("ping", new StringContent($$"""{"apikey":"{{desk.Key}}"}""", Encoding.UTF8, type));
        Assert.Equal("pong", answer.Must(HttpStatusCode.OK)["data"]!["message"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("{bad", "Invalid JSON body")] // case 10
    [InlineData("", "Invalid JSON body")]
    [InlineData("[1]", "The body must be a JSON object.")]
    [InlineData("\"text\"", "The body must be a JSON object.")]
    [InlineData("{\"apikey\":\"a\",\"apikey\":\"b\"}", "Invalid JSON body")]
    public async Task Case10_BodyThatIsNoObject_IsRefused(string body, string reason)
    {
        var answer = await desk.SendAsync("placeorder", new StringContent(body, Encoding.UTF8, "application/json"));
        answer.Must(HttpStatusCode.BadRequest);
        Assert.Equal(reason, answer.Message);
    }

    [Fact]
    public async Task Body_OfMegabytes_IsRefusedBeforeItIsRead()
    {
        var answer = await desk.SendAsync("placeorder", new StringContent("{\"strategy\":\"" + new string('x', 400_000) + "\"}", Encoding.UTF8, "application/json"));
        answer.Must(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Case11_TheEleventhOrderOfASecond_IsToldWhenToComeBack()
    {
        var key = await desk.NewKeyAsync("Trade");
        var answers = await Task.WhenAll(Enumerable.Range(0, 11).Select(_ => desk.CallAsync("modifyorder", Change("FL999999"), key)));
        var refused = Assert.Single(answers, answer => answer.Status == HttpStatusCode.TooManyRequests);
        Assert.Equal("RATE_LIMIT", refused.Code);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.RetryAfter);
        // What takes back and closes is never kept waiting by it.
        (await desk.CallAsync("cancelallorder", new { strategy = "x" }, key)).Must(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("NSE_INDEX", "NIFTY", HttpStatusCode.BadRequest)] // an index has a price and takes no order
    [InlineData("NFO", "NIFTY01JAN9925000CE", HttpStatusCode.NotFound)]
    [InlineData("NASDAQ", "AAPL", HttpStatusCode.BadRequest)]
    [InlineData("NFO", "<script>alert(1)</script>", HttpStatusCode.NotFound)]
    [InlineData("NFO", "निफ्टी", HttpStatusCode.NotFound)]
    public async Task Symbol_ThatCannotBeOrdered_IsRefused(string exchange, string symbol, HttpStatusCode status) =>
        (await desk.CallAsync("placeorder", new { strategy = "x", exchange, symbol, action = "BUY", quantity = "75" })).Must(status);

    [Theory]
    [InlineData("placegttorder")]
    [InlineData("nothing/at/all")]
    public async Task Address_ThatIsNotThere_IsRefusedInTheContractsShape(string path)
    {
        Assert.Equal("NOT_FOUND", (await desk.CallAsync(path)).Must(HttpStatusCode.NotFound)["code"]!.GetValue<string>());
        (await desk.GetAsync(path)).Must(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Page_OfAnotherSite_GainsNothingByABrowsersLogin()
    {
        // The owner's cookies go along; without a key nobody is known.
        var answer = await desk.Owner.SendAsync(HttpMethod.Post, "/api/v1/funds", new StringContent("{}", Encoding.UTF8, "text/plain"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    internal static object Change(string id) => new
    {
        strategy = "x", orderid = id, exchange = "NFO", symbol = "X", action = "BUY", quantity = "75", pricetype = "LIMIT", product = "MIS", price = "1", trigger_price = "0", disclosed_quantity = "0",
    };
}
