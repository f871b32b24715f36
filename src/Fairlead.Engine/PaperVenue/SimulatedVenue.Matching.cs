using System.Globalization;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Engine.PaperVenue.Fees;
using Fairlead.Engine.PaperVenue.Rules;

namespace Fairlead.Engine.PaperVenue;

/// <content>Orders against prices.</content>
public sealed partial class SimulatedVenue
{
    private void Match(InstrumentId id, MarketKind news)
    {
        if (_books[id.Index] is not { } book)
            return;
        book.Collect(TapeReach.Of(_markets[id.Index]!, news), _candidates);
        foreach (var index in _candidates)
            Look(index, news);
        _candidates.Clear();
    }

    /// <summary>After all records of an instant: every order of the instruments that had one, by id.</summary>
    private void MatchInstant()
    {
        if (_profile.AssignsEarly)
            AssignHourly();
        foreach (var id in _unmatched)
        {
            _markets[id.Index]!.IsUnmatched = false;
            _books[id.Index]?.Collect(Reach.Everything, _candidates);
        }

        _unmatched.Clear();
        _candidates.Sort();
        for (var position = 0; position < _candidates.Count; position++)
        {
            if (position == 0 || _candidates[position] != _candidates[position - 1])
                Look(_candidates[position], MarketKind.None);
        }

        _candidates.Clear();
    }

    /// <summary>One look at a resting order, which an earlier order of the same pass may have ended.</summary>
    private void Look(int index, MarketKind news)
    {
        var order = _orders[index];
        if (!order.IsWorking)
            return;
        Consider(index, news);
        if (order.IsWorking && order.IsImmediate && !WaitsForFirstData(order))
            Finish(index, VenueOrderState.Cancelled, Unfilled(order));
    }

    private void Consider(int index, MarketKind news)
    {
        if (_orders[index].Type == OrderType.MarketOnClose)
            return;
        if (_orders[index].Request.IsSingle)
            ConsiderSingle(index, news);
        else
            ConsiderCombo(index, news);
    }

    private void ConsiderSingle(int index, MarketKind news)
    {
        var order = _orders[index];
        var leg = order.Request.Legs[0];
        if (_markets[leg.Instrument.Index] is not { } market)
            return;
        var instrument = _master[leg.Instrument];
        var rule = _profile.Rules.Of(order.Type);
        var decision = rule.Decide(new FillQuestion(order, leg.Side, instrument, market, news, _now, _profile));
        if (decision.Outcome == FillOutcome.Trigger)
        {
            SetOff(index, decision);
            decision = rule.Decide(new FillQuestion(order, leg.Side, instrument, market, news, _now, _profile));
            order.IsResting = true;
        }

        if (decision.QueueAhead is { } ahead)
            order.QueueAhead = ahead;
        if (decision.Outcome == FillOutcome.Trail)
            Draw(index, decision.Price);
        if (decision.Outcome == FillOutcome.Fill)
            FillSingle(index, leg, instrument, market, decision);
    }

    private void Draw(int index, Price trigger)
    {
        _orders[index].Trigger = trigger;
        if (_orders[index].Filing is not null)
            Refile(index);
    }

    private void SetOff(int index, in FillDecision decision)
    {
        var order = _orders[index];
        order.IsTriggered = true;
        order.IsResting = false;
        if (decision.NeedsLaterData)
            order.SentAt = _now;
        order.WaitsSince = order.ActsAsMarket ? _now : null;
        order.QueueAhead = QueueAhead(order);
        if (order.Filing is null)
            return;
        Refile(index);
        ScheduleEnd(index);
    }

    private void FillSingle(int index, in OrderLeg leg, Instrument instrument, InstrumentMarket market, in FillDecision decision)
    {
        var order = _orders[index];
        var units = WholeLots(InParts(order, Math.Min(decision.Units, order.Remaining.Units), instrument.LotSize), order, instrument.LotSize);
        if (units <= 0)
            return;
        market.Take(decision.Source, leg.Side, units);
        Execute(order, leg, instrument, market, new Quantity(units), decision);
        NoteFilled(index, units);
    }

    private void ConsiderCombo(int index, MarketKind news)
    {
        var order = _orders[index];
        var legs = order.Request.Legs;
        var question = new ComboQuestion(order, _master, _markets, news, _now, _profile);
        var room = default(LegDecisions);
        Span<FillDecision> decisions = room;
        decisions = decisions[..legs.Count];
        if (!question.HasAllMarkets() || !_profile.Rules.Combo.TryPrice(question, decisions))
            return;
        var units = order.Remaining.Units;
        long lots = 1;
        for (var leg = 0; leg < legs.Count; leg++)
        {
            units = Math.Min(units, decisions[leg].Units / legs[leg].Ratio);
            lots = LeastCommonLots(lots, _master[legs[leg].Instrument].LotSize, legs[leg].Ratio);
        }

        units = WholeLots(units, order, lots);
        if (units <= 0)
            return;
        for (var leg = 0; leg < legs.Count; leg++)
        {
            var market = _markets[legs[leg].Instrument.Index]!;
            var quantity = new Quantity(units * legs[leg].Ratio);
            market.Take(decisions[leg].Source, legs[leg].Side, quantity.Units);
            Execute(order, legs[leg], _master[legs[leg].Instrument], market, quantity, decisions[leg]);
        }

        NoteFilled(index, units);
    }

    /// <summary>Cuts a partial fill to whole lots; a fill-or-kill takes all or nothing.</summary>
    private static long WholeLots(long units, VenueOrder order, long lotSize)
    {
        if (units == order.Remaining.Units)
            return units;
        return order.Terms.TimeInForce == TimeInForce.Fok ? 0 : units - (units % lotSize);
    }

    /// <summary>Fewest units of a combo whose every leg is in whole lots.</summary>
    private static long LeastCommonLots(long lots, long lotSize, long ratio)
    {
        var step = lots;
        while (lots * ratio % lotSize != 0)
            lots += step;
        return lots;
    }

    private void NoteFilled(int index, long units)
    {
        var order = _orders[index];
        order.Filled += new Quantity(units);
        if (order.Remaining.IsZero)
        {
            Finish(index, VenueOrderState.Filled, reason: null);
            return;
        }

        if (order.Type is OrderType.Stop or OrderType.TrailingStop)
            order.IsTriggered = true;
        if (!order.ActsAsMarket)
            return;
        order.WaitsSince = _now;
        if (order.Filing is null)
            return;
        Refile(index);
        ScheduleEnd(index);
    }

    private void Execute(VenueOrder order, in OrderLeg leg, Instrument instrument, InstrumentMarket market, Quantity units,
        in FillDecision decision)
    {
        var filledBefore = Quantity.Zero;
        var chargedBefore = Money.Zero(instrument.Currency);
        foreach (var earlier in order.Executions)
        {
            if (earlier.Instrument != leg.Instrument)
                continue;
            filledBefore += earlier.Quantity;
            chargedBefore += earlier.Charges ?? Money.Zero(instrument.Currency);
        }

        var own = market.Own(leg.Side);
        var context = new FeeContext(_now, order.Type, order.Terms.LimitPrice, own.IsPresent ? own.Price : null,
            decision.Liquidity, UnderlyingOf(instrument) is { } id ? _master[id] : null, filledBefore, chargedBefore);
        var execution = new Execution
        {
            Id = new ExecutionId("X" + (++_executions).ToString(CultureInfo.InvariantCulture)),
            Order = order.Id,
            Instrument = leg.Instrument,
            Side = leg.Side,
            Quantity = units,
            Price = decision.Price,
            At = decision.FilledAt ?? _now,
            Charges = _profile.Fees?.Charges(instrument, leg.Side, units, decision.Price, context),
            Explanation = new FillExplanation(_profile.Name + ": " + decision.Rule, decision.Liquidity,
                decision.Source == MarketKind.Quote ? market.Quote : null, market.BarOf(decision.Source), decision.Assumption),
        };
        order.Executions.Add(execution);
        _account.Trade(instrument, units * leg.Side.Sign(), decision.Price);
        if (execution.Charges is { } charges)
            _account.Pay(-charges);
        if (!order.IsMute)
            _outbox.Add(_now + _profile.FillLatency, new OrderFilled(execution));
    }

    private static InstrumentId? UnderlyingOf(Instrument instrument) =>
        instrument.Option?.Underlying ?? instrument.Future?.Underlying;

    /// <summary>An immediate order on an instrument that has prints or bars only waits for the first one that counts:
    /// before it, there is nothing to take at once.</summary>
    private bool WaitsForFirstData(VenueOrder order)
    {
        if (_profile.BarPricing == BarPricing.CurrentClose)
            return false;
        foreach (var leg in order.Request.Legs)
        {
            if (_markets[leg.Instrument.Index] is not { HasQuotes: false } market)
                return false;
            if (market.HasPrints ? market.Print.At < order.ArrivedAt : market.TradeBar.StartAt < order.SentAt)
                return true;
        }

        return false;
    }
}
