using Fairlead.Domain.Orders;
using Fairlead.Engine.Orders;

namespace Fairlead.Engine.Decision;

/// <summary>What the venue tells about orders, and what becomes of them.</summary>
internal static class OrderStep
{
    /// <summary>"Not known" this many times in a row proves an order of unknown outcome never arrived.</summary>
    public const int NotFoundProof = 2;

    public static void Take(DeskState state, OrderFact fact, EffectBuffer effects)
    {
        switch (fact)
        {
            case OrderFilled filled: FillStep.Fill(state, filled.Execution, effects); break;
            case ExecutionCorrected corrected: FillStep.Correct(state, corrected, effects); break;
            case ExecutionBusted busted: FillStep.Bust(state, busted, effects); break;
            case ChargesReported charges: FillStep.ReportCharges(state, charges, effects); break;
            case OrderReportedWorking working: ReportedWorking(state, working, effects); break;
            case ForeignOrderEnded ended: ForeignEnded(state, ended); break;
            case OrderAccepted accepted: Accepted(state, accepted, effects); break;
            case OrderRejected rejected: End(state, rejected.Order, OrderStatus.Rejected, $"{rejected.Code}: {rejected.Reason}", effects); break;
            case OrderCancelled cancelled: End(state, cancelled.Order, OrderStatus.Cancelled, cancelled.Reason, effects); break;
            case OrderExpired expired: End(state, expired.Order, OrderStatus.Expired, expired.Reason, effects); break;
            case OrderAmended amended: Amended(state, amended, effects); break;
            case AmendRefused refused: Refused(state, refused.Order, "AMEND_REFUSED", $"{refused.Code}: {refused.Reason}", effects); break;
            case CancelRefused refused: CancelRefused(state, refused, effects); break;
            case OutcomeUnknown unknown: Unknown(state, unknown.Order, unknown.Reason, effects); break;
            case OrderNotFound missing: NotFound(state, missing.Order, effects); break;
            default: throw new InvalidOperationException($"The desk does not know the order fact {fact.GetType().Name}.");
        }
    }

    /// <summary>Asks the venue to cancel; asking twice is one request.</summary>
    public static void RequestCancel(DeskState state, Order order, EffectBuffer effects)
    {
        if (order.CancelRequested)
            return;
        order.CancelRequested = true;
        state.Risk.Rate.Record(order.Request.Legs, state.Now);
        effects.Add(new SendCancellation(order.Id));
        effects.Add(new StartTimer(Deadline(order.Id), state.Now + state.Settings.OrderDeadline));
    }

    public static void RequestAmendment(DeskState state, Order order, AmendOrder amend, EffectBuffer effects)
    {
        state.Risk.Rate.Record(order.Request.Legs, state.Now);
        effects.Add(new SendAmendment(order.Id, amend.Quantity, amend.Terms));
    }

    /// <summary>No answer came in time: from here the order counts as live and filled, and is asked after, never resent.</summary>
    public static void DeadlinePassed(DeskState state, ClientOrderId id, EffectBuffer effects)
    {
        if (state.Orders.Find(id) is not { } order || !order.Status.IsOpen())
            return;
        if (order.Status is OrderStatus.Sent)
            Unknown(state, id, $"no answer within {state.Settings.OrderDeadline.TotalSeconds:0.#} s", effects);
        else if (order.Status is OrderStatus.Unknown || order.CancelRequested)
            Ask(state, order, effects);
    }

    private static TimerKey Deadline(ClientOrderId id) => new(TimerKind.OrderDeadline, id.Value);

    private static void Accepted(DeskState state, OrderAccepted accepted, EffectBuffer effects)
    {
        if (Known(state, accepted.Order, "acceptance", effects) is not { } order)
            return;
        order.BrokerOrder = accepted.BrokerOrder;
        order.NotFoundCount = 0;
        // A fill may have come first; acceptance never takes an order back from a later state.
        if (order.Status is OrderStatus.Sent or OrderStatus.Unknown)
            Settle(order, order.Filled.IsZero ? OrderStatus.Working : OrderStatus.PartFilled);
        if (order.Status.IsOpen() && !order.CancelRequested)
            effects.Add(new StopTimer(Deadline(order.Id)));
    }

    private static void Settle(Order order, OrderStatus status)
    {
        order.Status = status;
        order.NotFoundCount = 0;
        order.Version++;
    }

    private static void Amended(DeskState state, OrderAmended amended, EffectBuffer effects)
    {
        if (Known(state, amended.Order, "amendment", effects) is not { } order || !order.Status.IsOpen())
            return;
        order.Request = order.Request with { Quantity = amended.Quantity, Terms = amended.Terms };
        Settle(order, order.Filled.IsZero ? OrderStatus.Working : OrderStatus.PartFilled);
        // A fill may have overtaken the change: nothing is left of the smaller order.
        if (order.Remaining.IsZero)
            End(state, order.Id, OrderStatus.Filled, "", effects);
    }

    private static void CancelRefused(DeskState state, CancelRefused refused, EffectBuffer effects)
    {
        if (state.Orders.Find(refused.Order) is { } order && order.Status.IsOpen())
        {
            // The order may be filled or gone already; ask instead of believing either.
            order.CancelRequested = false;
            Ask(state, order, effects);
        }

        Refused(state, refused.Order, "CANCEL_REFUSED", $"{refused.Code}: {refused.Reason}", effects);
    }

    private static void Refused(DeskState state, ClientOrderId id, string code, string reason, EffectBuffer effects) =>
        effects.Add(new RaiseAlert(AlertLevel.Warning, code, $"{id}: {reason}"));

    private static void Unknown(DeskState state, ClientOrderId id, string reason, EffectBuffer effects)
    {
        if (Known(state, id, "unknown outcome", effects) is not { } order || !order.Status.IsOpen())
            return;
        order.Reason = reason;
        if (order.Status != OrderStatus.Unknown)
        {
            Settle(order, OrderStatus.Unknown);
            effects.Add(new RaiseAlert(AlertLevel.Alarm, "OUTCOME_UNKNOWN", $"{id}: {reason}; it counts as live until the venue tells"));
        }

        Ask(state, order, effects);
    }

    private static void Ask(DeskState state, Order order, EffectBuffer effects)
    {
        effects.Add(new QueryOrder(order.Id));
        effects.Add(new StartTimer(Deadline(order.Id), state.Now + state.Settings.OrderDeadline));
    }

    private static void NotFound(DeskState state, ClientOrderId id, EffectBuffer effects)
    {
        if (Known(state, id, "not found", effects) is not { } order || !order.Status.IsOpen())
            return;
        order.NotFoundCount++;
        if (order.NotFoundCount < NotFoundProof)
            return;
        if (order.Filled.IsZero && order.Status is OrderStatus.Unknown or OrderStatus.Sent)
            End(state, id, OrderStatus.NotSent, "the venue does not know it, asked twice", effects);
        else
            End(state, id, OrderStatus.Cancelled, "the venue does not know it any more, asked twice", effects);
    }

    private static void ReportedWorking(DeskState state, OrderReportedWorking report, EffectBuffer effects)
    {
        if (report.Order is { } id)
        {
            if (Known(state, id, "report", effects) is not { } order || !order.Status.IsOpen())
                return;
            order.BrokerOrder = report.BrokerOrder;
            // The report may be older than a fill we know, or know a fill that is still on its way.
            Settle(order, report.Filled.IsZero && order.Filled.IsZero ? OrderStatus.Working : OrderStatus.PartFilled);
            if (!order.CancelRequested)
                effects.Add(new StopTimer(Deadline(order.Id)));
            return;
        }

        if (state.Orders.FindForeign(report.BrokerOrder) is not null)
            return;
        state.Orders.AddForeign(report.BrokerOrder, report.Request, state.Now);
        effects.Add(new RaiseAlert(AlertLevel.Warning, "FOREIGN_ORDER", $"the broker works order {report.BrokerOrder}, which this desk did not send"));
    }

    private static void ForeignEnded(DeskState state, ForeignOrderEnded ended)
    {
        if (state.Orders.FindForeign(ended.BrokerOrder) is { Owner: < 0 } order)
            state.Orders.End(order, OrderStatus.Cancelled, ended.Reason);
    }

    /// <summary>Ends an order; a second end changes nothing (invariant I2).</summary>
    public static void End(DeskState state, ClientOrderId id, OrderStatus status, string reason, EffectBuffer effects)
    {
        if (Known(state, id, status.ToString(), effects) is not { } order || !order.Status.IsOpen())
            return;
        state.Orders.End(order, status, reason);
        effects.Add(new StopTimer(Deadline(id)));
        if (order.Group is not { } groupId || state.Groups.Find(groupId) is not { } group)
            return;
        if (order.Purpose == OrderPurpose.Exit && status != OrderStatus.Filled)
            ExitStep.Failed(state, group, reason, effects);
        if (order.Purpose == OrderPurpose.Entry && status == OrderStatus.Rejected)
            effects.Add(new RaiseAlert(AlertLevel.Warning, "ENTRY_REJECTED", $"{id} of {group.Id}: {reason}"));
        GroupStep.EndIfDone(state, group, effects);
        ExitStep.ContinueAll(state, effects);
    }

    private static Order? Known(DeskState state, ClientOrderId id, string what, EffectBuffer effects)
    {
        var order = state.Orders.Find(id);
        if (order is null)
            effects.Add(new RaiseAlert(AlertLevel.Warning, "STRANGE_ORDER", $"{what} for order {id}, which this desk does not know"));
        return order;
    }
}
