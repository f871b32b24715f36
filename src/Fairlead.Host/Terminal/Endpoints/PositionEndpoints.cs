using Fairlead.Domain.Instruments;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Risk;
using Fairlead.Host.Security;
using Fairlead.Host.Serving;
using Fairlead.Host.Terminal.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fairlead.Host.Terminal.Endpoints;

/// <summary>What is open: its protection, its end; and what stops new risk.</summary>
internal static class PositionEndpoints
{
    public static void Map(IEndpointRouteBuilder account)
    {
        var trade = account.MapGroup("").RequireAuthorization(SecuritySetup.Trader);
        trade.MapPut("/groups/{group}/protection", (HttpContext context, string account, string group, Accounts accounts, TimeProvider time) =>
            DoAsync<AmendProtectionRequest>(context, account, accounts, time, (state, asked) => OrderRequests.Protection(state, group, asked)));
        trade.MapDelete("/groups/{group}/protection", (HttpContext context, string account, string group, Accounts accounts, TimeProvider time) =>
            DoAsync<ReasonRequest>(context, account, accounts, time, (_, asked) => new RemoveProtection(Request.GroupOf(group), asked.Reason)));
        trade.MapPost("/groups/{group}/close", (HttpContext context, string account, string group, Accounts accounts, TimeProvider time) =>
            DoAsync<ReasonRequest>(context, account, accounts, time, (_, asked) => new CloseGroup(Request.GroupOf(group), asked.Reason)));
        trade.MapPost("/flatten", (HttpContext context, string account, Accounts accounts, TimeProvider time) =>
            DoAsync<FlattenRequest>(context, account, accounts, time, (state, asked) => new Flatten(
                asked.Owner, asked.Instrument is { } id ? OrderRequests.Instrument(state, id) : (InstrumentId?)null, asked.Reason)));
        trade.MapPost("/adopt", (HttpContext context, string account, Accounts accounts, TimeProvider time) =>
            DoAsync<AdoptRequest>(context, account, accounts, time, (state, asked) => new AdoptPosition(
                OrderRequests.Instrument(state, asked.Instrument), asked.Owner, OrderRequests.Plan(asked.Plan, before: null)!)));
        trade.MapPost("/halt", (HttpContext context, string account, Accounts accounts, TimeProvider time) =>
            DoAsync<HaltRequest>(context, account, accounts, time, (_, asked) => asked.Level == HaltLevel.None
                ? throw Request.Malformed("LEVEL", "a halt has a level; release it with halt/release")
                : new RaiseHalt(asked.Level, asked.Owner, asked.Reason)));
        trade.MapPost("/halt/release", (HttpContext context, string account, Accounts accounts, TimeProvider time) =>
            DoAsync<ReleaseHaltRequest>(context, account, accounts, time, (_, asked) => new ReleaseHalt(asked.Owner, asked.Reason, asked.ConfirmedLoss)));
        trade.MapPost("/strategies/{owner:int}", (HttpContext context, string account, int owner, Accounts accounts, TimeProvider time) =>
            DoAsync<SwitchStrategyRequest>(context, account, accounts, time, (_, asked) => new SwitchStrategy(owner, asked.IsOn)));
    }

    private static async Task<IResult> DoAsync<T>(
        HttpContext context, string account, Accounts accounts, TimeProvider time, Func<DeskState, T, DeskCommand> make)
        where T : class
    {
        var asked = await Request.BodyAsync<T>(context);
        return await Request.CommandAsync(context, Request.Account(accounts, account), time, state => make(state, asked));
    }
}
