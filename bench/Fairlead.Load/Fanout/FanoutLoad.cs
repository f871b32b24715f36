using System.Globalization;
using System.Text.Json;

namespace Fairlead.Load.Fanout;

/// <summary>
/// WebSocket fan-out: 1,000 symbols, 200 pages that each follow all of them, 125 changed rows a second, so 25,000 messages
/// a second in all; from the row's publishing to its receipt in a page. The desk's sockets and npm's ws take turns with the
/// same pages (one node process), the same rows and the same rate.
/// </summary>
internal static class FanoutLoad
{
    /// <summary>Before and after what pages.mjs measures.</summary>
    private const int WarmUpSeconds = 4;

    public static async Task RunAsync(LoadOptions options)
    {
        var report = new LoadReport();
        var (clients, updates) = (options.Number("clients", 200), options.Number("updates", 125));
        var seconds = options.Number("seconds", 20);
        var rounds = new List<Round>();
        for (var round = 0; round < options.Number("rounds", 3); round++)
        {
            rounds.Add(await RoundAsync("ws", options, clients, seconds));
            rounds.Add(await RoundAsync("fairlead", options, clients, seconds));
        }

        var (desk, peer) = (Summary(rounds, "fairlead"), Summary(rounds, "ws"));
        var expected = 0.99 * clients * updates;
        report.Print(
            "fanout",
            $"WebSocket fan-out: {options.Number("symbols", 1_000)} symbols, {clients} pages, each following all of them; {updates} changed rows a second, each to all pages, "
            + $"is {clients * updates} messages a second; from publishing to receipt in another process (node), {seconds} s a round after 3 s of warming up, rounds of ws and of the desk in turn",
            "25,000 messages/s at a p99 no worse than npm ws in the same run",
            rounds.All(round => round.Missing == 0 && round.MessagesPerSecond >= expected) ? desk.P99 <= peer.P99 : null,
            new { fairlead = desk, ws = peer, ratioP99 = Math.Round(desk.P99 / peer.P99, 2), rounds });
    }

    private static async Task<Round> RoundAsync(string server, LoadOptions options, int clients, int seconds)
    {
        var text = (Func<int, string>)(number => number.ToString(CultureInfo.InvariantCulture));
        string[] asked = ["--symbols", text(options.Number("symbols", 1_000)), "--updates", text(options.Number("updates", 125))];
        await using var serving = server == "ws"
            ? ChildProcess.Start("node", [Script("ws-server.mjs"), .. asked])
            : ChildProcess.Start(Environment.ProcessPath!, [.. OwnAssembly(), "fanout-host", .. asked]);
        var port = await serving.LineAsync("PORT ");
        await using var pages = ChildProcess.Start("node", Script("pages.mjs"), $"ws://127.0.0.1:{port}/socket", text(clients), text(seconds));
        var cpu = serving.Cpu;
        var heard = JsonSerializer.Deserialize<Round>(await pages.EndAsync(), JsonSerializerOptions.Web)!;
        var sent = heard.MessagesPerSecond * (seconds + WarmUpSeconds);
        return heard with { Server = server, CpuMicrosPerMessage = Math.Round((serving.Cpu - cpu).TotalMicroseconds / sent, 2) };
    }

    private static Best Summary(List<Round> rounds, string server)
    {
        var own = rounds.Where(round => round.Server == server).ToList();
        double Middle(Func<Round, double> value) => own.Select(value).Order().ElementAt((own.Count - 1) / 2);
        return new Best(Middle(round => round.P50), Middle(round => round.P99), Middle(round => round.P999));
    }

    /// <summary>The program itself when it runs under dotnet; nothing when it is a program of its own.</summary>
    private static string[] OwnAssembly() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet" ? [typeof(FanoutLoad).Assembly.Location] : [];

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Fanout", name);

    /// <summary>Medians of the rounds, in milliseconds.</summary>
    private sealed record Best(double P50, double P99, double P999);

    /// <summary>What the pages saw in one round; times in milliseconds.</summary>
    /// <param name="Server">"fairlead" or "ws".</param>
    /// <param name="P50">Of all pages' messages.</param>
    /// <param name="P99">The same.</param>
    /// <param name="P999">The same.</param>
    /// <param name="Worst">The longest.</param>
    /// <param name="MessagesPerSecond">Rows received by all pages.</param>
    /// <param name="Missing">Rows a page did not get.</param>
    /// <param name="CpuMicrosPerMessage">Processor time of the server, its pages' coming among it; the one figure that other
    /// work on the machine hardly touches.</param>
    private sealed record Round(string? Server, double P50, double P99, double P999, double Worst, double MessagesPerSecond, long Missing, double CpuMicrosPerMessage);
}
