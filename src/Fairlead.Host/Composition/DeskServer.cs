using System.Net;
using Fairlead.Engine.Decision;
using Fairlead.Host.Configuration;
using Fairlead.Host.Loop;
using Fairlead.Host.OpenAlgo;
using Fairlead.Host.OpenAlgo.Calls;
using Fairlead.Host.OpenAlgo.Keys;
using Fairlead.Host.Security;
using Fairlead.Host.Serving;
using Fairlead.Host.Storage;
using Fairlead.Host.Telemetry;
using Fairlead.Host.Terminal.Endpoints;
using Fairlead.Host.Terminal.Socket;
using Fairlead.Host.Terminal.Tables;
using Fairlead.Host.UserStrategies;
using Fairlead.Journal.Store;
using Fairlead.Markets.Calendars;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Fairlead.Host.Composition;

/// <summary>What starting a desk needs.</summary>
/// <param name="DataFolder">Everything the desk keeps; made when it is not there.</param>
/// <param name="Environment">All environment variables.</param>
/// <param name="Arguments">Settings of the command line by key.</param>
/// <param name="StrategyFolder">Users' strategies; null is none.</param>
/// <param name="WebFolder">The built page; null or missing serves a note that says so.</param>
/// <param name="Product">Name and version.</param>
/// <param name="Time">The computer's.</param>
public sealed record DeskServerOptions(
    string DataFolder, IReadOnlyDictionary<string, string> Environment, IReadOnlyDictionary<string, string> Arguments, string? StrategyFolder,
    string? WebFolder, string Product, TimeProvider Time);

/// <summary>The desk as a server: the one place that wires it together.</summary>
public sealed class DeskServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly AuditJournal _audit;
    private readonly ResearchServices _research;
    private int _isDisposed;
    private readonly LoopSignals _signals;
    private readonly OtlpExport? _export;

    private DeskServer(WebApplication app, AuditJournal audit, Accounts accounts, ResearchServices research, LoopSignals signals, OtlpExport? export)
    {
        (_app, _audit, Accounts, _research, _signals, _export) = (app, audit, accounts, research, signals, export);
    }

    public Accounts Accounts { get; }

    /// <summary>"http://127.0.0.1:5555", once started.</summary>
    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Made but not started.</summary>
    /// <exception cref="ConfigurationException">A setting is unknown or out of its range.</exception>
    /// <exception cref="StorageException">A file of the data folder cannot be used.</exception>
    /// <exception cref="JournalException">The audit cannot be kept.</exception>
    public static DeskServer Make(DeskServerOptions options)
    {
        Directory.CreateDirectory(options.DataFolder);
        var configuration = DeskConfiguration.Load(options.DataFolder, options.Environment, options.Arguments);
        var settings = configuration.Current;
        var secrets = SecretStore.Open(options.DataFolder, options.Environment.GetValueOrDefault(SecretKeyring.Variable));
        var keys = new ApiKeyBook(options.DataFolder, options.Time);
        var context = new ServingContext(
            options.DataFolder, new DeskReference(CalendarData.Load(), StrategySources.Load(options.StrategyFolder)),
            new JournalOwner("fairlead serve", Instance(options.Time)), options.Product, (ulong)settings.Practice.Seed, settings.Practice.Speed,
            PracticeByCalendar: settings.Practice.Hours == "calendar", settings.Risk,
            new TableSizes(settings.Retention.Orders, settings.Retention.Fills, settings.Retention.Decisions, settings.Alerts.Kept, settings.Retention.Bars), options.Time);
        var audit = AuditJournal.Open(context);
        var accounts = new Accounts(PracticeAccount.All.Where(about => settings.Practice.Markets.Contains(about.Market)), context);
        var replays = new ReplayStage();
        var research = new ResearchServices(accounts, context, replays, settings.Research.Folders);
        // Empty: the desk's own settings are all there are, and nothing watches the data folder for others.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = options.DataFolder });
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole(console => console.SingleLine = true);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, settings.Server));
        builder.Services
            .AddSingleton(options.Time).AddSingleton(configuration).AddSingleton(context).AddSingleton(accounts)
            .AddSingleton(context.Signals.Traces).AddSingleton(_ => new SocketRounds(TerminalApi.Pace, options.Time))
            .AddSingleton<Health>().AddSingleton<ISecurityAudit>(audit).AddSingleton<ITableSource>(new DeskTableSource(accounts, replays))
            .AddSingleton(keys).AddRoutingCore();
        builder.Services.AddDeskSecurity(
            new SecurityOptions
            {
                DataFolder = options.DataFolder,
                PublicOrigin = settings.Server.PublicOrigin.Length == 0 ? null : new Uri(settings.Server.PublicOrigin),
                AllowRemote = settings.Server.AllowRemote,
            },
            secrets, options.Time);
        var app = builder.Build();
        app.UseRouting();
        app.UseDeskSecurity();
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(20) });
        UsePage(app, options.WebFolder);
        app.MapAuth();
        var terminal = TerminalApi.Map(app);
        ApiKeyEndpoints.Map(terminal);
        OpenAlgoApi.Map(app, new CallHandler(keys, accounts, configuration, options.Time));
        research.Map(terminal);
        DeskMeters.Add(context.Signals, accounts, app.Services.GetRequiredService<Health>());
        return new DeskServer(app, audit, accounts, research, context.Signals, OtlpExport.Start(settings.Telemetry.OtlpEndpoint, LoopSignals.Name, options.Product));
    }

    /// <summary>Listens, then recovers the accounts; returns when it listens.</summary>
    /// <param name="cancellation">Stops the recovery.</param>
    /// <returns>Completes when every account is recovered, looks on, or has failed.</returns>
    /// <exception cref="IOException">The port is taken.</exception>
    public async Task<Task> StartAsync(CancellationToken cancellation)
    {
        await _app.StartAsync(cancellation);
        return Accounts.StartAsync(cancellation);
    }

    /// <summary>Path and query of a one-time login link; null once a password is set.</summary>
    public string? LoginLink() => _app.Services.IssueLoginLink();

    /// <summary>Entries off, drained, durable; then the page is closed.</summary>
    public async Task StopAsync()
    {
        await Accounts.StopAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await _app.StopAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 1)
            return;
        await Accounts.DisposeAsync();
        await _app.DisposeAsync();
        _research.Dispose();
        _audit.Dispose();
        _export?.Dispose();
        _signals.Dispose();
    }

    private static void Listen(KestrelServerOptions kestrel, ServerSettings settings)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = 2_000;
        kestrel.Limits.MaxConcurrentUpgradedConnections = 1_000;
        kestrel.Listen(IPAddress.Parse(settings.BindAddress), settings.Port);
    }

    /// <summary>The page's files; every address that is neither a file nor the desk's own is the page.</summary>
    private static void UsePage(WebApplication app, string? folder)
    {
        if (folder is null || !File.Exists(Path.Combine(folder, "index.html")))
        {
            app.MapGet("/", () => Results.Text("The page was not built: install Node 20 or later and build again. The desk itself runs.")).AllowAnonymous();
            return;
        }

        var files = new PhysicalFileProvider(Path.GetFullPath(folder));
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            // File names under assets carry a hash of their content.
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache",
        });
        // Asked for by browsers on pages that name no mark, such as the login link's.
        app.MapGet("/favicon.ico", () => Results.LocalRedirect("/mark.svg")).AllowAnonymous();
        app.MapFallback("{**path:nonfile}", (HttpContext context) =>
        {
            var path = context.Request.Path;
            if (path.StartsWithSegments("/terminal") || path.StartsWithSegments("/api") || path.StartsWithSegments("/auth"))
                return Results.NotFound();
            context.Response.Headers.CacheControl = "no-cache";
            return Results.File(files.GetFileInfo("index.html").PhysicalPath!, "text/html; charset=utf-8");
        }).AllowAnonymous();
    }

    private static string Instance(TimeProvider time) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{time.GetUtcNow():yyyyMMdd-HHmmss}");
}
