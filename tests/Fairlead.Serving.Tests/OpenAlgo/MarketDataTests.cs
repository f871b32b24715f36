using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Fairlead.Serving.Tests.OpenAlgo;

/// <summary>Prices and symbols; the numbers are the contract's acceptance cases.</summary>
public sealed class MarketDataTests(OpenAlgoDesk desk) : IClassFixture<OpenAlgoDesk>
{
    [Fact]
    public async Task Quotes_OfAnIndex_AreNumbersAndNeverNull()
    {
        var data = (await desk.CallAsync("quotes", new { symbol = "NIFTY", exchange = "NSE_INDEX" })).Must(HttpStatusCode.OK)["data"]!;
        foreach (var name in new[] { "open", "high", "low", "ltp", "bid", "ask", "prev_close", "volume", "oi" })
            Assert.Equal(System.Text.Json.JsonValueKind.Number, data[name]!.GetValueKind());
        Assert.True(data["ltp"]!.GetValue<decimal>() > 1_000);
    }

    [Fact]
    public async Task Case38_ManyQuotes_KeepTheOrderAndNameTheBadOne()
    {
        var symbols = new[] { new { symbol = "NIFTY", exchange = "NSE_INDEX" }, new { symbol = "NOPE", exchange = "NFO" }, new { symbol = "BANKNIFTY", exchange = "NSE_INDEX" } };
        var results = (await desk.CallAsync("multiquotes", new { symbols })).Must(HttpStatusCode.OK)["results"]!.AsArray();
        Assert.Equal(["NIFTY", "NOPE", "BANKNIFTY"], results.Select(row => row!["symbol"]!.GetValue<string>()));
        Assert.NotNull(results[1]!["error"]);
        Assert.True(results[2]!["data"]!["ltp"]!.GetValue<decimal>() > 0);
        (await desk.CallAsync("multiquotes", new { symbols = new[] { symbols[1] } })).Must(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Depth_OfAnOption_HasFiveLevelsBestFirst()
    {
        var data = (await desk.CallAsync("depth", new { symbol = await desk.OptionAsync(), exchange = "NFO" })).Must(HttpStatusCode.OK)["data"]!;
        Assert.Equal((5, 5), (data["bids"]!.AsArray().Count, data["asks"]!.AsArray().Count));
        Assert.True(data["bids"]![0]!["price"]!.GetValue<decimal>() < data["asks"]![0]!["price"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task Case35_HistoryOfMinutes_RisesInWholeSecondsFromTheOpening()
    {
        var today = await TodayAsync();
        var answer = await HistoryAsync("5m", today);
        var at = answer["data"]!.AsArray().Select(row => row!["timestamp"]!.GetValue<long>()).ToList();
        Assert.NotEmpty(at);
        Assert.Equal(at.Order().Distinct(), at);
        // 09:15 in India is 03:45 UTC.
        Assert.Equal(new DateTimeOffset(today.ToDateTime(new TimeOnly(3, 45)), TimeSpan.Zero).ToUnixTimeSeconds(), at[0]);
    }

    [Fact]
    public async Task Case36_HistoryOfDays_ShowsTheTradingDateAsUtcMidnight()
    {
        var today = await TodayAsync();
        var row = Assert.Single((await HistoryAsync("D", today))["data"]!.AsArray())!;
        Assert.Equal(new DateTimeOffset(today.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeSeconds(), row["timestamp"]!.GetValue<long>());
    }

    [Fact]
    public async Task History_FromBeforeTheDeskSawAnything_SaysThatItIsIncomplete()
    {
        var today = await TodayAsync();
        var answer = (await desk.CallAsync("history", Asked("5m", today.AddDays(-30), today))).Must(HttpStatusCode.OK);
        Assert.True(answer["incomplete"]!.GetValue<bool>());
        (await desk.CallAsync("history", Asked("5m", today, today.AddDays(-1)))).Must(HttpStatusCode.BadRequest);
        (await desk.CallAsync("history", Asked("7x", today, today))).Must(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Case39_Expiries_RiseAndNoneIsPast()
    {
        var today = await TodayAsync();
        var days = (await desk.CallAsync("expiry", new { symbol = "NIFTY", exchange = "NFO", instrumenttype = "options" })).Must(HttpStatusCode.OK)["data"]!.AsArray()
            .Select(day => DateOnly.ParseExact(day!.GetValue<string>(), "dd-MMM-yy", CultureInfo.InvariantCulture)).ToList();
        Assert.True(days.Count > 5);
        Assert.Equal(days.Order(), days);
        Assert.True(days[0] >= today);
    }

    [Fact]
    public async Task Case40_Instruments_ByQueryListTheExchange()
    {
        var symbols = (await desk.GetAsync($"instruments?apikey={desk.Key}&exchange=NSE_INDEX")).Must(HttpStatusCode.OK)["data"]!.AsArray()
            .Select(row => row!["symbol"]!.GetValue<string>()).ToList();
        Assert.Contains("NIFTY", symbols);
        Assert.Contains("INDIAVIX", symbols);
        (await desk.GetAsync("instruments?exchange=NSE_INDEX")).Must(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Search_ByWords_FindsAndSaysHowMany()
    {
        var found = (await desk.CallAsync("search", new { query = "nifty ce", exchange = "NFO" })).Must(HttpStatusCode.OK);
        Assert.NotEmpty(found["data"]!.AsArray());
        Assert.StartsWith("Found ", found["message"]!.GetValue<string>());
        var none = (await desk.CallAsync("search", new { query = "zzz" })).Must(HttpStatusCode.OK);
        Assert.Equal("No matching symbols found", none["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task Symbol_OfAnOption_TellsLotTickAndExpiry()
    {
        var symbol = await desk.OptionAsync("PE", "OTM2");
        var row = (await desk.CallAsync("symbol", new { symbol, exchange = "NFO" })).Must(HttpStatusCode.OK)["data"]!;
        Assert.Equal((symbol, "PE", "NIFTY", desk.Lot), (row["symbol"]!.GetValue<string>(), row["instrumenttype"]!.GetValue<string>(), row["name"]!.GetValue<string>(), row["lotsize"]!.GetValue<int>()));
        (await desk.CallAsync("symbol", new { symbol = "NOPE", exchange = "NFO" })).Must(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task OptionChain_AroundTheMoney_HasLabelsBothLegsAndGreeks()
    {
        var chain = (await desk.CallAsync("optionchain", new { underlying = "NIFTY", exchange = "NSE_INDEX", strike_count = 3, with_greeks = true })).Must(HttpStatusCode.OK);
        var rows = chain["chain"]!.AsArray();
        Assert.Equal(7, rows.Count);
        Assert.Equal(["ITM3", "ITM2", "ITM1", "ATM", "OTM1", "OTM2", "OTM3"], rows.Select(row => row!["ce"]!["label"]!.GetValue<string>()));
        Assert.Equal(["OTM3", "OTM2", "OTM1", "ATM", "ITM1", "ITM2", "ITM3"], rows.Select(row => row!["pe"]!["label"]!.GetValue<string>()));
        Assert.Equal(chain["atm_strike"]!.GetValue<decimal>(), rows[3]!["strike"]!.GetValue<decimal>());
        Assert.Equal(await desk.OptionAsync(), rows[3]!["ce"]!["symbol"]!.GetValue<string>());
        Assert.InRange(rows[3]!["ce"]!["delta"]!.GetValue<decimal>(), 0.2m, 0.8m);
        (await desk.CallAsync("optionchain", new { underlying = "NOPE", exchange = "NSE_INDEX" })).Must(HttpStatusCode.NotFound);
        (await desk.CallAsync("optionchain", new { underlying = "NIFTY", exchange = "NSE_INDEX", strike_count = 101 })).Must(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task SyntheticFuture_OfTheNextSeries_LiesNearTheIndex()
    {
        var chain = (await desk.CallAsync("optionchain", new { underlying = "NIFTY", exchange = "NSE_INDEX", strike_count = 1 })).Must(HttpStatusCode.OK);
        var found = (await desk.CallAsync("syntheticfuture", new { underlying = "NIFTY", exchange = "NSE_INDEX", expiry_date = chain["expiry_date"]!.GetValue<string>() })).Must(HttpStatusCode.OK);
        var (index, future) = (found["underlying_ltp"]!.GetValue<decimal>(), found["synthetic_future_price"]!.GetValue<decimal>());
        Assert.InRange(future, index * 0.99m, index * 1.01m);
    }

    private Task<DateOnly> TodayAsync() =>
        desk.Desk.Account.Loop!.Ask(state => DateOnly.FromDateTime(new DateTimeOffset(state.Now.ToUtc(), TimeSpan.Zero).ToOffset(TimeSpan.FromHours(5.5)).DateTime));

    private async Task<JsonObject> HistoryAsync(string interval, DateOnly day) => (await desk.CallAsync("history", Asked(interval, day, day))).Must(HttpStatusCode.OK);

    private static object Asked(string interval, DateOnly from, DateOnly to) => new
    {
        symbol = "NIFTY", exchange = "NSE_INDEX", interval,
        start_date = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), end_date = to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };
}
