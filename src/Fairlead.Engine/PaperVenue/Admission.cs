using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.PaperVenue;

/// <summary>What the venue checks of an order before sessions and margin. Pure.</summary>
internal static class Admission
{
    /// <summary>Bounds within which no sum of the venue overflows.</summary>
    private const long MostUnits = 1_000_000_000;

    private static readonly Price HighestPrice = Price.Of(1_000_000_000m);

    internal static Refusal? Check(OrderRequest request, Quantity quantity, OrderTerms terms, InstrumentMaster master,
        Timestamp now, bool checksGrid)
    {
        if (quantity.Units is <= 0 or > MostUnits)
            return new Refusal(RefusalCodes.Quantity, $"quantity {quantity} is not between 1 and {MostUnits}");
        if (terms.Fault() is { } fault)
            return new Refusal(RefusalCodes.Terms, fault);
        if (terms.GoodTill is { } till && till <= now)
            return new Refusal(RefusalCodes.GoodTill, $"good till {till}, now {now}");
        if (CheckLegs(request, quantity, master, now, checksGrid) is { } refusal)
            return refusal;
        if (!request.IsSingle)
        {
            return terms.Type is OrderType.Market or OrderType.Limit
                ? null
                : new Refusal(RefusalCodes.Unsupported, $"{terms.Type} is not offered for several legs");
        }

        if (terms.TrailBy > HighestPrice)
            return new Refusal(RefusalCodes.Price, $"trail distance {terms.TrailBy} is absurd");

        var instrument = master[request.Legs[0].Instrument];
        return CheckPrice("limit", terms.LimitPrice, instrument, checksGrid)
            ?? CheckPrice("trigger", terms.TriggerPrice, instrument, checksGrid);
    }

    private static Refusal? CheckLegs(
        OrderRequest request, Quantity quantity, InstrumentMaster master, Timestamp now, bool checksGrid)
    {
        if (request.Legs.Count is 0 or > LegDecisions.Capacity)
            return new Refusal(RefusalCodes.Legs, $"{request.Legs.Count} legs, the venue takes 1 to {LegDecisions.Capacity}");
        for (var index = 0; index < request.Legs.Count; index++)
        {
            var leg = request.Legs[index];
            for (var other = 0; other < index; other++)
            {
                if (request.Legs[other].Instrument == leg.Instrument)
                    return new Refusal(RefusalCodes.Legs, $"instrument {leg.Instrument} stands in two legs");
            }

            if (leg.Ratio is < 1 or > MostUnits)
                return new Refusal(RefusalCodes.Legs, $"ratio {leg.Ratio} is not between 1 and {MostUnits}");
            if (!master.Contains(leg.Instrument))
                return new Refusal(RefusalCodes.UnknownInstrument, $"no instrument {leg.Instrument}");
            if (quantity.Units * leg.Ratio > MostUnits)
                return new Refusal(RefusalCodes.Quantity, $"{quantity} x {leg.Ratio} units are more than {MostUnits}");
            if (CheckInstrument(master[leg.Instrument], quantity * leg.Ratio, now, checksGrid) is { } refusal)
                return refusal;
        }

        return null;
    }

    private static Refusal? CheckInstrument(Instrument instrument, Quantity units, Timestamp now, bool checksGrid)
    {
        if (!instrument.IsTradable)
            return new Refusal(RefusalCodes.NotTradable, $"{instrument} cannot be ordered");
        if (ExpiryOf(instrument) is { } expiry && now >= expiry)
            return new Refusal(RefusalCodes.Expired, $"{instrument} expired at {expiry}");
        if (checksGrid && units.Units % instrument.LotSize != 0)
            return new Refusal(RefusalCodes.Lot, $"{units} units of {instrument} are no multiple of {instrument.LotSize}");
        return instrument.FreezeQuantity is { } freeze && units.Units > freeze
            ? new Refusal(RefusalCodes.FreezeQuantity, $"{units} units of {instrument}, the venue takes {freeze} at once")
            : null;
    }

    private static Refusal? CheckPrice(string name, Price? price, Instrument instrument, bool checksGrid)
    {
        if (price is not { } value)
            return null;
        if (value <= Price.Zero || value > HighestPrice)
            return new Refusal(RefusalCodes.Price, $"{name} price {value} is not above 0 and at most {HighestPrice}");
        return checksGrid && !instrument.Tick.Allows(value)
            ? new Refusal(RefusalCodes.Tick, $"{name} price {value} of {instrument} is off the tick {instrument.Tick.At(value)}")
            : null;
    }

    /// <summary>When trading in a contract ends; null for what does not expire.</summary>
    internal static Timestamp? ExpiryOf(Instrument instrument) => instrument.Option?.ExpiryAt ?? instrument.Future?.ExpiryAt;
}
