using System.Net;
using System.Text;
using System.Text.Json;
using Fairlead.Serving.Tests.Security;

namespace Fairlead.Serving.Tests.Terminal;

/// <summary>One running desk, shared by the tests of a class, with its owner's browser.</summary>
public sealed class DeskFixture : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private int _keys;

    internal RunningDesk Desk { get; private set; } = null!;
    internal DeskBrowser Owner { get; private set; } = null!;

    /// <summary>The id of SPY.</summary>
    internal int Spy { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Desk = await RunningDesk.StartAsync(_folder.Path);
        Owner = await Desk.OwnerAsync();
        Spy = Desk.Account.Master!.All.First(row => row.Symbol == "SPY").Id.Index;
        // Strategies would trade between the steps of a test.
        for (var owner = 1; owner <= 2; owner++)
            (await SendAsync(HttpMethod.Post, $"strategies/{owner}", """{"isOn":false}""")).Must(HttpStatusCode.OK);
    }

    public async ValueTask DisposeAsync()
    {
        Owner.Dispose();
        await Desk.DisposeAsync();
        _folder.Dispose();
    }

    internal string NewKey() => $"key {Interlocked.Increment(ref _keys)}";

    /// <summary>To the account's part of the terminal, as the owner, under a fresh key unless one is named.</summary>
    internal Task<DeskAnswer> SendAsync(HttpMethod method, string path, string? json = null, string? key = null) =>
        Owner.SendAsync(method, $"/terminal/accounts/{RunningDesk.Us}/{path}", json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"), key ?? NewKey());

    internal async Task<JsonElement> GetAsync(string path) =>
        RunningDesk.Json((await SendAsync(HttpMethod.Get, path)).Must(HttpStatusCode.OK));

    /// <summary>A limit order for SPY so low that it rests; its id.</summary>
    internal async Task<string> RestAsync()
    {
        var mark = Desk.Account.Loop!.Ask(state => state.Market[new Domain.Instruments.InstrumentId(Spy)].Mark!.Value.ToDecimal());
        var limit = Math.Round(await mark * 0.97m, 2).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var placed = RunningDesk.Json((await SendAsync(HttpMethod.Post, "orders", Limit(5, limit))).Must(HttpStatusCode.OK));
        var order = placed.GetProperty("orders")[0].GetString()!;
        await RunningDesk.UntilAsync(
            () => Desk.Account.Loop!.Ask(state => state.Orders.Find(new Domain.Orders.ClientOrderId(long.Parse(order[2..], System.Globalization.CultureInfo.InvariantCulture)))!.Status),
            status => status == Engine.Orders.OrderStatus.Working, "the order works");
        return order;
    }

    internal string Limit(long quantity, string price) =>
        $$"""{"legs":[{"instrument":{{Spy}},"side":"Buy"}],"quantity":{{quantity}},"type":"Limit","limitPrice":"{{price}}","protection":{"stop":{"points":null,"percent":"1"} } }""";

    internal string Market(long quantity, string protection = """{"stop":{"points":null,"percent":"1"}}""") =>
        $$$"""{"legs":[{"instrument":{{{Spy}}},"side":"Buy"}],"quantity":{{{quantity}}},"type":"Market","protection":{{{protection}}} }""";
}
