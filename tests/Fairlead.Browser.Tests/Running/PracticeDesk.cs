using System.Globalization;
using System.Text.Json.Nodes;

namespace Fairlead.Browser.Tests.Running;

/// <summary>One practice account over the API: places what a journey starts from and disturbs the market on command.</summary>
internal sealed class PracticeDesk(DeskApi api, string account)
{
    /// <summary>How long a fact may need to become true on a machine that also builds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly string _path = $"/terminal/accounts/{account}";

    public string Account => account;

    public async Task<int> InstrumentAsync(string symbol) =>
        (await api.GetAsync($"{_path}/instruments?search={symbol}")).AsArray().First(row => Text(row!["symbol"]) == symbol)!["id"]!.GetValue<int>();

    /// <summary>Sends a market order that is guarded from its first fill on, and waits for the position.</summary>
    public async Task OpenAsync(string symbol, long quantity, string stopPercent = "1", string targetPercent = "5")
    {
        var instrument = await InstrumentAsync(symbol);
        await api.SendAsync(HttpMethod.Post, $"{_path}/orders", new
        {
            legs = new[] { new { instrument, side = "Buy", ratio = 1 } },
            quantity,
            type = "Market",
            protection = new { stop = Away(stopPercent), target = Away(targetPercent) },
        });
        await UntilAsync($"{quantity} {symbol} are held and covered", async () =>
            (await NowAsync())["positions"]!.AsArray().Any(row => Text(row!["symbol"]) == symbol && Long(row["quantity"]) == quantity && Long(row["covered"]) == quantity));
    }

    /// <summary>An order for more of what is held, so many percent below its mark: it waits.</summary>
    public async Task PlaceBelowAsync(string symbol, long quantity, decimal percent)
    {
        var mark = Amount((await NowAsync())["positions"]!.AsArray().Single(row => Text(row!["symbol"]) == symbol)!["mark"]);
        await api.SendAsync(HttpMethod.Post, $"{_path}/orders", new
        {
            legs = new[] { new { instrument = await InstrumentAsync(symbol), side = "Buy", ratio = 1 } },
            quantity,
            type = "Limit",
            limitPrice = Math.Round(mark * (1 - (percent / 100)), 2).ToString("0.00", CultureInfo.InvariantCulture),
            protection = new { stop = Away("1") },
        });
    }

    /// <summary>Orders cancelled, positions closed: a journey sees only its own.</summary>
    public async Task ClearAsync()
    {
        foreach (var order in (await NowAsync())["orders"]!.AsArray().Where(row => row!["isOpen"]!.GetValue<bool>() && Text(row["purpose"]) == "Entry"))
            await api.SendAsync(HttpMethod.Delete, $"{_path}/orders/{Text(order!["order"])}", new { reason = "test ended" });
        await api.SendAsync(HttpMethod.Post, $"{_path}/flatten", new { owner = (int?)null, instrument = (int?)null, reason = "test ended" });
        await UntilAsync("the account is flat", async () =>
        {
            var now = await NowAsync();
            return now["positions"]!.AsArray().All(row => Long(row!["quantity"]) == 0) && now["orders"]!.AsArray().All(row => !row!["isOpen"]!.GetValue<bool>());
        });
    }

    public async Task SwitchStrategiesOffAsync(params int[] owners)
    {
        foreach (var owner in owners)
            await api.SendAsync(HttpMethod.Post, $"{_path}/strategies/{owner}", new { isOn = false });
    }

    public Task DisturbAsync(object fault) => api.SendAsync(HttpMethod.Post, $"{_path}/practice/faults", fault);

    /// <param name="speed">0 stands still, else 1 to 60.</param>
    public Task RunAtAsync(double speed) => api.SendAsync(HttpMethod.Post, $"{_path}/practice/speed", new { speed });

    public async Task<JsonNode> RowAsync() => (await api.GetAsync("/terminal/accounts")).AsArray().First(row => Text(row!["account"]) == account)!;

    /// <summary>Waits until the account may take risk again.</summary>
    public Task EntriesAllowedAsync() => UntilAsync("entries are allowed", async () => (await RowAsync())["trading"]!["isAllowed"]!.GetValue<bool>());

    /// <summary>The account as its journal tells it now: orders, positions, protection, profit.</summary>
    public async Task<JsonNode> NowAsync() => await AtAsync(await LastAsync());

    /// <summary>The account as it was after an item of its journal.</summary>
    public Task<JsonNode> AtAsync(long seq) => api.GetAsync($"{_path}/journal/at/{seq}");

    /// <summary>Number of the journal's last item.</summary>
    public async Task<long> LastAsync() => Long((await api.GetAsync($"{_path}/journal?limit=1"))["last"]);

    /// <summary>Asks again and again until it is true.</summary>
    public static async Task UntilAsync(string what, Func<Task<bool>> isTrue)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(Pause);
        while (!await isTrue())
        {
            try
            {
                await timer.WaitForNextTickAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"Not true within {Patience.TotalSeconds:0} s: {what}.");
            }
        }
    }

    private static object Away(string percent) => new { points = (string?)null, percent };

    public static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";

    public static long Long(JsonNode? node) => node?.GetValue<long>() ?? 0;

    public static decimal Amount(JsonNode? node) => decimal.Parse(Text(node), CultureInfo.InvariantCulture);
}
