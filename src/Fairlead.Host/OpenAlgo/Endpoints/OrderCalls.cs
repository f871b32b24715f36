using System.Globalization;
using System.Text.Json.Nodes;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.Orders;
using Fairlead.Engine.Positions;
using Fairlead.Engine.Protection;
using Fairlead.Host.Loop;
using Fairlead.Host.OpenAlgo.Calls;
using Fairlead.Host.OpenAlgo.Keys;
using Fairlead.Host.OpenAlgo.Symbols;

namespace Fairlead.Host.OpenAlgo.Endpoints;

/// <summary>Orders: place, to a target position, change, take back, close.</summary>
/// <remarks>
/// An order acts for the desk's person; what the desk's strategies hold is theirs and is neither counted nor closed here. An
/// entry gets the stop of the settings, since the contract knows none and the gatekeeper passes no entry without. An order
/// against an open position closes it, and is never judged as a new risk. The desk closes whole groups at the market: an
/// order that would close only part of one, or at a limit, is refused until the engine knows such exits.
/// </remarks>
internal static class OrderCalls
{
    /// <summary>Who orders of this API are made for.</summary>
    internal static readonly OwnerId Person = new(0);

    /// <summary>Intraday positions are squared off a quarter of an hour before the close: 15:15 in India.</summary>
    private static readonly TimeSpan SquareOff = TimeSpan.FromMinutes(15);

    public static Route<OrderAsked> Place { get; } = new(
        ApiScope.Trade, RateClass.Order, ErrorStyle.Printed, fields => OrderAsked.Read(fields, fields.Label("strategy")), PlaceAsync);

    public static Route<(OrderAsked Order, long Target)> PlaceSmart { get; } = new(
        ApiScope.Trade, RateClass.Smart, ErrorStyle.Printed,
        fields => (OrderAsked.Read(fields, fields.Label("strategy"), isZeroAllowed: true), (long)fields.Number("position_size", null, IsUnits, "Position size must be a whole number of units.")),
        PlaceSmartAsync);

    public static Route<(OrderAsked Order, string Id)> Modify { get; } = new(
        ApiScope.Trade, RateClass.Order, ErrorStyle.Printed, fields => (OrderAsked.Read(fields, fields.Label("strategy"), isComplete: true), fields.Id("orderid")),
        ModifyAsync);

    public static Route<string> Cancel { get; } = new(
        ApiScope.Trade, RateClass.Exit, ErrorStyle.Printed, fields =>
        {
            fields.Label("strategy");
            return fields.Id("orderid");
        },
        CancelAsync);

    public static Route<string> CancelAll { get; } = new(ApiScope.Trade, RateClass.Exit, ErrorStyle.Printed, fields => fields.Label("strategy"), CancelAllAsync);

    public static Route<string> Close { get; } = new(ApiScope.Trade, RateClass.Exit, ErrorStyle.Printed, fields => fields.Label("strategy"), CloseAsync);

    /// <summary>A part of a unit is no target: cut off, half a unit would mean flat and close what is held.</summary>
    private static bool IsUnits(decimal number) => number == decimal.Truncate(number) && Math.Abs(number) <= 1_000_000_000;

    private static Task<JsonObject> PlaceAsync(Caller caller, OrderAsked asked) => SendAsync(caller, asked, (_, _) => (asked.Side, asked.Quantity));

    /// <summary>The order that brings the net position to a target; the request's own side and quantity count only when both
    /// are flat.</summary>
    private static async Task<JsonObject> PlaceSmartAsync(Caller caller, (OrderAsked Order, long Target) asked)
    {
        var (order, target) = asked;
        var (side, units) = (order.Side, order.Quantity);
        try
        {
            var reply = await SendAsync(caller, order, (state, contract) =>
            {
                var held = state.Positions.QuantityOf(Person, contract.Instrument).Units + ComingAtTheMarket(state, contract);
                if (target != held)
                    (side, units) = (target > held ? Side.Buy : Side.Sell, Math.Abs(target - held));
                else if (target != 0 || units == 0)
                    throw new NothingToDoException();
                return (side, units);
            });
            (reply["action_taken"], reply["quantity"]) = (side == Side.Buy ? "BUY" : "SELL", units);
            return reply;
        }
        catch (NothingToDoException)
        {
            return new JsonObject { ["message"] = "Positions Already Matched. No Action needed.", ["action_taken"] = "NONE", ["quantity"] = 0 };
        }
    }

    /// <summary>What orders at the market will still fill, signed: two calls for one target make one order.</summary>
    private static long ComingAtTheMarket(DeskState state, Contract contract) => state.Orders.Open
        .Where(order => order.Owner == Person.Index && order.Request.IsSingle && order.Request.Terms.Type == OrderType.Market && order.Request.Legs[0].Instrument == contract.Instrument)
        .Sum(order => order.Request.Legs[0].Side.Sign() * order.Remaining.Units);

    /// <summary>Decides on the desk's own thread, where nothing can change in between, whether this opens or closes.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="asked">The order's terms.</param>
    /// <param name="wish">Side and units, by the desk's state.</param>
    /// <param name="part">Names this order among several of one call; null when it is the only one.</param>
    /// <exception cref="OpenAlgoException">Nothing was sent.</exception>
    internal static async Task<JsonObject> SendAsync(
        Caller caller, OrderAsked asked, Func<DeskState, Contract, (Side Side, long Units)> wish, string? part = null)
    {
        var contract = caller.Contract(asked.Symbol, asked.Exchange);
        var terms = asked.Terms();
        List<GroupId> closed = [];
        var result = await caller.CommandAsync(state =>
        {
            var (side, units) = wish(state, contract);
            closed = ClosedBy(state, contract, terms, side, units);
            var key = caller.KeyOf(part) ?? $"api {state.Sequence.ToString(CultureInfo.InvariantCulture)}";
            return closed.Count > 0 ? Closing(closed[0]) : Opening(caller, state, contract, asked.Label, terms, side, units, key);
        }, part);
        var ids = Sent(result);
        var reply = new JsonObject { ["orderid"] = ids[0] };
        // The first exit has left: what becomes of the others is told beside it and takes nothing back.
        foreach (var group in closed.Skip(1))
        {
            try
            {
                ids.AddRange(Sent(await caller.CommandAsync(_ => Closing(group), $"{part} {group}".Trim())));
            }
            catch (OpenAlgoException refused)
            {
                reply["not_closed"] = $"{group}: {refused.Message}";
            }
        }

        if (ids.Count > 1)
            reply["orderids"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]);
        return reply;
    }

    private static CloseGroup Closing(GroupId group) => new(group, "closed over the API");

    private static ProposeOrder Opening(
        Caller caller, DeskState state, Contract contract, OrderLabel label, OrderTerms terms, Side side, long units, string key) => new(new Proposal
    {
        Owner = new OwnerRef(Person.Index, state.OwnerNames[Person.Index]),
        Request = OrderRequest.Single(contract.Instrument, side, new Quantity(units), terms, OrderPurpose.Entry),
        Protection = new ProtectionPlan
        {
            Stop = Distance.OfPercent(caller.Settings.StopPercent),
            SquareOffBefore = label.Product == "MIS" ? SquareOff : null,
        },
        Reason = label.ToString(),
        Source = ProposalSource.Api,
        DedupeKey = key,
    });

    /// <summary>The groups that an order against them closes, oldest first; empty when it closes none and opens.</summary>
    private static List<GroupId> ClosedBy(DeskState state, Contract contract, OrderTerms terms, Side side, long units)
    {
        var against = state.Groups.Live
            .Where(group => group.Owner == Person.Index && group.IsSingle && Math.Sign(group.SignedOpen(contract.Instrument)) == -side.Sign()).ToList();
        var (chosen, left) = (new List<GroupId>(), units);
        foreach (var group in against.TakeWhile(group => Math.Abs(group.SignedOpen(contract.Instrument)) <= left))
        {
            chosen.Add(group.Id);
            left -= Math.Abs(group.SignedOpen(contract.Instrument));
        }

        if (against.Count > 0 && (left != 0 || terms.Type != OrderType.Market))
        {
            throw new OpenAlgoException(
                400, "EXIT_UNSUPPORTED",
                $"{contract.Symbol} is held in {string.Join(" + ", against.Select(group => Math.Abs(group.SignedOpen(contract.Instrument))))} units; for now only whole entries are closed, oldest first and at MARKET.");
        }

        return chosen;
    }

    private static async Task<JsonObject> ModifyAsync(Caller caller, (OrderAsked Order, string Id) asked)
    {
        var id = IdOf(asked.Id);
        var terms = asked.Order.Terms();
        var result = await caller.CommandAsync(state => Own(state, id) is { } order
            ? new AmendOrder(id, order.Version, new Quantity(asked.Order.Quantity), order.Request.Terms with { LimitPrice = terms.LimitPrice, TriggerPrice = terms.TriggerPrice })
            : throw Unknown(asked.Id));
        RequireDone(result);
        return new JsonObject { ["orderid"] = asked.Id };
    }

    private static async Task<JsonObject> CancelAsync(Caller caller, string asked)
    {
        var id = IdOf(asked);
        var result = await caller.CommandAsync(state => Own(state, id) is null ? throw Unknown(asked) : new CancelOrder(id, "cancelled over the API"));
        RequireDone(result);
        return new JsonObject { ["orderid"] = asked };
    }

    private static async Task<JsonObject> CancelAllAsync(Caller caller, string strategy)
    {
        var open = await caller.AskAsync(state => state.Orders.Open.Where(order => order.Owner == Person.Index && order.Purpose == OrderPurpose.Entry).Select(order => order.Id).ToList());
        var (done, failed) = (new JsonArray(), new JsonArray());
        foreach (var id in open)
        {
            var result = await caller.CommandAsync(_ => new CancelOrder(id, "all cancelled over the API"), part: id.ToString());
            (Refusal(result) is null ? done : failed).Add((JsonNode)id.ToString());
        }

        return new JsonObject
        {
            ["message"] = $"Canceled {done.Count} orders. Failed to cancel {failed.Count} orders.",
            ["canceled_orders"] = done,
            ["failed_cancellations"] = failed,
        };
    }

    private static async Task<JsonObject> CloseAsync(Caller caller, string strategy)
    {
        var result = await caller.CommandAsync(_ => new Flatten(Person.Index, Instrument: null, "all closed over the API"));
        return new JsonObject
        {
            ["message"] = "All Open Positions Squared Off",
            ["results"] = new JsonArray([.. result.Effects.OfType<SubmitOrder>().Select(effect => (JsonNode)new JsonObject
            {
                ["symbol"] = caller.Contracts.Of(effect.Order.Request.Legs[0].Instrument)?.Symbol,
                ["orderid"] = effect.Order.Id.ToString(),
            })]),
        };
    }

    private static Order? Own(DeskState state, ClientOrderId id) => state.Orders.Find(id) is { } order && order.Owner == Person.Index ? order : null;

    public static ClientOrderId IdOf(string text) =>
        text.StartsWith("FL", StringComparison.Ordinal) && long.TryParse(text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new ClientOrderId(id)
            : throw Unknown(text);

    public static OpenAlgoException Unknown(string id) => new(404, "ORDER_NOT_FOUND", $"Order {(id.Length <= 40 ? id : id[..40])} not found");

    private static List<string> Sent(CommandResult result)
    {
        RequireDone(result);
        var ids = result.Effects.OfType<SubmitOrder>().Select(effect => effect.Order.Id.ToString()).ToList();
        // An order without an id was not placed, whatever else was said.
        return ids.Count > 0 ? ids : throw new OpenAlgoException(409, "NOT_SENT", "The desk sent no order now: an exit is under way already, or waits for the session.");
    }

    private static void RequireDone(CommandResult result)
    {
        if (Refusal(result) is not { } refused)
            return;
        refused.IsRefusal(out var rule);
        throw new OpenAlgoException(400, rule ?? refused.Code, refused.Text);
    }

    private static NoteDecision? Refusal(CommandResult result) => result.Effects.OfType<NoteDecision>().FirstOrDefault(note => note.IsRefusal(out _));

    /// <summary>The position is where it should be.</summary>
    private sealed class NothingToDoException : Exception;
}
