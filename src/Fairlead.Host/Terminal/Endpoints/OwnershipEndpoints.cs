using Fairlead.Host.Http;
using Fairlead.Host.Security;
using Fairlead.Host.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fairlead.Host.Terminal.Endpoints;

/// <summary>Taking over an account whose owner is dead or frozen.</summary>
internal static class OwnershipEndpoints
{
    public static void Map(IEndpointRouteBuilder account) =>
        account.MapPost("/take-over", async (HttpContext context, string account, Accounts accounts, ISecurityAudit audit, TimeProvider time) =>
        {
            var served = Request.Account(accounts, account);
            var caller = context.Who()!;
            var taken = await Task.Factory.StartNew(() => served.TakeOver(context.RequestAborted), context.RequestAborted, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            audit.Note(new SecurityEvent(time.GetUtcNow(), caller.Name, caller.Address, $"take-over {account}", taken ? SecurityEvent.Done : "refused"));
            return taken
                ? Request.Json(served.LastRow)
                : throw new ProblemException(
                    StatusCodes.Status409Conflict, "NOT_OWNER", served.Fault ?? $"the account has a living owner: {served.Holder?.ToString() ?? "another process"}");
        }).RequireAuthorization(SecuritySetup.Trader);
}
