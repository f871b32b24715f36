using System.Globalization;
using Fairlead.Engine.Decision;
using Fairlead.Host.Security;
using Fairlead.Host.Serving;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Host.Terminal.Rows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fairlead.Host.Terminal.Endpoints;

/// <summary>Ask what an order would meet, place, change, take back.</summary>
internal static class OrderEndpoints
{
    public static void Map(IEndpointRouteBuilder account)
    {
        var orders = account.MapGroup("/orders").RequireAuthorization(SecuritySetup.Trader);
        orders.MapPost("/preview", PreviewAsync);
        orders.MapPost("/", async (HttpContext context, string account, Accounts accounts, TimeProvider time) =>
        {
            var asked = await Request.BodyAsync<PlaceOrderRequest>(context);
            var origin = Request.Origin(context, time, needsKey: true);
            return await Request.CommandAsync(
                context, Request.Account(accounts, account), origin, state => new ProposeOrder(OrderRequests.Proposal(state, asked, origin.Key!)));
        });
        orders.MapPatch("/{order}", async (HttpContext context, string account, string order, Accounts accounts, TimeProvider time) =>
        {
            var asked = await Request.BodyAsync<AmendOrderRequest>(context);
            var id = Request.OrderOf(order);
            return await Request.CommandAsync(context, Request.Account(accounts, account), time, state => OrderRequests.Amendment(state, id, asked));
        });
        orders.MapDelete("/{order}", async (HttpContext context, string account, string order, Accounts accounts, TimeProvider time) =>
        {
            var asked = await Request.BodyAsync<ReasonRequest>(context);
            var id = Request.OrderOf(order);
            return await Request.CommandAsync(context, Request.Account(accounts, account), time, _ => new CancelOrder(id, asked.Reason));
        });
    }

    private static async Task<IResult> PreviewAsync(HttpContext context, string account, Accounts accounts)
    {
        var asked = await Request.BodyAsync<PlaceOrderRequest>(context);
        var answer = await Request.AskAsync(Request.Account(accounts, account), state =>
        {
            var key = state.Sequence.ToString(CultureInfo.InvariantCulture);
            return OrderQuestion.Ask(state, OrderRequests.Proposal(state, asked, $"preview {key}"));
        });
        return Request.Json(new OrderPreview(
            answer.Block is null, answer.Block?.Rule ?? "OK", answer.Block?.Reason ?? "", DecisionRows.Checks(answer.Checks), answer.Notional?.Amount,
            answer.Trade.Loss?.Amount, answer.Trade.IsUnlimited, answer.Funding.MarginRequired?.Amount, answer.Funding.BuyingPower?.Amount, answer.Charges?.Amount));
    }
}
