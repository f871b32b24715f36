using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.PaperVenue;

/// <content>How long orders live, and where they lie meanwhile.</content>
public sealed partial class SimulatedVenue
{
    private static readonly TimeSpan DayBarsFrom = TimeSpan.FromHours(1);

    /// <summary>Decides which session an order is for, what it works as and when it ends.</summary>
    private Refusal? Schedule(VenueOrder order)
    {
        var venue = VenueOf(order);
        if (_sessions.CurrentOrNext(venue, _now) is not { } session)
            return NoSession();
        var isOpen = session.Contains(_now);
        if (!isOpen && (order.IsImmediate
            || (order.Terms.Type == OrderType.Market && _profile.ClosedMarketOrders == ClosedMarketOrders.Refuse)))
            return new Refusal(RefusalCodes.Closed, $"{venue} opens at {session.Open}");

        var cutoff = session.Close - _profile.OnCloseCutoff;
        order.Type = WorkingType(order, isOpen, isPastCutoff: _now > cutoff);
        if (order.Type == OrderType.MarketOnClose && _now > cutoff)
            return new Refusal(RefusalCodes.OnCloseTooLate, $"on-close orders end at {cutoff}, now {_now}");
        if (order.Type == OrderType.MarketOnOpen)
        {
            if (_sessions.NextOpening(venue, _now) is not { } opening)
                return NoSession();
            session = opening;
        }

        order.OpensAt = session.Open;
        order.EndsAt = LifeEnd(order, session);
        return null;
    }

    private static Refusal NoSession() => new(RefusalCodes.NoSession, "the calendar's data end before the order could work");

    private OrderType WorkingType(VenueOrder order, bool isOpen, bool isPastCutoff)
    {
        if (order.Terms.Type != OrderType.Market || !order.Request.IsSingle)
            return order.Terms.Type;
        if (!isOpen)
            return OrderType.MarketOnOpen;
        var hasDayBarsOnly = _markets[order.Request.Legs[0].Instrument.Index] is { } market
            && market.FinestPeriod > DayBarsFrom && market.FinestPeriod != TimeSpan.MaxValue;
        if (!_profile.DayBarsFillOnClose || !hasDayBarsOnly)
            return OrderType.Market;
        return isPastCutoff ? OrderType.MarketOnOpen : OrderType.MarketOnClose;
    }

    private Timestamp? LifeEnd(VenueOrder order, in Session session)
    {
        var end = order.Terms.TimeInForce switch
        {
            _ when order.Type == OrderType.MarketOnClose => After(session.Close),
            TimeInForce.Gtd => order.Terms.GoodTill,
            TimeInForce.Gtc => null,
            _ => _profile.DayOrdersSeeClosingBar ? After(session.Close) : session.Close,
        };
        foreach (var leg in order.Request.Legs)
        {
            if (Admission.ExpiryOf(_master[leg.Instrument]) is { } expiry && (end is null || After(expiry) < end))
                end = After(expiry);
        }

        return end;
    }

    private void ScheduleEnd(int index)
    {
        var order = _orders[index];
        var wakesAt = order.EndsAt;
        if (WaitEnd(order) is { } waitEnd && (wakesAt is null || waitEnd < wakesAt))
            wakesAt = waitEnd;
        if (order.WakesAt == wakesAt)
            return;
        order.WakesAt = wakesAt;
        if (wakesAt is { } at)
            _endings.Add(at, index);
    }

    private Timestamp? WaitEnd(VenueOrder order) =>
        order.WaitsSince is { } since && _profile.NoPriceAfter is { } bound && !KnowsTradesOnly(order) ? since + bound : null;

    /// <summary>
    /// No leg has quotes, and each has had trades. Then silence is no fault of the data: nobody traded, which on a thin
    /// instrument is how most minutes go. A market order would have rested or met a quote that nobody recorded; the next
    /// trade is the first price that is known, so the order works until then or its session's end.
    /// </summary>
    private bool KnowsTradesOnly(VenueOrder order)
    {
        foreach (var leg in order.Request.Legs)
        {
            if (_markets[leg.Instrument.Index] is not { HasQuotes: false } market || !(market.HasPrints || market.HasTradeBars))
                return false;
        }

        return true;
    }

    private void End(int index)
    {
        var order = _orders[index];
        if (!order.IsWorking || order.WakesAt is not { } at || at > _now)
            return;
        order.WakesAt = null;
        if (order.Type == OrderType.MarketOnClose)
            FillOnClose(index);
        else if (order.EndsAt <= _now)
            Finish(index, VenueOrderState.Expired, WhyExpired(order));
        else if (WaitEnd(order) <= _now)
            EndWithoutPrice(index);
        else
            ScheduleEnd(index);
    }

    private string WhyExpired(VenueOrder order)
    {
        foreach (var leg in order.Request.Legs)
        {
            if (Admission.ExpiryOf(_master[leg.Instrument]) is { } expiry && expiry < _now)
                return $"{_master[leg.Instrument]} expired at {expiry}";
        }

        return order.Terms.TimeInForce == TimeInForce.Gtd
            ? $"good till {order.Terms.GoodTill}"
            : "the session closed";
    }

    private void EndWithoutPrice(int index)
    {
        var order = _orders[index];
        var reason = $"no usable price since {order.WaitsSince ?? order.ArrivedAt}";
        if (order.Filled.IsZero)
            Finish(index, VenueOrderState.Rejected, reason, RefusalCodes.NoPrice);
        else
            Finish(index, VenueOrderState.Cancelled, RefusalCodes.NoPrice + ": " + reason);
    }

    /// <summary>The session's last trade; the quote where the session had none.</summary>
    private void FillOnClose(int index)
    {
        var order = _orders[index];
        var leg = order.Request.Legs[0];
        var market = _markets[leg.Instrument.Index];
        const string assumption = "the close had room for the whole order";
        if (market is { LastSessionTrade: { IsKnown: true } trade } && trade.At >= order.OpensAt)
        {
            FillSingle(index, leg, _master[leg.Instrument], market, FillDecision.Fill("last trade of the session",
                trade.Price, long.MaxValue, trade.Source, Liquidity.Taken, assumption));
        }
        else if (market?.Opposite(leg.Side) is { IsPresent: true } side && side.At >= order.OpensAt && !market.IsCrossed)
        {
            FillSingle(index, leg, _master[leg.Instrument], market, FillDecision.Fill("last quote of the session",
                side.Price, long.MaxValue, MarketKind.Quote, Liquidity.Taken, assumption));
        }
        else
        {
            EndWithoutPrice(index);
        }
    }

    private void DropFinishedEndings()
    {
        while (_endings.NextDue is { } due && (!_orders[_endings.Peek()].IsWorking || _orders[_endings.Peek()].WakesAt != due))
            _endings.Take();
    }

    private void Refile(int index)
    {
        var order = _orders[index];
        Unfile(order);
        if (order.Type == OrderType.MarketOnClose)
            return;
        var filing = FilingOf(order, index);
        order.Filing = filing;
        foreach (var leg in order.Request.Legs)
            (_books[leg.Instrument.Index] ??= new RestingBook()).Add(filing);
    }

    private void Unfile(VenueOrder order)
    {
        if (order.Filing is not { } filing)
            return;
        foreach (var leg in order.Request.Legs)
            _books[leg.Instrument.Index]!.Remove(filing);
        order.Filing = null;
    }

    private static Filing FilingOf(VenueOrder order, int index)
    {
        var isBuy = order.Request.Legs[0].Side == Side.Buy;
        var isLimit = order.Type == OrderType.Limit || (order.Type == OrderType.StopLimit && order.IsTriggered);
        var isStop = order.Type is OrderType.Stop or OrderType.StopLimit && !order.IsTriggered;
        // An immediate order that waits for its first data gets one look at them, whatever their price.
        var isPriced = order.Request.IsSingle && !order.IsImmediate;
        if (order.Type == OrderType.TrailingStop && !order.IsTriggered && order.Trigger is { } trigger)
            return TrailFiling(order, index, isBuy, trigger.Micros);
        var (shelf, key) = (isPriced, isLimit, isStop) switch
        {
            (true, true, _) when isBuy => (Shelf.BuyLimits, -order.Terms.LimitPrice!.Value.Micros),
            (true, true, _) => (Shelf.SellLimits, order.Terms.LimitPrice!.Value.Micros),
            (true, _, true) when isBuy => (Shelf.BuyStops, order.Trigger!.Value.Micros),
            (true, _, true) => (Shelf.SellStops, -order.Trigger!.Value.Micros),
            _ => (Shelf.Always, 0L),
        };
        return new Filing(shelf, key, order.Priority, index);
    }

    private static Filing TrailFiling(VenueOrder order, int index, bool isBuy, long trigger)
    {
        var distance = order.Terms.TrailBy!.Value.Micros;
        return isBuy
            ? new Filing(Shelf.BuyTrails, trigger, order.Priority, index, DrawKey: distance - trigger)
            : new Filing(Shelf.SellTrails, -trigger, order.Priority, index, DrawKey: trigger + distance);
    }

    /// <summary>Units displayed at a limit's price before it: those of its own side's quote when it joins it, none when it
    /// improves on it, unknown when it lies behind it or nothing is quoted.</summary>
    private long? QueueAhead(VenueOrder order)
    {
        var leg = order.Request.Legs[0];
        if (order.Terms.LimitPrice is not { } limit || _markets[leg.Instrument.Index]?.Own(leg.Side) is not { IsPresent: true } own)
            return null;
        if (limit == own.Price)
            return own.Size;
        return (leg.Side == Side.Buy ? limit > own.Price : limit < own.Price) ? 0 : null;
    }
}
