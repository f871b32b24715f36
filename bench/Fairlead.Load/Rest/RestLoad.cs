using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Fairlead.Load.Rest;

/// <summary>
/// What the desk adds to an order on its way, venue aside: requests at a constant rate to a real desk process, from the
/// instant each was due to be sent until its answer was read. A placed order's answer waits until it is durable.
/// </summary>
internal static class RestLoad
{
    private const double BudgetMs = 2;
    private const string Account = "/terminal/accounts/practice-us";

    /// <summary>What would refuse the hundredth order of a minute is off; all other checks are on.</summary>
    private const string WithoutRates =
        """
        {
          "version": 1,
          "risk": {
            "orders-per-minute": null, "orders-per-minute-per-instrument": null, "max-open-groups": null,
            "max-open-groups-per-owner-instrument": null
          }
        }
        """;

    public static async Task RunAsync(LoadOptions options)
    {
        var report = new LoadReport();
        var folder = Directory.CreateTempSubdirectory("fairlead-rest-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "desk.json"), WithoutRates);
            await using var desk = await DeskProcess.StartAsync(options.Text("program"), folder);
            await desk.ReadyAsync();
            await desk.LogInAsync();
            var (rate, seconds) = (options.Number("rate", 200), options.Number("seconds", 20));
            // What this machine takes for any request: no desk is asked, nothing is read or written.
            var floor = await ScheduleAsync(desk, rate, seconds, () => new HttpRequestMessage(HttpMethod.Get, "/health/live"));
            var order = await OrderAsync(desk.Http);
            var preview = await ScheduleAsync(desk, rate, seconds, () => Post("/orders/preview", order, key: null));
            var number = 0;
            var placed = await ScheduleAsync(desk, rate, seconds, () => Post("/orders", order, key: (++number).ToString(CultureInfo.InvariantCulture)));
            report.Print(
                "rest",
                $"REST overhead: GET health/live as the machine's floor, POST orders/preview, then POST orders, each {rate} a second for {seconds} s after 3 s of warming up, to a desk with both practice markets at 1x; milliseconds "
                + "from the instant a request was due until its answer was read. The orders are immediate or cancel, 5 % under the market: judged, journaled to disk, sent to the paper venue, "
                + "answered, and gone again; limits on rates and groups are off, the others on",
                $"p99 under {BudgetMs:0} ms, broker excluded",
                preview.Failed + placed.Failed > 0 || placed.Accepted is null ? null : preview.Accepted!.P99 < BudgetMs && placed.Accepted.P99 < BudgetMs,
                new { floor, preview, order = placed });
            await desk.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A limit order a little under the market, guarded: it passes the gate and finds nobody.</summary>
    private static async Task<byte[]> OrderAsync(HttpClient http)
    {
        var found = await GetAsync(http, $"{Account}/instruments?search=AAPL&limit=1");
        var instrument = found[0].GetProperty("id").GetInt32();
        // What a market order would be worth is the price of the one unit.
        using var answer = await http.SendAsync(Post("/orders/preview", Order(instrument, limit: null), key: null));
        var preview = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        var notional = preview.TryGetProperty("notional", out var told) && told.GetString() is { } text
            ? text
            : throw new InvalidOperationException($"No price of instrument {instrument}: {preview}");
        var price = decimal.Parse(notional, CultureInfo.InvariantCulture);
        return Order(instrument, Math.Round(price * 0.95m, 2));
    }

    private static byte[] Order(int instrument, decimal? limit) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        legs = new[] { new { instrument, side = "Buy", ratio = 1 } },
        quantity = 1,
        type = limit is null ? "Market" : "Limit",
        timeInForce = limit is null ? "Day" : "Ioc",
        limitPrice = limit?.ToString(CultureInfo.InvariantCulture),
        protection = new { stop = new { points = (string?)null, percent = "1" } },
    });

    private static HttpRequestMessage Post(string path, byte[] body, string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Account + path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (key is not null)
            request.Headers.Add("Idempotency-Key", $"load {key}");
        return request;
    }

    private static async Task<JsonElement> GetAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path);
        return JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).RootElement;
    }

    private static async Task<Outcome> ScheduleAsync(DeskProcess desk, int rate, int seconds, Func<HttpRequestMessage> make)
    {
        var warm = 3 * rate;
        var cpu = desk.Cpu;
        var answers = new Task<Answer>[warm + (rate * seconds)];
        var schedule = new Thread(() => Send(desk.Http, rate, make, answers)) { IsBackground = true, Name = "schedule", Priority = ThreadPriority.AboveNormal };
        schedule.Start();
        await Task.Run(schedule.Join);
        var all = (await Task.WhenAll(answers)).Skip(warm).ToList();
        return new Outcome(
            Part(all, HttpStatusCode.OK), Part(all, HttpStatusCode.UnprocessableEntity),
            all.Count(each => each.Status is not (HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity)),
            Math.Round((desk.Cpu - cpu).TotalMilliseconds / answers.Length, 3));
    }

    /// <summary>Each request leaves at its own instant, whatever became of those before.</summary>
    private static void Send(HttpClient http, int rate, Func<HttpRequestMessage> make, Task<Answer>[] answers)
    {
        var started = Stopwatch.GetTimestamp();
        for (var index = 0; index < answers.Length; index++)
        {
            var due = started + (Stopwatch.Frequency * index / rate);
            Precisely.SleepUntil(due);
            answers[index] = AskAsync(http, make(), due);
        }
    }

    private static async Task<Answer> AskAsync(HttpClient http, HttpRequestMessage request, long due)
    {
        using (request)
        {
            using var answer = await http.SendAsync(request);
            await answer.Content.ReadAsByteArrayAsync();
            return new Answer(Stopwatch.GetElapsedTime(due).TotalMilliseconds, answer.StatusCode);
        }
    }

    private static Percentiles? Part(List<Answer> answers, HttpStatusCode status)
    {
        var part = answers.Where(each => each.Status == status).Select(each => each.Millis).ToList();
        return part.Count == 0 ? null : Percentiles.Of(part);
    }

    private readonly record struct Answer(double Millis, HttpStatusCode Status);

    /// <param name="Accepted">200; null when none.</param>
    /// <param name="Refused">422, judged and journaled; null when none.</param>
    /// <param name="Failed">Anything else; must be 0 for the figures to count.</param>
    /// <param name="CpuMsPerRequest">Of the desk's process, its markets and everything else it does among it.</param>
    private sealed record Outcome(Percentiles? Accepted, Percentiles? Refused, int Failed, double CpuMsPerRequest);
}
