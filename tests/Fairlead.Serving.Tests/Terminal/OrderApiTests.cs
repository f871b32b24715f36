using System.Net;
using System.Text.Json;

namespace Fairlead.Serving.Tests.Terminal;

/// <summary>Orders, protection and halts over HTTP against the whole desk.</summary>
public sealed class OrderApiTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    [Fact]
    public async Task Order_AtTheMarket_IsAcceptedFilledProtectedAndClosed()
    {
        var placed = RunningDesk.Json((await desk.SendAsync(HttpMethod.Post, "orders", desk.Market(7))).Must(HttpStatusCode.OK));
        Assert.Equal("Accepted", placed.GetProperty("outcome").GetString());
        Assert.Equal("OK", placed.GetProperty("code").GetString());
        Assert.True(placed.GetProperty("checks").GetArrayLength() > 10);
        var group = placed.GetProperty("group").GetString()!;
        var guarded = await RunningDesk.UntilAsync(() => Register(group), row => row is { Open: 7 }, "the fill");
        Assert.Equal(7, guarded!.Covered);
        Assert.NotNull(guarded.Stop);
        (await desk.SendAsync(HttpMethod.Post, $"groups/{group}/close", """{"reason":"enough"}""")).Must(HttpStatusCode.OK);
        await RunningDesk.UntilAsync(() => Register(group), row => row is null, "the exit");
    }

    [Fact]
    public async Task Order_WithoutProtection_IsRefusedWithTheCheckThatFailed()
    {
        var answer = (await desk.SendAsync(HttpMethod.Post, "orders", desk.Market(5, "null"))).Must(HttpStatusCode.UnprocessableEntity);
        var reply = RunningDesk.Json(answer);
        Assert.Equal(("Refused", "PROTECTION"), (reply.GetProperty("outcome").GetString(), reply.GetProperty("code").GetString()));
        Assert.Equal(0, reply.GetProperty("orders").GetArrayLength());
        Assert.Contains(reply.GetProperty("checks").EnumerateArray(), check =>
            check.GetProperty("rule").GetString() == "PROTECTION" && check.GetProperty("outcome").GetString() == "Refused" && check.GetProperty("reason").GetString()!.Length > 0);
    }

    [Fact]
    public async Task Order_SameKeyAgain_IsAnsweredAgainAndSentOnce()
    {
        var key = desk.NewKey();
        var first = (await desk.SendAsync(HttpMethod.Post, "orders", desk.Limit(3, "100.00"), key)).Body;
        var again = (await desk.SendAsync(HttpMethod.Post, "orders", desk.Limit(3, "100.00"), key)).Body;
        Assert.Equal(first, again);
        (await desk.SendAsync(HttpMethod.Post, "orders", desk.Limit(4, "100.00"), key)).MustRefuse(422, "KEY_REUSED");
        // The key belongs to the command, whatever its address.
        (await desk.SendAsync(HttpMethod.Post, "flatten", """{"owner":null,"instrument":null,"reason":"x"}""", key)).MustRefuse(422, "KEY_REUSED");
    }

    [Fact]
    public async Task Orders_SameKeyManyTimesAtOnce_AreOneOrder()
    {
        var key = desk.NewKey();
        var before = await Submitted();
        var body = desk.Market(2);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => desk.SendAsync(HttpMethod.Post, "orders", body, key)));
        Assert.Single(answers.Select(answer => answer.Body).Distinct());
        Assert.Equal(before + 1, await Submitted());
    }

    [Fact]
    public async Task Amend_WithTheVersionOfBefore_IsAConflict()
    {
        var order = await desk.RestAsync();
        var id = new Domain.Orders.ClientOrderId(long.Parse(order[2..], System.Globalization.CultureInfo.InvariantCulture));
        var seen = await desk.Desk.Account.Loop!.Ask(state => state.Orders.Find(id)!.Version);
        (await desk.SendAsync(HttpMethod.Patch, $"orders/{order}", $$"""{"expectedVersion":{{seen}},"quantity":4}""")).Must(HttpStatusCode.OK);
        await RunningDesk.UntilAsync(() => desk.Desk.Account.Loop!.Ask(state => state.Orders.Find(id)!.Version), version => version > seen, "the amendment");
        var answer = (await desk.SendAsync(HttpMethod.Patch, $"orders/{order}", $$"""{"expectedVersion":{{seen}},"quantity":3}""")).Must(HttpStatusCode.Conflict);
        var reply = RunningDesk.Json(answer);
        Assert.Equal(("Conflict", "VERSION_CONFLICT"), (reply.GetProperty("outcome").GetString(), reply.GetProperty("code").GetString()));
        (await desk.SendAsync(HttpMethod.Delete, $"orders/{order}", """{"reason":"done"}""")).Must(HttpStatusCode.OK);
        await RunningDesk.UntilAsync(() => desk.Desk.Account.Loop!.Ask(state => state.Orders.Find(id)!.Status), status => status == Engine.Orders.OrderStatus.Cancelled, "the cancellation");
    }

    [Fact]
    public async Task Preview_OfAnOrder_SaysWhatItWouldMeetAndChangesNothing()
    {
        var before = await OrdersAndGroups();
        var preview = RunningDesk.Json((await desk.SendAsync(HttpMethod.Post, "orders/preview", desk.Limit(5, "100.00"))).Must(HttpStatusCode.OK));
        Assert.Equal(500m, decimal.Parse(preview.GetProperty("notional").GetString()!, System.Globalization.CultureInfo.InvariantCulture));
        Assert.NotEqual(JsonValueKind.Null, preview.GetProperty("worstLoss").ValueKind);
        Assert.NotEqual(JsonValueKind.Null, preview.GetProperty("charges").ValueKind);
        var unguarded = RunningDesk.Json((await desk.SendAsync(HttpMethod.Post, "orders/preview", desk.Market(5, "null"))).Must(HttpStatusCode.OK));
        Assert.Equal((false, "PROTECTION"), (unguarded.GetProperty("wouldPass").GetBoolean(), unguarded.GetProperty("code").GetString()));
        Assert.Equal(before, await OrdersAndGroups());
    }

    [Fact]
    public async Task Halt_RaisedAndReleased_StopsEntriesInBetween()
    {
        (await desk.SendAsync(HttpMethod.Post, "halt", """{"level":"BlockEntries","owner":null,"reason":"lunch"}""")).Must(HttpStatusCode.OK);
        var refused = RunningDesk.Json((await desk.SendAsync(HttpMethod.Post, "orders", desk.Market(1))).Must(HttpStatusCode.UnprocessableEntity));
        Assert.Equal("HALT", refused.GetProperty("code").GetString());
        (await desk.SendAsync(HttpMethod.Post, "halt/release", """{"owner":null,"reason":"back"}""")).Must(HttpStatusCode.OK);
        (await desk.SendAsync(HttpMethod.Post, "orders", desk.Market(1))).Must(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ProtectionAmended_OfAnOpenGroup_IsInForceAndItsVersionRises()
    {
        var placed = RunningDesk.Json((await desk.SendAsync(HttpMethod.Post, "orders", desk.Market(3))).Must(HttpStatusCode.OK));
        var group = placed.GetProperty("group").GetString()!;
        var row = await RunningDesk.UntilAsync(() => Register(group), found => found is { Open: 3 }, "the fill");
        var body = $$$"""{"expectedVersion":{{{row!.Version}}},"plan":{"stop":{"points":null,"percent":"3"},"target":{"points":null,"percent":"5"} } }""";
        (await desk.SendAsync(HttpMethod.Put, $"groups/{group}/protection", body)).Must(HttpStatusCode.OK);
        var amended = await Register(group);
        Assert.True(amended!.Version > row.Version && amended.Stop < row.Stop && amended.Target is not null);
        Assert.Equal(HttpStatusCode.Conflict, (await desk.SendAsync(HttpMethod.Put, $"groups/{group}/protection", body)).Status);
        (await desk.SendAsync(HttpMethod.Post, "flatten", $$"""{"owner":null,"instrument":{{desk.Spy}},"reason":"done"}""")).Must(HttpStatusCode.OK);
        await RunningDesk.UntilAsync(() => Register(group), found => found is null, "the exit");
    }

    /// <summary>Numbers no market knows: refused in words, and the desk goes on.</summary>
    [Theory]
    [InlineData("""{"legs":[{"instrument":ID,"side":"Buy"}],"quantity":9223372036854775807,"type":"Market","protection":{"stop":{"points":null,"percent":"1"}}}""")]
    [InlineData("""{"legs":[{"instrument":ID,"side":"Buy"}],"quantity":1000000000,"type":"Market","protection":{"stop":{"points":null,"percent":"1"}}}""")]
    [InlineData("""{"legs":[{"instrument":ID,"side":"Buy"}],"quantity":-5,"type":"Market","protection":{"stop":{"points":null,"percent":"1"}}}""")]
    [InlineData("""{"legs":[{"instrument":ID,"side":"Buy","ratio":9223372036854775807}],"quantity":1,"type":"Market"}""")]
    [InlineData("""{"legs":[{"instrument":ID,"side":"Buy"}],"quantity":5,"type":"Limit","limitPrice":"8999999999","protection":{"stop":{"points":null,"percent":"1"}}}""")]
    [InlineData("""{"legs":[{"instrument":ID,"side":"Buy"}],"quantity":1000000000,"type":"Limit","limitPrice":"8999999999","protection":{"stop":{"points":"8999999999","percent":null}}}""")]
    [InlineData("""{"legs":[{"instrument":ID,"side":"Buy"}],"quantity":5,"type":"Limit","limitPrice":"-8999999999","protection":{"stop":{"points":null,"percent":"1"}}}""")]
    [InlineData("""{"legs":[{"instrument":ID,"side":"Buy"}],"quantity":5,"type":"Limit","limitPrice":"79228162514264337593543950335"}""")]
    [InlineData("""{"legs":[{"instrument":ID,"side":"Buy"}],"quantity":5,"type":"Limit","limitPrice":"0.0000001"}""")]
    [InlineData("""{"legs":[{"instrument":ID,"side":"Buy"}],"quantity":5,"type":"Stop","triggerPrice":"8999999999","protection":{"stop":{"points":"8999999999","percent":null}}}""")]
    [InlineData("""{"legs":[{"instrument":ID,"side":"Sell"}],"quantity":5,"type":"Market","protection":{"stop":{"points":"8999999999","percent":null},"target":{"points":"8999999999","percent":null}}}""")]
    [InlineData("""{"legs":[{"instrument":ID,"side":"Buy"}],"quantity":5,"type":"Market","protection":{"stop":{"points":"-5","percent":null}}}""")]
    [InlineData("""{"legs":[{"instrument":ID,"side":"Buy"}],"quantity":5,"type":"Market","protection":{"stop":{"points":null,"percent":"1000"}}}""")]
    [InlineData("""{"legs":[{"instrument":ID,"side":"Buy"}],"quantity":5,"type":"Market","protection":{"stop":{"points":null,"percent":"0.00001"}}}""")]
    [InlineData("""{"legs":[{"instrument":ID,"side":"Buy"}],"quantity":5,"type":"Market","protection":{"stop":{"points":null,"percent":"1"},"trailBy":{"points":"8999999999","percent":null},"trailAfter":{"points":"8999999999","percent":null}}}""")]
    [InlineData("""{"legs":[{"instrument":ID,"side":"Buy"}],"quantity":5,"type":"Market","protection":{"stop":{"points":null,"percent":"1"},"breakEvenAt":{"points":"8999999999","percent":null},"breakEvenBuffer":{"points":"8999999999","percent":null}}}""")]
    [InlineData("""{"legs":[{"instrument":ID,"side":"Buy"}],"quantity":5,"type":"Market","protection":{"stopAt":"-8999999999"}}""")]
    [InlineData("""{"legs":[{"instrument":ID,"side":"Buy"}],"quantity":5,"type":"Market","protection":{"stop":{"points":null,"percent":"1"},"maxLoss":"79228162514264337593543950335"}}""")]
    [InlineData("""{"legs":[{"instrument":ID,"side":"Buy"}],"quantity":5,"type":"Market","protection":{"stop":{"points":null,"percent":"1"},"maxLoss":"-1"}}""")]
    [InlineData("""{"legs":[{"instrument":ID,"side":"Buy"}],"quantity":5,"type":"Market","protection":{"combinedStopRatio":"79228162514264337593543950335"}}""")]
    [InlineData("""{"legs":[{"instrument":ID,"side":"Buy"}],"quantity":5,"type":"Market","protection":{"stop":{"points":null,"percent":"1"},"exitAfterSeconds":1e-12}}""")]
    [InlineData("""{"legs":[{"instrument":ID,"side":"Buy"}],"quantity":5,"type":"TrailingStop","trailBy":"8999999999","protection":{"stop":{"points":null,"percent":"1"}}}""")]
    [InlineData("""{"legs":[{"instrument":ID,"side":"Buy"}],"quantity":5,"type":"Limit","timeInForce":"Gtd","goodTill":"9999-12-31T00:00:00Z","limitPrice":"100"}""")]
    [InlineData("""{"legs":[{"instrument":ID,"side":"Buy"}],"quantity":5,"type":"Limit","timeInForce":"Gtd","goodTill":"0001-01-01T00:00:00Z","limitPrice":"100"}""")]
    [InlineData("""{"legs":[{"instrument":ID,"side":"Buy"},{"instrument":ID,"side":"Sell"}],"quantity":5,"type":"Market"}""")]
    [InlineData("""{"legs":[{"instrument":2147483647,"side":"Buy"}],"quantity":5,"type":"Market"}""")]
    [InlineData("""{"legs":[{"instrument":-1,"side":"Buy"}],"quantity":5,"type":"Market"}""")]
    [InlineData("""{"legs":[],"quantity":5,"type":"Market"}""")]
    public async Task Order_WithSenselessNumbers_IsRefusedOrTakenAndTheDeskGoesOn(string body)
    {
        foreach (var path in new[] { "orders/preview", "orders" })
        {
            var answer = await desk.SendAsync(HttpMethod.Post, path, body.Replace("ID", RunningDesk.Text(desk.Spy), StringComparison.Ordinal));
            Assert.True((int)answer.Status is 200 or 400 or 422, $"{path}: {(int)answer.Status} {answer.Body}");
        }

        // The desk has to live through a few records with it, too.
        var seen = await desk.Desk.Account.Loop!.Ask(state => state.Sequence);
        await RunningDesk.UntilAsync(() => desk.Desk.Account.Loop!.Ask(state => state.Sequence), sequence => sequence > seen + 20, "the market's next records");
        Assert.Null(desk.Desk.Account.Fault);
    }

    private async Task<Guarded?> Register(string group) => await desk.Desk.Account.Loop!.Ask(state =>
        Fairlead.Host.Terminal.Rows.ProtectionRows.Of(state).Where(row => row.Group == group).Select(row => new Guarded(row.Open, row.Covered, row.Stop, row.Target, row.Version)).FirstOrDefault());

    private Task<int> Submitted() => desk.Desk.Account.Loop!.Ask(state => state.Orders.Open.Concat(Enumerable.Range(1, 10_000)
        .Select(id => state.Orders.Find(new Domain.Orders.ClientOrderId(id))).OfType<Engine.Orders.Order>()).Select(order => order.Id.Value).Distinct().Count());

    private Task<(int Orders, int Groups)> OrdersAndGroups() =>
        desk.Desk.Account.Loop!.Ask(state => (state.Orders.Open.Count(), state.Groups.LiveCount));

    private sealed record Guarded(long Open, long Covered, decimal? Stop, decimal? Target, int Version);
}
