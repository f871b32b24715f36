using Fairlead.Host.Serving;
using Fairlead.Host.Terminal.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fairlead.Host.Terminal.Endpoints;

/// <summary>For operators and scripts: alive, ready, and how each account stands (spec/runner-and-ops 2.8).</summary>
internal static class StatusEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Json(new { status = "live" })).AllowAnonymous();
        app.MapGet("/health/ready", (Health health) =>
        {
            // Without names and paths: who is not logged in learns yes or no.
            var view = health.Read();
            return Results.Json(
                new { status = view.IsReady ? "ready" : "not ready", checks = view.Checks.Select(check => new { check.Name, ok = check.IsOk }) },
                statusCode: view.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }).AllowAnonymous();
        app.MapGet("/api/status", (Accounts accounts, ServingContext context) => Request.Json(new { accounts = accounts.All.Select(account => Status(account, context)) }));
        app.MapGet("/terminal/health", (Health health) => Request.Json(health.Read()));
    }

    private static object Status(ServedAccount account, ServingContext context)
    {
        var row = account.LastRow;
        var figures = account.Loop?.Figures.Read();
        return new
        {
            account = account.About.Key,
            connection = new
            {
                state = account.Stage switch { AccountStage.Running => "Synchronised", AccountStage.LookingOn => "Stopped", AccountStage.Recovering => "Recovering", _ => "Stopped" },
                account = account.About.Key,
                evidence = account.LinkEvidence,
            },
            runner = new
            {
                instance = context.Owner.ToString(),
                phase = account.Stage.ToString(),
                lastProgress = figures?.LastEventAt,
                fault = account.Fault,
            },
            market = row is null ? null : new { session = row.Session.IsOpen ? "regular" : "closed", nextChange = row.Session.IsOpen ? row.Session.Close : row.Session.Open },
            trading = new { allowed = row?.Trading.IsAllowed ?? false, reasons = row?.Trading.Reasons ?? [new ReasonView("RECOVERING", "the account has not been shown yet")] },
            pnl = row?.Profit,
        };
    }
}
