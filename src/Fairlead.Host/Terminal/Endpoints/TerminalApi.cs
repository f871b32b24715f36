using Fairlead.Host.Http;
using Fairlead.Host.Security;
using Fairlead.Host.Serving;
using Fairlead.Host.Terminal.Socket;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Fairlead.Host.Terminal.Endpoints;

/// <summary>All of the terminal's addresses; docs/terminal-api.md tells them.</summary>
public static class TerminalApi
{
    /// <summary>Twenty rounds of messages a second: as often as a page draws.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan LookAtLogin = TimeSpan.FromSeconds(2);

    /// <returns>The group of all addresses below /terminal, for those of other slices.</returns>
    public static RouteGroupBuilder Map(IEndpointRouteBuilder app)
    {
        StatusEndpoints.Map(app);
        var terminal = app.MapGroup("/terminal").RequireAuthorization(SecuritySetup.Viewer);
        var account = terminal.MapGroup("/accounts/{account}");
        MarketEndpoints.Map(terminal, account);
        OrderEndpoints.Map(account);
        PositionEndpoints.Map(account);
        PracticeEndpoints.Map(account);
        OwnershipEndpoints.Map(account);
        ConfigurationEndpoints.Map(terminal);
        terminal.Map("/socket", FollowAsync);
        return terminal;
    }

    private static async Task FollowAsync(HttpContext context, ITableSource source, TimeProvider time, Health health, IHostApplicationLifetime lifetime)
    {
        if (!context.WebSockets.IsWebSocketRequest)
            throw new ProblemException(StatusCodes.Status400BadRequest, "SOCKET", "this address is a WebSocket");
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var page = new TerminalSocket(socket, source, Pace, time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var watching = WatchLoginAsync(context, time, ends);
        health.SocketOpened();
        try
        {
            await page.RunAsync(ends.Token);
        }
        finally
        {
            health.SocketClosed();
            await ends.CancelAsync();
            await watching;
        }
    }

    /// <summary>A socket outlives the request that opened it, but not its login.</summary>
    private static async Task WatchLoginAsync(HttpContext context, TimeProvider time, CancellationTokenSource ends)
    {
        using var timer = new PeriodicTimer(LookAtLogin, time);
        try
        {
            while (await timer.WaitForNextTickAsync(ends.Token))
            {
                if (!context.IsLoginCurrent())
                    await ends.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The socket is done.
        }
    }
}
