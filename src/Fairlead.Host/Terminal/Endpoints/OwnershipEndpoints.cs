using Fairlead.Host.Http;
using Fairlead.Host.Security;
using Fairlead.Host.Serving;
using Fairlead.Journal.Store;
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
            // Whoever began it may go away: half a recovery is no state to stop in.
            var taken = await Task.Factory.StartNew(() => TryTakeOver(served), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            audit.Note(new SecurityEvent(time.GetUtcNow(), caller.Name, caller.Address, $"take-over {account}", taken ? SecurityEvent.Done : "refused"));
            if (!taken)
                throw new ProblemException(
                    StatusCodes.Status409Conflict, "NOT_OWNER", served.Fault ?? $"the account has a living owner: {served.Holder?.ToString() ?? "another process"}");
            var row = await Request.AskAsync(served, state => AccountRows.Of(served, state, time));
            accounts.Put(served, row);
            return Request.Json(row);
        }).RequireAuthorization(SecuritySetup.Trader);

    private static bool TryTakeOver(ServedAccount account)
    {
        try
        {
            return account.TakeOver(CancellationToken.None);
        }
        catch (JournalException e)
        {
            throw new ProblemException(StatusCodes.Status503ServiceUnavailable, "JOURNAL", e.Message) { RetryAfterSeconds = 1 };
        }
    }
}
