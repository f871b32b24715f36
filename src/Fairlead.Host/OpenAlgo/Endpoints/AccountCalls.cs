using System.Globalization;
using System.Text.Json.Nodes;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Orders;
using Fairlead.Host.OpenAlgo.Calls;
using Fairlead.Host.OpenAlgo.Keys;
using Fairlead.Host.OpenAlgo.Symbols;

namespace Fairlead.Host.OpenAlgo.Endpoints;

/// <summary>What the account has: funds, orders, positions.</summary>
internal static class AccountCalls
{
    public static Route<bool> Funds { get; } = new(ApiScope.Read, RateClass.Other, ErrorStyle.Map, _ => true, FundsAsync);

    public static Route<bool> Orders { get; } = new(ApiScope.Read, RateClass.Other, ErrorStyle.Map, _ => true, OrdersAsync);

    public static Route<string> OrderStatus { get; } = new(
        ApiScope.Read, RateClass.Other, ErrorStyle.Printed, fields =>
        {
            fields.IdOrNull("strategy");
            return fields.Id("orderid");
        },
        StatusAsync);

    public static Route<bool> Positions { get; } = new(ApiScope.Read, RateClass.Other, ErrorStyle.Map, _ => true, PositionsAsync);

    public static Route<(string Symbol, string Exchange, string Product)> OpenPosition { get; } = new(
        ApiScope.Read, RateClass.Other, ErrorStyle.Printed, fields =>
        {
            fields.Label("strategy");
            return (fields.Text("symbol"), fields.OneOf("exchange", Exchanges.All), fields.OneOf("product", OrderLabel.Products));
        },
        OpenPositionAsync);

    public static Route<bool> Trades { get; } = new(ApiScope.Read, RateClass.Other, ErrorStyle.Map, _ => true, TradesAsync);

    /// <summary>Delivery stock is a position here: nothing is moved to another book overnight.</summary>
    public static Route<bool> Holdings { get; } = new(ApiScope.Read, RateClass.Other, ErrorStyle.Map, _ => true, (_, _) => Task.FromResult(new JsonObject
    {
        ["data"] = new JsonObject
        {
            ["holdings"] = new JsonArray(),
            ["statistics"] = new JsonObject { ["totalholdingvalue"] = 0.0, ["totalinvvalue"] = 0.0, ["totalprofitandloss"] = 0.0, ["totalpnlpercentage"] = 0.0 },
        },
    }));

    private static async Task<JsonObject> FundsAsync(Caller caller, bool _)
    {
        var (funds, unrealised, realised) = await caller.AskAsync(state => (AccountFunds.Of(state), state.Positions.Unrealised, state.Positions.RealisedNet()));
        if (funds.Free is not { } free || funds.Used is not { } used || !unrealised.IsComplete)
            throw new OpenAlgoException(409, "FUNDS_UNKNOWN", "The funds are not known: a position has no price.");
        return new JsonObject
        {
            ["data"] = new JsonObject
            {
                ["availablecash"] = Text(free.Amount),
                ["collateral"] = "0.00",
                ["m2munrealized"] = Text(unrealised.Known.Amount),
                ["m2mrealized"] = Text(realised.Amount),
                ["utiliseddebits"] = Text(used.Amount),
            },
        };
    }

    private static async Task<JsonObject> OrdersAsync(Caller caller, bool _)
    {
        var rows = await caller.AskAsync(state => state.Orders.Known.Select(order => RowOf(caller, state, order)).OfType<JsonObject>().ToList());
        int Count(string name, params IReadOnlyList<string> values) => rows.Count(row => values.Contains(row[name]!.GetValue<string>()));
        return new JsonObject
        {
            ["data"] = new JsonObject
            {
                ["statistics"] = new JsonObject
                {
                    ["total_buy_orders"] = Count("action", "BUY"),
                    ["total_sell_orders"] = Count("action", "SELL"),
                    ["total_completed_orders"] = Count("order_status", "complete"),
                    ["total_open_orders"] = Count("order_status", "open", "trigger pending"),
                    ["total_rejected_orders"] = Count("order_status", "rejected"),
                },
                ["orders"] = new JsonArray([.. rows]),
            },
        };
    }

    private static async Task<JsonObject> TradesAsync(Caller caller, bool _)
    {
        var rows = await caller.AskAsync(state => (
            from order in state.Orders.Known
            where order.Owner == OrderCalls.Person.Index
            let notes = caller.Account.Tables.NotesOf(order.Id)
            where notes is not null
            from fill in notes.Fills
            let contract = caller.Contracts.Of(fill.Instrument)
            where contract is not null
            select (JsonNode)new JsonObject
            {
                ["symbol"] = contract.Symbol,
                ["exchange"] = contract.Exchange,
                ["product"] = OrderLabel.Of(notes.GroupReason).Product,
                ["action"] = fill.Side == Side.Buy ? "BUY" : "SELL",
                ["quantity"] = fill.Quantity.Units,
                ["average_price"] = fill.Price.ToDecimal(),
                ["price"] = fill.Price.ToDecimal(),
                ["trade_value"] = fill.Price.ToDecimal() * fill.Quantity.Units,
                ["orderid"] = order.Id.ToString(),
                ["tradeid"] = fill.Id.Value,
                ["strategy"] = OrderLabel.Of(notes.GroupReason).Strategy,
                ["timestamp"] = IndiaTime.Text(fill.At),
            }).ToList());
        return new JsonObject { ["data"] = new JsonArray([.. rows]) };
    }

    private static async Task<JsonObject> StatusAsync(Caller caller, string asked)
    {
        var id = OrderCalls.IdOf(asked);
        var row = await caller.AskAsync(state => state.Orders.Find(id) is { } order ? RowOf(caller, state, order) : null);
        return new JsonObject { ["data"] = row ?? throw OrderCalls.Unknown(asked) };
    }

    /// <summary>Null for somebody else's order, one of several legs, or of an instrument that OpenAlgo has no name for.</summary>
    private static JsonObject? RowOf(Caller caller, DeskState state, Order order)
    {
        if (order.Owner != OrderCalls.Person.Index || !order.Request.IsSingle || caller.Contracts.Of(order.Request.Legs[0].Instrument) is not { } contract)
            return null;
        var terms = order.Request.Terms;
        var notes = caller.Account.Tables.NotesOf(order.Id);
        var label = OrderLabel.Of(notes?.GroupReason ?? (order.Group is { } id ? state.Groups.Find(id)?.Reason : null));
        var type = terms.Type switch { OrderType.Limit => "LIMIT", OrderType.StopLimit => "SL", OrderType.Stop or OrderType.TrailingStop => "SL-M", _ => "MARKET" };
        return new JsonObject
        {
            ["symbol"] = contract.Symbol,
            ["exchange"] = contract.Exchange,
            ["action"] = order.Request.Legs[0].Side == Side.Buy ? "BUY" : "SELL",
            ["quantity"] = order.Request.Quantity.Units,
            ["price"] = type is "LIMIT" or "SL" ? terms.LimitPrice?.ToDecimal() ?? 0m : 0m,
            ["trigger_price"] = terms.TriggerPrice?.ToDecimal() ?? 0m,
            ["pricetype"] = type,
            ["price_type"] = type,
            ["product"] = label.Product,
            ["strategy"] = label.Strategy,
            ["orderid"] = order.Id.ToString(),
            ["order_status"] = StatusOf(order, type),
            ["average_price"] = notes?.AveragePrice ?? 0m,
            ["filled_quantity"] = order.Filled.Units,
            ["pending_quantity"] = order.Status.IsOpen() ? order.Remaining.Units : 0,
            ["rejection_reason"] = order.Status is Engine.Orders.OrderStatus.Rejected or Engine.Orders.OrderStatus.NotSent ? order.Reason : "",
            ["timestamp"] = IndiaTime.Text(order.SentAt),
            ["order_timestamp"] = IndiaTime.Of(order.SentAt).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>An order of unknown fate counts as open: it may still fill.</summary>
    private static string StatusOf(Order order, string type) => order.Status switch
    {
        Engine.Orders.OrderStatus.Filled => "complete",
        Engine.Orders.OrderStatus.Rejected or Engine.Orders.OrderStatus.NotSent => "rejected",
        Engine.Orders.OrderStatus.Cancelled or Engine.Orders.OrderStatus.Expired => "cancelled",
        _ => type is "SL" or "SL-M" && order.Filled.IsZero ? "trigger pending" : "open",
    };

    private static async Task<JsonObject> PositionsAsync(Caller caller, bool _)
    {
        var rows = await caller.AskAsync(state => Held.Of(caller.Contracts, state).Select(held => (JsonNode)new JsonObject
        {
            ["symbol"] = held.Contract.Symbol,
            ["exchange"] = held.Contract.Exchange,
            ["product"] = held.Product,
            ["quantity"] = held.Units,
            ["average_price"] = held.AveragePrice ?? 0m,
            ["ltp"] = held.Mark ?? 0m,
            ["pnl"] = held.Unrealised ?? 0m,
            ["lot_size"] = held.Contract.LotSize,
        }).ToList());
        return new JsonObject { ["data"] = new JsonArray([.. rows]) };
    }

    private static async Task<JsonObject> OpenPositionAsync(Caller caller, (string Symbol, string Exchange, string Product) asked)
    {
        var contract = caller.Contract(asked.Symbol, asked.Exchange);
        var units = await caller.AskAsync(state => Held.Of(caller.Contracts, state).Where(held => held.Contract == contract && held.Product == asked.Product).Sum(held => held.Units));
        return new JsonObject { ["quantity"] = units.ToString(CultureInfo.InvariantCulture) };
    }

    private static string Text(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
