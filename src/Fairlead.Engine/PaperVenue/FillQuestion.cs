using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.PaperVenue;

/// <summary>What a rule is asked: does this order, or this leg of it, fill now?</summary>
/// <param name="order">The order; a rule reads it and changes nothing.</param>
/// <param name="side">Side of the order or leg.</param>
/// <param name="instrument">What it trades.</param>
/// <param name="market">The instrument's prices, the newest record already in.</param>
/// <param name="news">Kind of the record that came; None when the order itself came or changed.</param>
/// <param name="now">The venue's time.</param>
/// <param name="profile">The venue's settings.</param>
internal readonly ref struct FillQuestion(
    VenueOrder order, Side side, Instrument instrument, InstrumentMarket market, MarketKind news, Timestamp now,
    VenueProfile profile)
{
    internal VenueOrder Order { get; } = order;
    internal Side Side { get; } = side;
    internal Instrument Instrument { get; } = instrument;
    internal InstrumentMarket Market { get; } = market;
    internal MarketKind News { get; } = news;
    internal Timestamp Now { get; } = now;
    internal VenueProfile Profile { get; } = profile;

    internal bool IsBuy => Side == Side.Buy;

    /// <summary>Whether a price is better for this side than another, not equal.</summary>
    internal bool IsBetter(Price price, Price than) => IsBuy ? price < than : price > than;

    /// <summary>The worse of two prices for this side.</summary>
    internal Price Worse(Price a, Price b) => IsBuy ? Price.Max(a, b) : Price.Min(a, b);

    internal Price Better(Price a, Price b) => IsBuy ? Price.Min(a, b) : Price.Max(a, b);

    /// <summary>Room the newest record of a kind has left for this side.</summary>
    internal long Room(MarketKind source) => IgnoresSize ? long.MaxValue : Market.Left(source, Side);

    /// <summary>Any quantity finds room: the profile's wish, or the data tell no sizes.</summary>
    internal bool IgnoresSize =>
        Profile.IgnoresSize || (Profile.WithoutSizes.Count > 0 && Profile.WithoutSizes.Contains(Instrument.Id));

    /// <summary>Whether data known at an instant may fill the order: new since its arrival, or not too old then.</summary>
    internal bool IsFresh(Timestamp knownAt) =>
        knownAt >= Order.ArrivedAt || Profile.MaxPriceAge is not { } age || Now - knownAt <= age && age > TimeSpan.Zero;

    /// <summary>A price moved against the order by the profile's slippage; never to zero or below.</summary>
    internal Price Slipped(Price price)
    {
        var tick = Instrument.Tick.At(price);
        var slip = tick * Profile.SlippageTicks;
        return IsBuy ? price + slip : Price.Max(price - slip, Price.Min(price, tick));
    }
}
