using System.Diagnostics;
using System.Globalization;
using System.Net;
using Fairlead.Host.Terminal.Socket;
using Fairlead.Host.Terminal.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fairlead.Load.Fanout;

/// <summary>The desk's own table and sockets on Kestrel, without pace, and one thread that changes a row at a constant rate.</summary>
internal static class FanoutHost
{
    public static async Task RunAsync(LoadOptions options)
    {
        var table = new TopicTable(capacity: 100_000);
        var source = new OneTable(table);
        var builder = WebApplication.CreateSlimBuilder();
        using var rounds = new SocketRounds(TimeSpan.Zero, TimeProvider.System);
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        await using var app = builder.Build();
        app.UseWebSockets();
        app.Map("/socket", async (HttpContext context) =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            using var page = new TerminalSocket(socket, source, rounds, TimeProvider.System);
            await page.RunAsync(context.RequestAborted);
        });
        await app.StartAsync();
        Console.Out.WriteLine("PORT " + new Uri(app.Urls.First()).Port.ToString(CultureInfo.InvariantCulture));
        var symbols = options.Number("symbols", 1_000);
        for (var index = 0; index < symbols; index++)
            table.Put(Key(index), Row(index, number: 0));
        new Thread(() => Publish(table, symbols, options.Number("updates", 125))) { IsBackground = true, Name = "publisher" }.Start();
        // Until the program that started this one ends it.
        await Task.Delay(Timeout.Infinite);
    }

    /// <summary>One row each period, as a desk's loop publishes: put, announce.</summary>
    private static void Publish(TopicTable table, int symbols, int perSecond)
    {
        using var never = new ManualResetEvent(initialState: false);
        var (period, started) = (Stopwatch.Frequency / perSecond, Stopwatch.GetTimestamp());
        for (var number = 1L; ; number++)
        {
            var wait = TimeSpan.FromSeconds((double)(started + (number * period) - Stopwatch.GetTimestamp()) / Stopwatch.Frequency);
            if (wait > TimeSpan.FromMilliseconds(1))
                never.WaitOne((int)Math.Round(wait.TotalMilliseconds));
            var index = (int)(number % symbols);
            table.Put(Key(index), Row(index, number));
            table.Announce();
        }
    }

    private static FanoutRow Row(int index, long number)
    {
        var last = 100m + (index % 100) + (number % 50 * 0.05m);
        return new FanoutRow(index, last - 0.05m, last + 0.05m, last, 10_000 + number, number, Nanos());
    }

    /// <summary>CLOCK_MONOTONIC, as node's process.hrtime reads it.</summary>
    private static long Nanos() => Stopwatch.Frequency == 1_000_000_000
        ? Stopwatch.GetTimestamp()
        : throw new PlatformNotSupportedException("This clock is not the one node reads; run it on Linux.");

    private static string Key(int index) => index.ToString(CultureInfo.InvariantCulture);

    /// <summary>The same rows for all pages.</summary>
    private sealed class OneTable(TopicTable table) : ITableSource
    {
        public TopicTable Accounts => table;

        public DeskTables? Find(string account) => null;
    }
}
