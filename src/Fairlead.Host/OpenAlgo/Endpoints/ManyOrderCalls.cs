using System.Globalization;
using System.Text.Json.Nodes;
using Fairlead.Domain.Orders;
using Fairlead.Host.OpenAlgo.Calls;
using Fairlead.Host.OpenAlgo.Keys;

namespace Fairlead.Host.OpenAlgo.Endpoints;

/// <summary>Several orders of one call. Each is judged alone; what became of each is told, and the call itself is answered with 200.</summary>
internal static class ManyOrderCalls
{
    private const int MostOrders = 100;

    /// <summary>Refusals in a row, all for one reason, after which the rest of a split is not sent.</summary>
    private const int MostRefused = 3;

    public static Route<IReadOnlyList<OrderAsked>> Basket { get; } = new(ApiScope.Trade, RateClass.Order, ErrorStyle.Printed, ReadBasket, BasketAsync);

    public static Route<(OrderAsked Order, int Size)> Split { get; } = new(ApiScope.Trade, RateClass.Order, ErrorStyle.Printed, ReadSplit, SplitAsync);

    private static List<OrderAsked> ReadBasket(Fields fields)
    {
        var strategy = fields.Label("strategy");
        var items = fields.Objects("orders", MostOrders);
        var orders = new List<OrderAsked>(items.Count);
        foreach (var item in items)
        {
            var each = new Fields(item);
            orders.Add(OrderAsked.Read(each, strategy));
            foreach (var (field, faults) in each.Faults)
                fields.Add(string.Create(CultureInfo.InvariantCulture, $"orders.{orders.Count - 1}.{field}"), faults![0]!.GetValue<string>());
        }

        return orders;
    }

    private static (OrderAsked Order, int Size) ReadSplit(Fields fields)
    {
        var order = OrderAsked.Read(fields, fields.Label("strategy"));
        var size = fields.Whole("splitsize", fallback: null, least: 1, most: 1_000_000_000, "Split size must be a positive integer.");
        if (size > 0 && (order.Quantity + size - 1) / size > MostOrders)
            fields.Add("splitsize", $"Total number of orders would exceed maximum limit of {MostOrders}");
        return (order, size);
    }

    /// <summary>All buys first: what is bought may be what makes a sale a hedged one. Results stand as the orders were sent.</summary>
    private static async Task<JsonObject> BasketAsync(Caller caller, IReadOnlyList<OrderAsked> orders)
    {
        var results = new JsonObject[orders.Count];
        foreach (var index in Enumerable.Range(0, orders.Count).OrderBy(index => orders[index].Side == Side.Buy ? 0 : 1))
        {
            var order = orders[index];
            var result = new JsonObject
            {
                ["index"] = index, ["symbol"] = order.Symbol, ["exchange"] = order.Exchange, ["product"] = order.Label.Product, ["mode"] = caller.Mode,
            };
            await SendAsync(caller, order, order.Quantity, index, result);
            results[index] = result;
        }

        var sent = results.Count(IsSent);
        return new JsonObject
        {
            ["results"] = new JsonArray([.. results]),
            ["summary"] = new JsonObject { ["total"] = orders.Count, ["sent"] = sent, ["failed"] = orders.Count - sent },
        };
    }

    private static async Task<JsonObject> SplitAsync(Caller caller, (OrderAsked Order, int Size) asked)
    {
        var (order, size) = asked;
        var results = new List<JsonObject>();
        var isHopeless = false;
        for (var left = order.Quantity; left > 0; left -= size)
        {
            var result = new JsonObject { ["order_num"] = results.Count + 1, ["quantity"] = Math.Min(left, size) };
            isHopeless = isHopeless || IsHopeless(results);
            if (isHopeless)
                (result["status"], result["message"]) = ("skipped", $"not sent after {MostRefused} refusals for the same reason");
            else
                await SendAsync(caller, order, Math.Min(left, size), results.Count, result);
            results.Add(result);
        }

        return new JsonObject { ["total_quantity"] = order.Quantity, ["split_size"] = size, ["results"] = new JsonArray([.. results]) };
    }

    private static async Task SendAsync(Caller caller, OrderAsked order, long units, int index, JsonObject result)
    {
        try
        {
            var reply = await OrderCalls.SendAsync(caller, order, (_, _) => (order.Side, units), index.ToString(CultureInfo.InvariantCulture));
            result["status"] = "success";
            foreach (var (name, value) in reply)
                result[name] = value?.DeepClone();
        }
        catch (OpenAlgoException refused)
        {
            (result["status"], result["message"], result["code"]) = ("error", refused.Message, refused.Code);
        }
    }

    private static bool IsSent(JsonObject result) => result["orderid"] is not null;

    private static bool IsHopeless(List<JsonObject> results) =>
        results.Count >= MostRefused && results.TakeLast(MostRefused).All(result => !IsSent(result) && result["code"]!.GetValue<string>() == results[^1]["code"]!.GetValue<string>());
}
