using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Host.Http;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Host.Terminal.Rows;

namespace Fairlead.Host.Terminal.Endpoints;

/// <summary>Orders as the page asks for them, to the desk's own. What the gatekeeper judges is left to it; here only what
/// cannot be said at all is refused.</summary>
internal static class OrderRequests
{
    private const long MostUnits = 1_000_000_000;

    public static Proposal Proposal(DeskState state, PlaceOrderRequest asked, string key) => new()
    {
        Owner = new OwnerRef(0, state.OwnerNames[0]),
        Request = new OrderRequest
        {
            Legs = Legs(state, asked.Legs),
            Quantity = Units(asked.Quantity),
            Terms = new OrderTerms
            {
                Type = asked.Type,
                TimeInForce = asked.TimeInForce,
                LimitPrice = Price("limitPrice", asked.LimitPrice),
                TriggerPrice = Price("triggerPrice", asked.TriggerPrice),
                TrailBy = Price("trailBy", asked.TrailBy),
                GoodTill = asked.GoodTill,
            },
            Purpose = OrderPurpose.Entry,
        },
        Protection = Plan(asked.Protection, before: null),
        Reason = "ticket",
        Source = ProposalSource.Person,
        DedupeKey = "ticket " + key,
    };

    public static AmendOrder Amendment(DeskState state, ClientOrderId id, AmendOrderRequest asked)
    {
        if (state.Orders.Find(id) is not { } order)
            throw new ProblemException(404, "NO_ORDER", $"there is no order {id}");
        var terms = order.Request.Terms;
        return new AmendOrder(id, asked.ExpectedVersion, asked.Quantity is { } quantity ? Units(quantity) : order.Request.Quantity, terms with
        {
            LimitPrice = Price("limitPrice", asked.LimitPrice) ?? terms.LimitPrice,
            TriggerPrice = Price("triggerPrice", asked.TriggerPrice) ?? terms.TriggerPrice,
            TrailBy = Price("trailBy", asked.TrailBy) ?? terms.TrailBy,
        });
    }

    public static AmendProtection Protection(DeskState state, string group, AmendProtectionRequest asked)
    {
        var id = Request.GroupOf(group);
        var plan = Plan(asked.Plan, state.Groups.Find(id)?.Plan);
        return new AmendProtection(id, asked.ExpectedVersion, plan!);
    }

    public static Engine.Protection.ProtectionPlan? Plan(PlanView? asked, Engine.Protection.ProtectionPlan? before)
    {
        var plan = Plans.Read(asked, before, out var fault);
        return fault is null ? plan : throw Request.Malformed("PROTECTION", fault);
    }

    public static InstrumentId Instrument(DeskState state, int id) => state.Master.Contains(new InstrumentId(id))
        ? new InstrumentId(id)
        : throw Request.Malformed("INSTRUMENT", $"there is no instrument {id}");

    /// <summary>What limits allow is the gatekeeper's; here is kept out what no sum could hold.</summary>
    private static Quantity Units(long quantity) => quantity is > 0 and <= MostUnits
        ? new Quantity(quantity)
        : throw Request.Malformed("QUANTITY", $"a quantity is 1 to {MostUnits} units");

    private static List<OrderLeg> Legs(DeskState state, IReadOnlyList<LegRequest> asked)
    {
        if (asked.Count is 0 or > GateContext.MaxLegs)
            throw Request.Malformed("LEGS", $"an order has 1 to {GateContext.MaxLegs} legs");
        if (asked.Any(leg => leg is not { Ratio: >= 1 and <= 1_000 }))
            throw Request.Malformed("LEGS", "a leg's ratio is 1 to 1000");
        return [.. asked.Select(leg => new OrderLeg(Instrument(state, leg.Instrument), leg.Side, leg.Ratio))];
    }

    private static Price? Price(string name, decimal? value) => value is not { } set ? null
        : Rows.Amounts.PriceOf(set) ?? throw Request.Malformed("PRICE", $"{name} {set} has more than six decimal places or is too large");
}
