using System.Security.Cryptography;
using System.Text;
using Fairlead.Host.Backtest.Report;
using Fairlead.Host.Terminal.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fairlead.Host.Research;

/// <summary>The Backtest page's requests.</summary>
public static class BacktestEndpoints
{
    /// <summary>What a report may do in a browser: show itself. Its one style sheet is allowed by its hash.</summary>
    private static readonly string ReportPolicy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(ReportStyle.Css)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    /// <param name="group">Of prefix /terminal, with its authorization.</param>
    /// <param name="service">Runs them.</param>
    public static void Map(RouteGroupBuilder group, BacktestService service)
    {
        var backtests = group.WithProblems().MapGroup("backtests");
        backtests.MapGet("strategies", () => ResearchWire.Reply(service.Strategies()));
        backtests.MapGet("data", () => ResearchWire.Reply(service.Data()));
        backtests.MapGet("", () => ResearchWire.Reply(service.List()));
        backtests.MapPost("", async (HttpRequest request) => ResearchWire.Reply(service.Ask(await ResearchWire.Read<BacktestRequestBody>(request))));
        backtests.MapGet("compare", async (HttpRequest request, CancellationToken cancellation) =>
            ResearchWire.Reply(await service.Compare(request.Query["a"].ToString(), request.Query["b"].ToString(), cancellation)));
        backtests.MapGet("{id}", (string id) => ResearchWire.Reply(service.Find(id)));
        backtests.MapDelete("{id}", (string id) => ResearchWire.Reply(service.Delete(id)));
        backtests.MapGet("{id}/report", (string id, HttpResponse response) =>
        {
            var report = service.Report(id);
            response.Headers.ContentSecurityPolicy = ReportPolicy;
            return Results.Content(report, "text/html; charset=utf-8", Encoding.UTF8);
        });
    }
}
