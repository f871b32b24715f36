using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.PaperVenue.Margin;

namespace Fairlead.Engine.Decision;

/// <summary>What a proposal needs and what is free, by the desk's margin rule; null where a price is unknown.</summary>
/// <param name="Required">What the proposal asks more than is asked now; zero or more.</param>
/// <param name="Free">Equity less what positions ask, less what entries in flight ask.</param>
/// <param name="Fault">Why the rule forbids it whatever is free; null when it does not.</param>
internal readonly record struct MarginFigures(Money? Required, Money? Free, string? Fault);

/// <summary>Buying power before an entry, by the formulas of <see cref="MarginCalculator"/>.</summary>
internal static class Margins
{
    /// <summary>The rule of a name, or null when there is none.</summary>
    public static MarginRule? Find(string name) =>
        Enum.GetValues<MarginRule>().Cast<MarginRule?>().FirstOrDefault(rule => rule.ToString() == name);

    public static MarginFigures Of(DeskState state, Proposal proposal)
    {
        var rule = state.MarginRule;
        // No margin is reckoned: the venue alone decides, and leverage is limited by its own rule.
        if (rule == MarginRule.None)
            return new MarginFigures(Money.Zero(state.Positions.Currency), state.Equity, null);
        var held = Held(state);
        if (state.Equity is not { } equity || MarginCalculator.Requirement(held, rule) is not { } asked
            || Reserved(state, held, asked) is not { } reserved || Added(state, held, asked, proposal.Request) is not { } added)
            return default;
        var fault = rule == MarginRule.Cash && Naked(state, held, proposal.Request) is { } naked
            ? $"a cash account cannot be short of {naked.Instrument} without cover"
            : null;
        return new MarginFigures(new Money(added, equity.Currency), equity - new Money(asked + reserved, equity.Currency), fault);
    }

    /// <summary>Before any further proposal.</summary>
    public static AccountFunds Now(DeskState state)
    {
        if (state.MarginRule == MarginRule.None)
            return new AccountFunds(state.Equity, Money.Zero(state.Positions.Currency));
        var held = Held(state);
        if (state.Equity is not { } equity || MarginCalculator.Requirement(held, state.MarginRule) is not { } asked || Reserved(state, held, asked) is not { } reserved)
            return default;
        var used = new Money(asked + reserved, equity.Currency);
        return new AccountFunds(equity - used, used);
    }

    /// <summary>What the entries in flight, of unknown outcome too, will ask.</summary>
    private static decimal? Reserved(DeskState state, List<MarginPosition> held, decimal asked)
    {
        var reserved = 0m;
        foreach (var order in state.Orders.Open)
        {
            if (order.Purpose != OrderPurpose.Entry || order.Remaining.IsZero)
                continue;
            if (Added(state, held, asked, order.Request with { Quantity = order.Remaining }) is not { } added)
                return null;
            reserved += added;
        }

        return reserved;
    }

    /// <summary>How much more is asked once a request is filled at the prices it would take.</summary>
    private static decimal? Added(DeskState state, List<MarginPosition> held, decimal asked, OrderRequest request)
    {
        var after = With(state, held, request);
        if (MarginCalculator.Requirement(after, state.MarginRule) is not { } needed)
            return null;
        var lost = 0m;
        foreach (var leg in request.Legs)
        {
            if (PriceOf(state, request, leg) is not { } price || state.Market[leg.Instrument].Mark is not { } mark)
                return null;
            lost += leg.Side.Sign() * (price - mark).ToDecimal() * request.Quantity.Units * leg.Ratio * state.Master[leg.Instrument].Multiplier;
        }

        return Math.Max(0m, needed - asked + lost);
    }

    private static MarginPosition? Naked(DeskState state, List<MarginPosition> held, OrderRequest request)
    {
        var after = With(state, held, request);
        foreach (var order in state.Orders.Open)
            after = With(state, after, order.Request with { Quantity = order.Remaining }, Side.Sell);
        return CashCover.FirstNaked(after);
    }

    private static List<MarginPosition> Held(DeskState state)
    {
        List<MarginPosition> positions = [];
        foreach (var row in state.Master.All)
        {
            if (state.Positions.NetQuantity(row.Id) is { IsZero: false } units)
                positions.Add(Position(state, row, units));
        }

        return positions;
    }

    /// <summary>Positions with a request filled; only its legs of one side where one is named.</summary>
    private static List<MarginPosition> With(DeskState state, List<MarginPosition> held, OrderRequest request, Side? only = null)
    {
        List<MarginPosition> after = [.. held];
        foreach (var leg in request.Legs)
        {
            if (only is { } side && leg.Side != side)
                continue;
            var units = request.Quantity * (leg.Side.Sign() * leg.Ratio);
            var index = after.FindIndex(position => position.Instrument.Id == leg.Instrument);
            if (index < 0)
                after.Add(Position(state, state.Master[leg.Instrument], units));
            else
                after[index] = after[index] with { Quantity = after[index].Quantity + units };
        }

        return after;
    }

    private static MarginPosition Position(DeskState state, Instrument row, Quantity units)
    {
        var underlying = row.Option?.Underlying ?? row.Future?.Underlying;
        return new MarginPosition(row, units, state.Market[row.Id].Mark, underlying is { } id ? state.Market[id].Mark : null);
    }

    /// <summary>What a leg is taken to trade at: a single order's limit, else the quote it would take, else the mark.</summary>
    private static Price? PriceOf(DeskState state, OrderRequest request, in OrderLeg leg)
    {
        if (request.IsSingle && request.Terms.LimitPrice is { } limit)
            return limit;
        var view = state.Market[leg.Instrument];
        if (!view.HasQuote || view.Quote.IsCrossed || !(leg.Side == Side.Buy ? view.Quote.HasAsk : view.Quote.HasBid))
            return view.Mark;
        return leg.Side == Side.Buy ? view.Quote.Ask : view.Quote.Bid;
    }
}
