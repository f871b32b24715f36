using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using Fairlead.Host.Security;
using Fairlead.Host.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fairlead.Serving.Tests.Security;

/// <summary>A real server on a free port with the guards, /auth, and a few endpoints to guard. Logs and audit are kept.</summary>
internal sealed class DeskServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private DeskServer(WebApplication app, RecordingAudit audit, RecordingLogs logs)
    {
        (_app, Audit, Logs) = (app, audit, logs);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    /// <summary>"http://127.0.0.1:49321/".</summary>
    public Uri Address { get; }

    public RecordingAudit Audit { get; }

    public RecordingLogs Logs { get; }

    public static async Task<DeskServer> StartAsync(string folder, TimeProvider time, Uri? publicOrigin = null, bool allowRemote = false)
    {
        var (audit, logs) = (new RecordingAudit(), new RecordingLogs());
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        builder.Services.AddSingleton<ISecurityAudit>(audit);
        builder.Services.AddDeskSecurity(
            new SecurityOptions { DataFolder = folder, PublicOrigin = publicOrigin, AllowRemote = allowRemote }, SecretStore.Open(folder, keyVariable: null), time);
        var app = builder.Build();
        app.UseRouting();
        app.UseDeskSecurity();
        app.UseWebSockets();
        app.MapAuth();
        app.MapGet("/open", () => "open").AllowAnonymous();
        app.MapGet("/plain", (HttpContext context) => context.Who().Name);
        app.MapGet("/view", (HttpContext context) => context.Who()).RequireAuthorization(SecuritySetup.Viewer);
        app.MapPost("/trade", (HttpContext context) => context.Who()).RequireAuthorization(SecuritySetup.Trader);
        app.MapGet("/socket", SocketAsync);
        await app.StartAsync();
        return new DeskServer(app, audit, logs);
    }

    /// <summary>A fresh one-time link, or null when a password is set.</summary>
    public string? Link() => _app.Services.IssueLoginLink();

    /// <summary>A browser without cookies, on this machine at an address of its own when one is named.</summary>
    public DeskBrowser Browser(string? from = null) => new(Address, from);

    /// <summary>A browser logged in as the owner, a trader with a password.</summary>
    public Task<DeskBrowser> OwnerAsync() => LoggedInAsync("owner", UserRole.Trader);

    /// <summary>A browser logged in as this user, who is made first.</summary>
    public async Task<DeskBrowser> LoggedInAsync(string name, UserRole role)
    {
        Seed(name, role);
        var browser = Browser();
        (await browser.LoginAsync(name)).Must(HttpStatusCode.OK);
        await browser.RefreshAsync();
        return browser;
    }

    /// <summary>Makes a user whose password's hash is of one round, as it says itself, so that the tests are fast.</summary>
    public void Seed(string name, UserRole role)
    {
        var salt = new byte[16];
        var hash = Rfc2898DeriveBytes.Pbkdf2(DeskBrowser.Password, salt, iterations: 1, HashAlgorithmName.SHA256, outputLength: 32);
        _app.Services.GetRequiredService<UserBook>().Change(name, _ => new User { Name = name, Role = role, Password = new PasswordHash(1, salt, hash) });
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static async Task SocketAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await socket.CloseAsync(System.Net.WebSockets.WebSocketCloseStatus.NormalClosure, context.IsLoginCurrent() ? "current" : "over", context.RequestAborted);
    }
}

internal sealed class RecordingAudit : ISecurityAudit
{
    private readonly ConcurrentQueue<SecurityEvent> _events = [];

    public IEnumerable<SecurityEvent> Events => _events;

    public void Note(SecurityEvent happened) => _events.Enqueue(happened);
}

/// <summary>Every line any part of the server logs, at every level.</summary>
internal sealed class RecordingLogs : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = [];

    public string Text => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => this;
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
        // Nothing is held.
    }
}
