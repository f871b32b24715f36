using System.Runtime.CompilerServices;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.PaperVenue;

/// <summary>What a combo rule is asked: do all legs fill now? Members as in <see cref="FillQuestion"/>.</summary>
internal readonly ref struct ComboQuestion(
    VenueOrder order, InstrumentMaster master, ReadOnlySpan<InstrumentMarket?> markets, MarketKind news, Timestamp now,
    VenueProfile profile)
{
    private readonly InstrumentMaster _master = master;
    private readonly ReadOnlySpan<InstrumentMarket?> _markets = markets;
    private readonly MarketKind _news = news;
    private readonly Timestamp _now = now;

    internal VenueOrder Order { get; } = order;
    internal VenueProfile Profile { get; } = profile;
    internal IReadOnlyList<OrderLeg> Legs => Order.Request.Legs;

    /// <summary>Whether every leg has had a record.</summary>
    internal bool HasAllMarkets()
    {
        for (var index = 0; index < Legs.Count; index++)
        {
            if (_markets[Legs[index].Instrument.Index] is null)
                return false;
        }

        return true;
    }

    /// <summary>One leg as a question of its own; valid when its market is known.</summary>
    internal FillQuestion Leg(int index)
    {
        var leg = Legs[index];
        return new FillQuestion(Order, leg.Side, _master[leg.Instrument], _markets[leg.Instrument.Index]!, _news, _now, Profile);
    }

    /// <summary>What the whole costs a unit at these leg prices; positive is paid.</summary>
    internal decimal NetPrice(ReadOnlySpan<FillDecision> legs) => ComboPricing.Net(Legs, _master, legs);
}

/// <summary>Room for the decisions of an order's legs without allocating.</summary>
[InlineArray(Capacity)]
internal struct LegDecisions
{
    /// <summary>Most legs the venue takes.</summary>
    internal const int Capacity = 8;

    private FillDecision _first;
}

/// <summary>The net price of several legs.</summary>
internal static class ComboPricing
{
    /// <summary>Sum of side x price x ratio x multiplier over the legs, per the largest multiplier among them: with
    /// options of multiplier 100, 100 shares count once.</summary>
    internal static decimal Net(IReadOnlyList<OrderLeg> legs, InstrumentMaster master, ReadOnlySpan<FillDecision> prices)
    {
        long unit = 1;
        for (var index = 0; index < legs.Count; index++)
            unit = Math.Max(unit, master[legs[index].Instrument].Multiplier);
        var net = 0m;
        for (var index = 0; index < legs.Count; index++)
        {
            var leg = legs[index];
            net += leg.Side.Sign() * prices[index].Price.ToDecimal() * leg.Ratio * master[leg.Instrument].Multiplier;
        }

        return net / unit;
    }
}
