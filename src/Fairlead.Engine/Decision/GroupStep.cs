using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Orders;
using Fairlead.Engine.Positions;
using Fairlead.Engine.Protection;

namespace Fairlead.Engine.Decision;

/// <summary>The life of a protected group: opened by fills, reduced by exits, closed when nothing is left.</summary>
internal static class GroupStep
{
    /// <summary>A fill of the group's entry or exit.</summary>
    public static void Filled(DeskState state, Group group, OrderPurpose purpose, Execution execution, EffectBuffer effects)
    {
        var index = group.LegIndexOf(execution.Instrument);
        if (index < 0)
        {
            InvariantStep.Broken(state, "I4", $"{group.Id} got a fill of {state.Master[execution.Instrument]}, which it does not trade", effects);
            return;
        }

        if (purpose == OrderPurpose.Entry)
            Enter(state, group, index, execution.Quantity, execution.Price, execution.At, effects);
        else
            Left(state, group, index, execution.Quantity.Units, effects);
        StrategyStep.GroupChanged(state, group, effects);
    }

    /// <summary>An entry filled although its group was closed: a new group guards what came, and closes it at once.</summary>
    public static void FilledAfterClose(DeskState state, Order order, Execution execution, EffectBuffer effects)
    {
        // A late entry adds to the position; a late exit sold what was gone already and opens the other way. Either way
        // the fill's own side is the side of what is open now.
        CoverStray(state, order.Owner, execution.Instrument, execution.Side.Sign() * execution.Quantity.Units, "LATE_FILL",
            $"{order.Id} filled {execution.Quantity} {state.Master[execution.Instrument]} after {order.Group} was closed", effects);
    }

    /// <summary>Units an owner came to hold that nobody wanted: a group of their own covers them and closes them at once.</summary>
    public static void CoverStray(
        DeskState state, int owner, InstrumentId instrument, long signedUnits, string code, string why, EffectBuffer effects)
    {
        var side = signedUnits > 0 ? Side.Buy : Side.Sell;
        var group = state.Groups.Add(owner, [new OrderLeg(instrument, side, 1)], plan: null, why, state.Now);
        group.State = GroupState.Unprotected;
        group.Legs[0].Open = group.Legs[0].Entered = Math.Abs(signedUnits);
        effects.Add(new RaiseAlert(AlertLevel.Alarm, code, $"{why}; {group.Id} closes {signedUnits} {state.Master[instrument]}"));
        ExitStep.Begin(state, group, ExitReason.Late, why, effects);
    }

    /// <summary>A booked fill of the group is replaced; a bust replaces it with nothing.</summary>
    public static void Corrected(
        DeskState state, Group group, OrderPurpose purpose, Execution before, Quantity quantity, Price price, EffectBuffer effects)
    {
        var index = group.LegIndexOf(before.Instrument);
        if (index < 0)
            return;
        var leg = group.Legs[index];
        var change = quantity.Units - before.Quantity.Units;
        if (purpose == OrderPurpose.Entry)
        {
            leg.Entered += change;
            group.Guard?.OnEntryCorrected(before.Quantity, before.Price, quantity, price);
            group.PremiumGuard?.OnEntryCorrected(index, before.Quantity, before.Price, quantity, price);
        }
        else
        {
            group.Guard?.OnExitFill(new Quantity(change));
            group.PremiumGuard?.OnExitFill(index, new Quantity(change));
        }

        leg.Open += purpose == OrderPurpose.Entry ? change : -change;
        var stray = Math.Min(0, leg.Open);
        leg.Open -= stray;
        CancelExcess(state, group, leg, effects);
        StrategyStep.GroupChanged(state, group, effects);
        ExitStep.Continue(state, group, effects);
        // More was closed than was ever opened: what remains is a position the other way.
        if (stray < 0)
            CoverStray(state, group.Owner, leg.Instrument, leg.Sign * stray, "LATE_CORRECTION", $"{group.Id} was closed by more than it had opened", effects);
    }

    /// <summary>An option's contract is settled: what was open of it is gone.</summary>
    public static void Settled(DeskState state, InstrumentId contract, EffectBuffer effects)
    {
        foreach (var id in state.Groups.On(contract).ToArray())
        {
            var group = state.Groups[id];
            var index = group.LegIndexOf(contract);
            if (group.Legs[index].Open > 0)
                Left(state, group, index, group.Legs[index].Open, effects);
            StrategyStep.GroupChanged(state, group, effects);
            EndIfDone(state, group, effects);
        }
    }

    /// <summary>Reduces groups, oldest first, until they cover no more of an instrument than their owner holds.</summary>
    public static void Trim(DeskState state, InstrumentId instrument, EffectBuffer effects)
    {
        foreach (var id in state.Groups.On(instrument).ToArray())
        {
            if (state.Groups.Find(new GroupId(id)) is not { } group)
                continue;
            var index = group.LegIndexOf(instrument);
            var held = state.Positions.QuantityOf(new OwnerId(group.Owner), instrument).Units;
            var excess = (state.Groups.SignedOpen(group.Owner, instrument) - held) * group.Legs[index].Sign;
            if (excess <= 0)
                continue;
            Left(state, group, index, Math.Min(excess, group.Legs[index].Open), effects);
            StrategyStep.GroupChanged(state, group, effects);
            EndIfDone(state, group, effects);
        }
    }

    public static void EndIfDone(DeskState state, Order order, EffectBuffer effects)
    {
        if (order.Group is { } id && state.Groups.Find(id) is { } group)
            EndIfDone(state, group, effects);
    }

    /// <summary>Closes the group when nothing is open and no order of it can fill any more.</summary>
    public static void EndIfDone(DeskState state, Group group, EffectBuffer effects)
    {
        if (!group.IsFlat || group.State == GroupState.Closed || state.Orders.Open.Any(order => order.Group == group.Id))
            return;
        state.Groups.Close(group);
        effects.Add(new StopTimer(new TimerKey(TimerKind.ProtectionTime, group.Id.Value)));
        effects.Add(new StopTimer(new TimerKey(TimerKind.ExitRetry, group.Id.Value)));
        effects.Add(new StopTimer(new TimerKey(TimerKind.Freshness, group.Id.Value)));
        StrategyStep.GroupChanged(state, group, effects);
    }

    /// <summary>Wakes the group at its next time rule, if it has one.</summary>
    public static void StartTimeRule(DeskState state, Group group, EffectBuffer effects)
    {
        var close = SessionClose(state, group);
        group.SquareOffClose = close;
        if ((group.Guard?.NextTimeAt(close) ?? group.PremiumGuard?.NextTimeAt(close)) is { } at)
            effects.Add(new StartTimer(new TimerKey(TimerKind.ProtectionTime, group.Id.Value), at > state.Now ? at : state.Now));
    }

    /// <summary>The close of the session that square-off of a group is for: the earliest over its legs.</summary>
    public static Timestamp SessionClose(DeskState state, Group group)
    {
        var close = Timestamp.MaxValue;
        foreach (var leg in group.Legs)
        {
            var next = state.CalendarOf(leg.Instrument).CurrentOrNext(state.Now).Close;
            close = next < close ? next : close;
        }

        return close;
    }

    /// <summary>Units that were there already are the group's from now on.</summary>
    public static void Adopted(DeskState state, Group group, Quantity quantity, Price average, EffectBuffer effects) =>
        Enter(state, group, index: 0, quantity, average, state.Now, effects);

    private static void Enter(
        DeskState state, Group group, int index, Quantity quantity, Price price, Timestamp at, EffectBuffer effects)
    {
        var isFirst = Array.TrueForAll(group.Legs, each => each.Entered == 0);
        group.LastEntryAt = at > group.LastEntryAt ? at : group.LastEntryAt;
        group.Legs[index].Open += quantity.Units;
        group.Legs[index].Entered += quantity.Units;
        group.Guard?.OnEntryFill(quantity, price, at);
        group.PremiumGuard?.OnEntryFill(index, quantity, price, at);
        if (group.State == GroupState.Opening)
            group.State = group.Plan is null ? GroupState.Unprotected : GroupState.Protected;
        if (isFirst)
        {
            StartTimeRule(state, group, effects);
            effects.Add(new StartTimer(new TimerKey(TimerKind.Freshness, group.Id.Value), state.Now + state.Settings.BlindAfter));
        }

        if (group.IsClosing)
            ExitStep.Continue(state, group, effects);
    }

    private static void Left(DeskState state, Group group, int index, long units, EffectBuffer effects)
    {
        var leg = group.Legs[index];
        var excess = units - leg.Open;
        leg.Open = Math.Max(0, leg.Open - units);
        group.ExitAttempts = 0;
        group.ExitAlarm = null;
        if (group.State == GroupState.CloseFailed)
            group.State = GroupState.Closing;
        var reduced = new Quantity(units - Math.Max(0, excess));
        group.Guard?.OnExitFill(reduced);
        group.PremiumGuard?.OnExitFill(index, reduced);
        CancelExcess(state, group, leg, effects);
        if (excess <= 0)
            return;
        InvariantStep.Broken(state, "I7", $"{group.Id} was closed by {excess} units of {state.Master[leg.Instrument]} more than it had open", effects);
        CoverStray(state, group.Owner, leg.Instrument, -leg.Sign * excess, "OVERFILL", $"{group.Id} was closed by more than it had open", effects);
    }

    /// <summary>A late fill or an assignment can leave exits in flight that would close more than is open: they are taken
    /// back, and what is still open is sent anew.</summary>
    private static void CancelExcess(DeskState state, Group group, GroupLeg leg, EffectBuffer effects)
    {
        if (state.Orders.ExitInFlight(group.Id, leg.Instrument, includesCancelled: false) <= leg.Open)
            return;
        foreach (var order in state.Orders.Open.ToArray())
        {
            if (order.Group == group.Id && order.Purpose == OrderPurpose.Exit && order.RemainingOf(leg.Instrument) > 0)
                OrderStep.RequestCancel(state, order, effects);
        }

        effects.Add(new RaiseAlert(AlertLevel.Warning, "EXIT_RACE", $"{group.Id} has {leg.Open} {state.Master[leg.Instrument]} open and more in exits; they are taken back"));
    }
}
