using System.Globalization;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.PaperVenue;

/// <content>Commands as they arrive.</content>
public sealed partial class SimulatedVenue
{
    private void Do(VenueCommand command)
    {
        var known = _orders.Find(command.Id);
        switch (command.Kind)
        {
            case VenueCommandKind.Submit when known is { } index:
                Report(_orders[index]);
                break;
            case VenueCommandKind.Submit:
                Accept(command);
                break;
            case VenueCommandKind.Amend:
                Change(command, known);
                break;
            case VenueCommandKind.Cancel:
                Withdraw(command.Id, known);
                break;
            case VenueCommandKind.Query when known is { } index:
                Report(_orders[index]);
                break;
            default:
                Say(new OrderNotFound(command.Id));
                break;
        }
    }

    private void Accept(VenueCommand command)
    {
        var request = command.Request!;
        var order = new VenueOrder
        {
            Id = command.Id,
            BrokerId = new BrokerOrderId("P" + command.Id.Value.ToString(CultureInfo.InvariantCulture)),
            Request = request,
            Terms = request.Terms,
            Type = request.Terms.Type,
            Quantity = request.Quantity,
            SentAt = command.SentAt,
            ArrivedAt = _now,
            Priority = ++_priorities,
            Trigger = request.Terms.TriggerPrice,
        };
        order.IsMute = TakeFault(VenueFault.ReplyLost);
        order.FillsInParts = TakeFault(VenueFault.PartialFills);
        var refusal = Admission.Check(request, order.Quantity, order.Terms, _master, _now, _profile.ChecksGrid)
            ?? (TakeFault(VenueFault.Rejection) ? new Refusal(RefusalCodes.Practice, "the venue was asked to refuse this order, for practice") : null)
            ?? Schedule(order)
            ?? Reserve(order);
        if (refusal is not null)
        {
            order.State = VenueOrderState.Rejected;
            (order.EndCode, order.EndReason) = (refusal.Code, refusal.Reason);
            _orders.Add(order);
            Say(order, new OrderRejected(order.Id, refusal.Code, refusal.Reason));
            return;
        }

        var index = _orders.Add(order);
        Say(order, new OrderAccepted(order.Id, order.BrokerId));
        Open(index);
    }

    private Refusal? Reserve(VenueOrder order)
    {
        var refusal = OrderMargin.Check(order, _account, _orders, _master, _markets, _profile.Margin, out var perUnit);
        if (refusal is null)
            order.ReservedPerUnit = perUnit;
        return refusal;
    }

    /// <summary>Starts an order's work, or resumes it after a change: one look at what is known, then into the book.</summary>
    private void Open(int index)
    {
        var order = _orders[index];
        order.IsResting = false;
        order.WaitsSince = order.ActsAsMarket ? _now : null;
        if (_sessions.IsOpen(VenueOf(order), _now))
            Consider(index, MarketKind.None);
        if (!order.IsWorking)
            return;
        if (order.IsImmediate && !WaitsForFirstData(order))
        {
            Finish(index, VenueOrderState.Cancelled, Unfilled(order));
            return;
        }

        order.IsResting = true;
        if (order.Type == OrderType.Limit || order.IsTriggered)
            order.QueueAhead = QueueAhead(order);
        Refile(index);
        ScheduleEnd(index);
    }

    private void Change(VenueCommand command, int? known)
    {
        if (known is not { } index)
        {
            Say(new AmendRefused(command.Id, RefusalCodes.NotFound, "no such order"));
            return;
        }

        var order = _orders[index];
        var terms = command.Terms!;
        var before = (order.Quantity, order.Terms, order.Trigger, order.OpensAt, order.EndsAt, order.Type, order.ReservedPerUnit);
        var refusal = CheckChange(order, command.Quantity, terms);
        if (refusal is null)
        {
            (order.Quantity, order.Terms) = (command.Quantity, terms);
            order.Trigger = terms.Type == OrderType.TrailingStop ? terms.TriggerPrice ?? order.Trigger : terms.TriggerPrice;
            refusal = Schedule(order) ?? (order.Remaining.IsZero ? null : Reserve(order));
        }

        if (refusal is not null)
        {
            (order.Quantity, order.Terms, order.Trigger, order.OpensAt, order.EndsAt, order.Type, order.ReservedPerUnit) = before;
            Say(new AmendRefused(order.Id, refusal.Code, refusal.Reason));
            return;
        }

        Say(new OrderAmended(order.Id, order.Quantity, order.Terms));
        if (order.Remaining.IsZero)
        {
            Finish(index, VenueOrderState.Filled, reason: null);
            return;
        }

        Resume(index, command.SentAt, keepsPlace: terms == before.Terms && order.Quantity <= before.Quantity);
    }

    private Refusal? CheckChange(VenueOrder order, Quantity quantity, OrderTerms terms)
    {
        if (!order.IsWorking)
            return new Refusal(RefusalCodes.Ended, Standing(order));
        if (terms.Type != order.Terms.Type)
            return new Refusal(RefusalCodes.Unsupported, $"a {order.Terms.Type} order cannot become {terms.Type}");
        return quantity < order.Filled && quantity > Quantity.Zero
            ? new Refusal(RefusalCodes.BelowFilled, $"quantity {quantity} is below the {order.Filled} filled")
            : Admission.Check(order.Request, quantity, terms, _master, _now, _profile.ChecksGrid);
    }

    /// <summary>A smaller quantity keeps the order's place in the queue; any other change loses it.</summary>
    private void Resume(int index, Timestamp sentAt, bool keepsPlace)
    {
        var order = _orders[index];
        if (keepsPlace)
        {
            ScheduleEnd(index);
            return;
        }

        Unfile(order);
        order.Priority = ++_priorities;
        if (!_profile.AmendKeepsTime)
            (order.SentAt, order.ArrivedAt) = (sentAt, _now);
        Open(index);
    }

    private void Withdraw(ClientOrderId id, int? known)
    {
        if (known is not { } index)
            Say(new CancelRefused(id, RefusalCodes.NotFound, "no such order"));
        else if (!_orders[index].IsWorking)
            Say(new CancelRefused(id, RefusalCodes.Ended, Standing(_orders[index])));
        else
            Finish(index, VenueOrderState.Cancelled, "cancelled on request");
    }

    private void Report(VenueOrder order)
    {
        order.IsMute = false;
        foreach (var execution in order.Executions)
            Say(new OrderFilled(execution));
        if (order.IsWorking)
        {
            var request = order.Request with { Quantity = order.Quantity, Terms = order.Terms };
            Say(new OrderReportedWorking(order.BrokerId, order.Id, request, order.Filled));
        }
        else if (EndingOf(order) is { } ending)
        {
            Say(ending);
        }
    }

    /// <summary>Ends an order and tells it, except when its fills have told it.</summary>
    private void Finish(int index, VenueOrderState state, string? reason, string? code = null)
    {
        var order = _orders[index];
        Unfile(order);
        _orders.Retire(index);
        (order.State, order.EndReason, order.EndCode, order.EndsAt) = (state, reason, code, null);
        if (EndingOf(order) is { } ending)
            Say(order, ending);
    }

    private static OrderFact? EndingOf(VenueOrder order) => order.State switch
    {
        VenueOrderState.Cancelled => new OrderCancelled(order.Id, order.EndReason!),
        VenueOrderState.Expired => new OrderExpired(order.Id, order.EndReason!),
        VenueOrderState.Rejected => new OrderRejected(order.Id, order.EndCode!, order.EndReason!),
        _ => null,
    };

    private static string Standing(VenueOrder order) => order.EndReason is { } reason
        ? $"the order is {order.State}: {reason}"
        : $"the order is {order.State}";

    private static string Unfilled(VenueOrder order) => order.Terms.TimeInForce == TimeInForce.Fok
        ? $"fill or kill: {order.Quantity} units were not there at once"
        : $"immediate or cancel: {order.Filled} of {order.Quantity} units were there at once";

    private Venue VenueOf(VenueOrder order) => _master[order.Request.Legs[0].Instrument].Venue;
}
