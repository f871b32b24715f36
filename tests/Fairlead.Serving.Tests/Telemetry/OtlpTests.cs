using System.Diagnostics.Metrics;
using System.Net;
using Fairlead.Host.Composition;
using Fairlead.Host.Loop;
using Fairlead.Host.Serving;
using Fairlead.Serving.Tests.Security;

namespace Fairlead.Serving.Tests.Telemetry;

/// <summary>A whole desk with a collector, and one without.</summary>
public sealed class OtlpTests
{
    private static readonly string[] Meters =
    [
        "fairlead.loop.lag", "fairlead.loop.events", "fairlead.loop.queue", "fairlead.journal.flush", "fairlead.journal.waiting", "fairlead.sockets",
        "dotnet.gc.collections",
    ];

    [Fact]
    public async Task Desk_WithACollector_SendsItsMetersAndTheSpansOfACommandAndNothingSecret()
    {
        await using var collector = new CollectorStub();
        await collector.StartAsync();
        using var folder = new TempFolder();
        await using (var desk = Make(folder, collector.Address))
        {
            await await desk.StartAsync(TestContext.Current.CancellationToken);
            Assert.All(desk.Accounts.All, account => Assert.Equal(AccountStage.Running, account.Stage));
            Assert.All(Instruments(), instrument => Assert.True(instrument.Enabled, instrument.Name));
            await CommandAsync(desk);
            await desk.StopAsync();
        }

        var (metrics, traces) = (collector.Text("/v1/metrics"), collector.Text("/v1/traces"));
        Assert.All(Meters, name => Assert.Contains(name, metrics, StringComparison.Ordinal));
        Assert.All(["fairlead.command", "fairlead.loop", "fairlead.durable", "RaiseHalt", "practice-us"], name => Assert.Contains(name, traces, StringComparison.Ordinal));
        Assert.All(["canary", "token=", "fairlead_login"], secret => Assert.DoesNotContain(secret, metrics + traces, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Desk_WithoutACollector_IsListenedToByNobody()
    {
        using var folder = new TempFolder();
        await using var desk = Make(folder, endpoint: null);
        await await desk.StartAsync(TestContext.Current.CancellationToken);
        Assert.All(Instruments(), instrument => Assert.False(instrument.Enabled, instrument.Name));
        await desk.StopAsync();
    }

    /// <summary>The desk's instruments that live now; looking makes none of them enabled.</summary>
    private static List<Instrument> Instruments()
    {
        var found = new List<Instrument>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == LoopSignals.Name)
                    found.Add(instrument);
            },
        };
        listener.Start();
        Assert.NotEmpty(found);
        return found;
    }

    private static Host.Composition.DeskServer Make(TempFolder folder, string? endpoint)
    {
        var arguments = new Dictionary<string, string> { ["server.port"] = "0", ["practice.markets"] = "us" };
        if (endpoint is not null)
            arguments["telemetry.otlp-endpoint"] = endpoint;
        return Host.Composition.DeskServer.Make(new DeskServerOptions(folder.Path, new Dictionary<string, string>(), arguments, null, null, "test", TimeProvider.System));
    }

    /// <summary>Logs in by the link and halts the account, with a reason that must stay in the journal.</summary>
    private static async Task CommandAsync(Host.Composition.DeskServer desk)
    {
        using var browser = new DeskBrowser(new Uri(desk.Address), from: null);
        (await browser.PostAsync(desk.LoginLink()!, new { })).Must(HttpStatusCode.SeeOther);
        await browser.RefreshAsync();
        (await browser.PostAsync("/terminal/accounts/practice-us/halt?canary=1", new { level = "BlockEntries", owner = (int?)null, reason = "canary" })).Must(HttpStatusCode.OK);
    }
}
