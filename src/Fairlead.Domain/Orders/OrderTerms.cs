using Fairlead.Domain.Amounts;
using Fairlead.Domain.Time;

namespace Fairlead.Domain.Orders;

public enum OrderType
{
    /// <summary>At once at the best price there is.</summary>
    Market,

    /// <summary>At the limit price or better.</summary>
    Limit,

    /// <summary>A market order once the trigger price trades or is quoted.</summary>
    Stop,

    /// <summary>A limit order once the trigger price trades or is quoted.</summary>
    StopLimit,

    /// <summary>In the next opening.</summary>
    MarketOnOpen,

    /// <summary>In this session's close.</summary>
    MarketOnClose,

    /// <summary>A stop whose trigger follows the best price at a fixed distance.</summary>
    TrailingStop,
}

public enum TimeInForce
{
    /// <summary>Until the venue's session closes.</summary>
    Day,

    /// <summary>Until cancelled.</summary>
    Gtc,

    /// <summary>Until a stated instant.</summary>
    Gtd,

    /// <summary>What fills at once; the rest is cancelled.</summary>
    Ioc,

    /// <summary>All at once or nothing.</summary>
    Fok,
}

/// <summary>Price and life of an order. Which members are set follows from the type; <see cref="Fault"/> tells.</summary>
public sealed record OrderTerms
{
    public required OrderType Type { get; init; }
    public TimeInForce TimeInForce { get; init; } = TimeInForce.Day;

    /// <summary>Worst acceptable price; set exactly for Limit and StopLimit. Net price per unit for several legs
    /// (positive is paid, negative received).</summary>
    public Price? LimitPrice { get; init; }

    /// <summary>Set exactly for Stop and StopLimit; for TrailingStop the first trigger, or null to start at the market.</summary>
    public Price? TriggerPrice { get; init; }

    /// <summary>Distance of the trailing trigger; positive; set exactly for TrailingStop.</summary>
    public Price? TrailBy { get; init; }

    /// <summary>Set exactly for Gtd.</summary>
    public Timestamp? GoodTill { get; init; }

    public static OrderTerms Market { get; } = new() { Type = OrderType.Market };

    public static OrderTerms Limit(Price limit, TimeInForce timeInForce = TimeInForce.Day) =>
        new() { Type = OrderType.Limit, LimitPrice = limit, TimeInForce = timeInForce };

    public static OrderTerms Stop(Price trigger, TimeInForce timeInForce = TimeInForce.Day) =>
        new() { Type = OrderType.Stop, TriggerPrice = trigger, TimeInForce = timeInForce };

    public static OrderTerms StopLimit(Price trigger, Price limit, TimeInForce timeInForce = TimeInForce.Day) =>
        new() { Type = OrderType.StopLimit, TriggerPrice = trigger, LimitPrice = limit, TimeInForce = timeInForce };

    public static OrderTerms TrailingStop(Price trailBy, TimeInForce timeInForce = TimeInForce.Day) =>
        new() { Type = OrderType.TrailingStop, TrailBy = trailBy, TimeInForce = timeInForce };

    /// <summary>Why these terms make no order, or null when they do. Ticks and sides are the gatekeeper's matter.</summary>
    public string? Fault()
    {
        if (LimitPrice is null == Type is OrderType.Limit or OrderType.StopLimit)
            return $"{Type} {(LimitPrice is null ? "needs" : "takes no")} limit price";
        if (Type is OrderType.Stop or OrderType.StopLimit && TriggerPrice is null)
            return $"{Type} needs a trigger price";
        if (TriggerPrice is not null && Type is not (OrderType.Stop or OrderType.StopLimit or OrderType.TrailingStop))
            return $"{Type} takes no trigger price";
        if (TrailBy is null == Type is OrderType.TrailingStop)
            return $"{Type} {(TrailBy is null ? "needs" : "takes no")} trail distance";
        if (TrailBy is { Micros: <= 0 })
            return "trail distance must be positive";
        if (GoodTill is null == TimeInForce is TimeInForce.Gtd)
            return $"{TimeInForce} {(GoodTill is null ? "needs" : "takes no")} good-till time";
        if (TimeInForce is TimeInForce.Ioc or TimeInForce.Fok && Type is not (OrderType.Market or OrderType.Limit))
            return $"{Type} cannot be {TimeInForce}";
        return null;
    }
}
