using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Fairlead.Load.Start;

/// <summary>
/// From the start of the process until /health/ready says yes: with an empty data folder, and with journals of 1,000,000
/// events, which the same program wrote from the practice market at 60x before.
/// </summary>
internal static class StartLoad
{
    private const double EmptyBudget = 5, FullBudget = 8;

    public static async Task RunAsync(LoadOptions options)
    {
        var report = new LoadReport();
        var events = options.Number("events", 1_000_000);
        var folder = Directory.CreateTempSubdirectory("fairlead-start-").FullName;
        try
        {
            var (empty, full) = (new List<double>(), new List<double>());
            var rounds = options.Number("rounds", 3);
            for (var round = 0; round < rounds; round++)
                empty.Add(await StartAsync(options, Path.Combine(folder, "empty" + round.ToString(CultureInfo.InvariantCulture))));
            // A folder of one's own is kept, and is not written again when it is long enough.
            var data = options.Text("data") ?? Path.Combine(folder, "full");
            var journals = await WriteAsync(options, data, events);
            for (var round = 0; round < rounds; round++)
                full.Add(await StartAsync(options, data));
            report.Print(
                "start",
                $"start of the process until /health/ready answers 200; empty data folder, and a data folder where an account's journal holds {events} events or more, each the median of {rounds} "
                + "starts; both accounts are recovered on threads of their own, without a snapshot below 3,000,000 items",
                $"under {EmptyBudget:0} s with an empty journal, under {FullBudget:0} s with one of 1,000,000 events",
                events < 1_000_000 ? null : Median(empty) < EmptyBudget && Median(full) < FullBudget,
                new { emptySeconds = Median(empty), fullSeconds = Median(full), journals, empty, full });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt((values.Count - 1) / 2);

    private static async Task<double> StartAsync(LoadOptions options, string folder)
    {
        await using var desk = await DeskProcess.StartAsync(options.Text("program"), folder);
        var ready = await desk.ReadyAsync();
        await desk.StopAsync();
        return Math.Round(ready.TotalSeconds, 3);
    }

    /// <summary>Lets the practice markets run at 60x until an account's journal is long enough.</summary>
    /// <returns>Items of each account's journal.</returns>
    private static async Task<Dictionary<string, long>> WriteAsync(LoadOptions options, string folder, int events)
    {
        await using var desk = await DeskProcess.StartAsync(options.Text("program"), folder);
        await desk.ReadyAsync();
        await desk.LogInAsync();
        var items = await ItemsAsync(desk);
        if (items.Values.Max() < events)
        {
            foreach (var account in items.Keys)
            {
                using var faster = await desk.Http.PostAsJsonAsync($"/terminal/accounts/{account}/practice/speed", new { speed = 60 });
                faster.EnsureSuccessStatusCode();
            }

            using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
            while (items.Values.Max() < events && await poll.WaitForNextTickAsync())
                items = await ItemsAsync(desk);
        }

        await desk.StopAsync();
        return items;
    }

    private static async Task<Dictionary<string, long>> ItemsAsync(DeskProcess desk)
    {
        var health = await desk.Http.GetFromJsonAsync<JsonElement>("/terminal/health");
        return health.GetProperty("loops").EnumerateArray().ToDictionary(loop => loop.GetProperty("account").GetString()!, loop => loop.GetProperty("sequence").GetInt64());
    }
}
