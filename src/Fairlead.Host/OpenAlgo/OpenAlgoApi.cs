using Fairlead.Host.OpenAlgo.Calls;
using Fairlead.Host.OpenAlgo.Endpoints;
using Fairlead.Host.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fairlead.Host.OpenAlgo;

/// <summary>OpenAlgo's REST addresses; docs/openalgo.md tells which there are.</summary>
internal static class OpenAlgoApi
{
    public static void Map(IEndpointRouteBuilder app, CallHandler handler)
    {
        // The key in the request is who asks; a browser's login is not.
        var api = app.MapGroup("/api/v1").AllowAnonymous().WithMetadata(new KeyedEndpoint());
        Post("placeorder", OrderCalls.Place);
        Post("placesmartorder", OrderCalls.PlaceSmart);
        Post("basketorder", ManyOrderCalls.Basket);
        Post("splitorder", ManyOrderCalls.Split);
        Post("modifyorder", OrderCalls.Modify);
        Post("cancelorder", OrderCalls.Cancel);
        Post("cancelallorder", OrderCalls.CancelAll);
        Post("closeposition", OrderCalls.Close);
        Post("orderstatus", AccountCalls.OrderStatus);
        Post("openposition", AccountCalls.OpenPosition);
        Post("funds", AccountCalls.Funds);
        Post("orderbook", AccountCalls.Orders);
        Post("tradebook", AccountCalls.Trades);
        Post("positionbook", AccountCalls.Positions);
        Post("holdings", AccountCalls.Holdings);
        Post("quotes", MarketCalls.Quotes);
        Post("multiquotes", MarketCalls.ManyQuotes);
        Post("depth", MarketCalls.Depth);
        Post("history", MarketCalls.History);
        Post("intervals", MarketCalls.IntervalList);
        Post("symbol", SymbolCalls.Symbol);
        Post("search", SymbolCalls.Search);
        Post("expiry", SymbolCalls.Expiry);
        Post("optionsymbol", SymbolCalls.Option);
        Post("optionchain", OptionCalls.Chain);
        Post("syntheticfuture", OptionCalls.Synthetic);
        Post("ping", UtilityCalls.Ping);
        Post("analyzer", UtilityCalls.Analyzer);
        api.Map("/{**path}", CallHandler.NothingHereAsync);
        api.MapGet("/instruments", (HttpContext context) => handler.HandleAsync(context, SymbolCalls.Instruments));

        void Post<TAsked>(string path, Route<TAsked> route) => api.MapPost("/" + path, (HttpContext context) => handler.HandleAsync(context, route));
    }
}
