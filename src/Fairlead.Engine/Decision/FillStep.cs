using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Charges;
using Fairlead.Engine.Orders;
using Fairlead.Engine.Positions;

namespace Fairlead.Engine.Decision;

/// <summary>Executions: booked once, attributed to their group, protected at once.</summary>
internal static class FillStep
{
    public static void Fill(DeskState state, Execution execution, EffectBuffer effects)
    {
        var order = state.Orders.Find(execution.Order);
        var owner = order is null ? OwnerId.Unassigned : new OwnerId(order.Owner);
        // The estimate counts an order's commission once, so a fill that came again must not be estimated again.
        var charges = state.Positions.Knows(execution.Id) || !state.Master.Contains(execution.Instrument)
            ? Money.Zero(state.Positions.Currency)
            : ChargesOf(state, execution, order, effects);
        var result = state.Positions.Apply(owner, execution, charges);
        if (Problem(state, result, execution.Id.Value, effects))
            return;
        Booked(state, execution.Instrument);
        state.Orders.Remember(execution);
        if (result.Closed is { } trade)
            effects.Add(new NoteTrade(trade));
        if (order is null)
        {
            effects.Add(new RaiseAlert(AlertLevel.Alarm, "FOREIGN_FILL", $"execution {execution.Id} of order {execution.Order}, which this desk does not know: the position is nobody's and is not protected"));
            return;
        }

        if (!order.AddFill(execution.Instrument, execution.Quantity.Units))
            InvariantStep.Broken(state, "I1", $"{order.Id} filled more of {state.Master[execution.Instrument]} than was ordered", effects);
        Attribute(state, order, execution, effects);
        Advance(state, order, effects);
    }

    public static void Correct(DeskState state, ExecutionCorrected corrected, EffectBuffer effects)
    {
        var order = state.Orders.Find(corrected.Execution.Order);
        var before = state.Orders.ExecutionOf(corrected.Replaced);
        // A correction keeps the charges of what it replaces until the venue tells others.
        var charges = corrected.Execution.Charges ?? state.Positions.ChargesOf(corrected.Replaced) ?? Money.Zero(state.Positions.Currency);
        var result = state.Positions.Correct(corrected.Replaced, corrected.Execution, charges);
        if (Problem(state, result, corrected.Replaced.Value, effects))
            return;
        Booked(state, corrected.Execution.Instrument);
        state.Orders.Remember(corrected.Execution);
        effects.Add(new RaiseAlert(AlertLevel.Warning, "CORRECTION", $"execution {corrected.Replaced} became {corrected.Execution.Id}"));
        if (order is not null && before is not null)
            Reattribute(state, order, before, corrected.Execution.Quantity, corrected.Execution.Price, effects);
    }

    public static void Bust(DeskState state, ExecutionBusted busted, EffectBuffer effects)
    {
        var before = state.Orders.ExecutionOf(busted.Busted);
        var result = state.Positions.Bust(busted.Busted);
        if (Problem(state, result, busted.Busted.Value, effects))
            return;
        if (before is not null)
            Booked(state, before.Instrument);
        effects.Add(new RaiseAlert(AlertLevel.Alarm, "BUST", $"execution {busted.Busted} never happened: {busted.Reason}"));
        if (before is not null && state.Orders.Find(before.Order) is { } order)
            Reattribute(state, order, before, Quantity.Zero, before.Price, effects);
    }

    public static void ReportCharges(DeskState state, ChargesReported charges, EffectBuffer effects) =>
        Problem(state, state.Positions.ReportCharges(charges.Execution, charges.Charges), charges.Execution.Value, effects);

    private static void Booked(DeskState state, InstrumentId instrument)
    {
        state.Touch(instrument);
        state.ForgetDifference(instrument);
    }

    /// <summary>The order's own state after a fill.</summary>
    private static void Advance(DeskState state, Order order, EffectBuffer effects)
    {
        if (!order.Status.IsOpen())
        {
            // A late fill after the end: booked and protected, the order stays ended (invariant I2).
            effects.Add(new RaiseAlert(AlertLevel.Warning, "LATE_FILL", $"{order.Id} filled after it was {order.Status}"));
            GroupStep.EndIfDone(state, order, effects);
            return;
        }

        if (order.Remaining.IsZero)
        {
            OrderStep.End(state, order.Id, OrderStatus.Filled, "", effects);
            return;
        }

        order.Status = OrderStatus.PartFilled;
        order.NotFoundCount = 0;
        order.Version++;
        if (!order.CancelRequested)
            effects.Add(new StopTimer(new TimerKey(TimerKind.OrderDeadline, order.Id.Value)));
        // One leg of an exit may be done while another still works: whoever waits for its instrument goes on.
        if (order.Purpose == OrderPurpose.Exit)
            ExitStep.ContinueAll(state, effects);
    }

    private static void Attribute(DeskState state, Order order, Execution execution, EffectBuffer effects)
    {
        if (order.Group is not { } id)
            return;
        if (state.Groups.Find(id) is { } group)
            GroupStep.Filled(state, group, order.Purpose, execution, effects);
        else
            GroupStep.FilledAfterClose(state, order, execution, effects);
    }

    private static void Reattribute(
        DeskState state, Order order, Execution before, Quantity quantity, Price price, EffectBuffer effects)
    {
        if (!order.AddFill(before.Instrument, quantity.Units - before.Quantity.Units))
            InvariantStep.Broken(state, "I1", $"{order.Id} was corrected to more than was ordered", effects);
        if (order.Group is not { } id)
            return;
        if (state.Groups.Find(id) is { } group)
        {
            GroupStep.Corrected(state, group, order.Purpose, before, quantity, price, effects);
            GroupStep.EndIfDone(state, group, effects);
        }
        else if (quantity != before.Quantity)
        {
            var change = before.Side.Sign() * (quantity.Units - before.Quantity.Units);
            GroupStep.CoverStray(state, order.Owner, before.Instrument, change, "LATE_CORRECTION",
                $"an execution of {id}, closed already, was corrected from {before.Quantity} to {quantity} units", effects);
        }
    }

    /// <summary>The venue's charges, else the dated schedule's estimate, else nothing with a warning: unknown is not free.</summary>
    private static Money ChargesOf(DeskState state, Execution execution, Order? order, EffectBuffer effects)
    {
        if (execution.Charges is { } told)
            return told;
        var instrument = state.Master[execution.Instrument];
        if (state.CalendarOf(execution.Instrument).LastOpened(execution.At) is { } session)
        {
            var none = default(OrderCharges);
            ref var soFar = ref order is null ? ref none : ref order.ChargesOf(execution.Instrument);
            var estimate = state.Charges.Compute(new ChargeableFill(
                instrument, execution.Side, execution.Quantity, execution.Price, session.Day, Order: soFar));
            soFar = estimate.Order;
            if (estimate.Breakdown is { } breakdown)
                return breakdown.Total;
        }

        effects.Add(new RaiseAlert(AlertLevel.Warning, "CHARGES_UNKNOWN", $"no charges are known for execution {execution.Id}; it is booked without until the venue tells"));
        return Money.Zero(instrument.Currency);
    }

    /// <summary>True when the ledger booked nothing; a refusal leaves the desk reducing only.</summary>
    private static bool Problem(DeskState state, in FillResult result, string execution, EffectBuffer effects)
    {
        switch (result.Outcome)
        {
            case LedgerOutcome.Applied:
                return false;
            case LedgerOutcome.Refused:
                InvariantStep.Broken(state, "I4", $"execution {execution} cannot be booked: {result.Reason}", effects);
                return true;
            default:
                state.DuplicateExecutions += result.Outcome == LedgerOutcome.Duplicate ? 1 : 0;
                return true;
        }
    }
}
