using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Engine.PaperVenue.Margin;

namespace Fairlead.Engine.PaperVenue;

/// <summary>Whether the venue's account can carry an order, taken as filled.</summary>
/// <remarks>
/// An order that only brings positions nearer to flat always passes. Any other must not ask for more than equity less
/// the requirement of what is held less what working orders have set aside; an unknown price refuses it. What it asks
/// for is set aside until it ends.
/// </remarks>
internal static class OrderMargin
{
    /// <param name="order">The order, its new quantity and terms in place.</param>
    /// <param name="account">What is held now.</param>
    /// <param name="orders">All orders; the order itself is left out where it is already among them.</param>
    /// <param name="master">Instruments.</param>
    /// <param name="markets">Prices by instrument.</param>
    /// <param name="rule">The account's rule.</param>
    /// <param name="reservedPerUnit">What to set aside for each unit of the order; zero when refused.</param>
    internal static Refusal? Check(VenueOrder order, VenueAccount account, OrderTable orders, InstrumentMaster master,
        ReadOnlySpan<InstrumentMarket?> markets, MarginRule rule, out decimal reservedPerUnit)
    {
        reservedPerUnit = 0m;
        if (rule == MarginRule.None || OnlyReduces(order, account, orders))
            return null;
        var currency = master[order.Request.Legs[0].Instrument].Currency;
        foreach (var leg in order.Request.Legs)
        {
            if (master[leg.Instrument].Currency != currency)
                return new Refusal(RefusalCodes.Margin, "legs of two currencies cannot be margined together");
            if (PriceOf(order, leg, markets) is null)
                return Unknown(master[leg.Instrument]);
        }

        var before = Positions(account, currency, master, markets);
        var after = new List<MarginPosition>(before);
        foreach (var leg in order.Request.Legs)
            AddLeg(after, order, leg, master[leg.Instrument], PriceOf(order, leg, markets)!.Value, markets);
        if (rule == MarginRule.Cash && NakedWithWorkingSells(after, order, orders) is { } naked)
            return new Refusal(RefusalCodes.Margin, $"a cash account cannot be short of {naked.Instrument} without cover");
        if (MarginCalculator.Requirement(before, rule) is not { } held || MarginCalculator.Requirement(after, rule) is not { } needed)
            return Unknown(master[order.Request.Legs[0].Instrument]);

        var worsened = needed - held - ValueGained(order, master, markets);
        var free = account.Cash(currency).Amount - held - ReservedByOthers(order, orders, currency, master);
        foreach (var position in before)
            free += account.ValueOf(position.Instrument, position.Price!.Value);
        if (worsened > 0m && worsened > free)
        {
            return new Refusal(RefusalCodes.Margin,
                $"needs {new Money(worsened, currency)}, free {new Money(free, currency)} under {rule}");
        }

        reservedPerUnit = Math.Max(0m, worsened) / order.Remaining.Units;
        return null;
    }

    private static Refusal Unknown(Instrument instrument) =>
        new(RefusalCodes.Margin, $"no price known to tell what {instrument} requires");

    /// <summary>Every leg brings its position nearer to flat, also when the working orders of the same side fill first.</summary>
    private static bool OnlyReduces(VenueOrder order, VenueAccount account, OrderTable orders)
    {
        foreach (var leg in order.Request.Legs)
        {
            var held = account.Units(leg.Instrument).Units;
            var coming = order.Remaining.Units * leg.Ratio + WorkingUnits(orders, order, leg.Instrument, leg.Side);
            if (Math.Sign(held) != -leg.Side.Sign() || coming > Math.Abs(held))
                return false;
        }

        return true;
    }

    private static long WorkingUnits(OrderTable orders, VenueOrder except, InstrumentId instrument, Side side)
    {
        long units = 0;
        foreach (var index in orders.Working)
        {
            var other = orders[index];
            if (other.Id == except.Id)
                continue;
            foreach (var leg in other.Request.Legs)
            {
                if (leg.Instrument == instrument && leg.Side == side)
                    units += other.Remaining.Units * leg.Ratio;
            }
        }

        return units;
    }

    /// <summary>What a unit is taken to trade at: a single order's limit, else the quote it would take, else the mark.</summary>
    private static Price? PriceOf(VenueOrder order, in OrderLeg leg, ReadOnlySpan<InstrumentMarket?> markets)
    {
        if (order.Request.IsSingle && order.Terms.LimitPrice is { } limit)
            return limit;
        if (markets[leg.Instrument.Index] is not { } market)
            return null;
        var side = market.Opposite(leg.Side);
        return side.IsPresent && !market.IsCrossed ? side.Price : market.Mark;
    }

    private static List<MarginPosition> Positions(
        VenueAccount account, Currency currency, InstrumentMaster master, ReadOnlySpan<InstrumentMarket?> markets)
    {
        List<MarginPosition> positions = [];
        foreach (var holding in account.Holdings)
        {
            var instrument = master[holding.Instrument];
            if (instrument.Currency == currency)
                positions.Add(Position(instrument, holding.Units, markets[holding.Instrument.Index]?.Mark, markets));
        }

        return positions;
    }

    private static MarginPosition Position(
        Instrument instrument, Quantity units, Price? price, ReadOnlySpan<InstrumentMarket?> markets)
    {
        var underlying = instrument.Option?.Underlying ?? instrument.Future?.Underlying;
        return new MarginPosition(instrument, units, price, underlying is { } id ? markets[id.Index]?.Mark : null);
    }

    private static void AddLeg(List<MarginPosition> positions, VenueOrder order, in OrderLeg leg, Instrument instrument,
        Price price, ReadOnlySpan<InstrumentMarket?> markets)
    {
        var units = order.Remaining * (leg.Side.Sign() * leg.Ratio);
        var index = positions.FindIndex(position => position.Instrument.Id == instrument.Id);
        if (index >= 0)
            positions[index] = positions[index] with { Quantity = positions[index].Quantity + units };
        else
            positions.Add(Position(instrument, units, markets[instrument.Id.Index]?.Mark ?? price, markets));
    }

    /// <summary>What the order's positions are worth at the mark more than is paid for them; less when negative.</summary>
    private static decimal ValueGained(VenueOrder order, InstrumentMaster master, ReadOnlySpan<InstrumentMarket?> markets)
    {
        var gained = 0m;
        foreach (var leg in order.Request.Legs)
        {
            var price = PriceOf(order, leg, markets)!.Value;
            var mark = markets[leg.Instrument.Index]?.Mark ?? price;
            gained += leg.Side.Sign() * (mark - price).ToDecimal()
                * order.Remaining.Units * leg.Ratio * master[leg.Instrument].Multiplier;
        }

        return gained;
    }

    private static decimal ReservedByOthers(VenueOrder order, OrderTable orders, Currency currency, InstrumentMaster master)
    {
        var total = 0m;
        foreach (var index in orders.Working)
        {
            var other = orders[index];
            if (other.Id != order.Id && master[other.Request.Legs[0].Instrument].Currency == currency)
                total += other.ReservedPerUnit * other.Remaining.Units;
        }

        return total;
    }

    private static MarginPosition? NakedWithWorkingSells(
        List<MarginPosition> after, VenueOrder order, OrderTable orders)
    {
        var positions = new List<MarginPosition>(after);
        for (var index = 0; index < positions.Count; index++)
        {
            var selling = WorkingUnits(orders, order, positions[index].Instrument.Id, Side.Sell);
            positions[index] = positions[index] with { Quantity = positions[index].Quantity - new Quantity(selling) };
        }

        return CashCover.FirstNaked(positions);
    }
}
