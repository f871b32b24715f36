using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Protection;

namespace Fairlead.Engine.Tests.Model;

/// <summary>What the venue tells, and what becomes of groups.</summary>
internal sealed partial class RefDesk
{
    private void TakeOrderFact(OrderFact fact)
    {
        switch (fact)
        {
            case OrderFilled filled: TakeFill(filled.Execution); break;
            case ExecutionCorrected corrected: TakeCorrection(corrected.Replaced.Value, corrected.Execution); break;
            case ExecutionBusted busted: TakeBust(busted.Busted.Value); break;
            case ChargesReported charges: Ledger.TellCharges(charges.Execution.Value, charges.Charges.Amount); break;
            case OrderAccepted accepted when Open(accepted.Order) is { } order:
                order.Broker = accepted.BrokerOrder.Value;
                Live(order, isFromSilence: true);
                break;
            case OrderRejected rejected when Open(rejected.Order) is { } order: End(order, RefStatus.Rejected); break;
            case OrderCancelled cancelled when Open(cancelled.Order) is { } order: End(order, RefStatus.Cancelled); break;
            case OrderExpired expired when Open(expired.Order) is { } order: End(order, RefStatus.Expired); break;
            case OrderAmended amended when Open(amended.Order) is { } order: Amended(order, amended); break;
            case CancelRefused refused when Open(refused.Order) is { } order:
                order.IsCancelAsked = false;
                Expected.Queries.Add(order.Id);
                break;
            case OutcomeUnknown unknown when Open(unknown.Order) is { } order:
                LoseSight(order);
                break;
            case OrderNotFound missing when Open(missing.Order) is { } order:
                NotFound(order);
                break;
            case OrderReportedWorking { Order: { } ours } report when Open(ours) is { } order:
                order.Broker = report.BrokerOrder.Value;
                Live(order, isFromSilence: false);
                if (report.Filled.Units > 0)
                    order.Status = RefStatus.PartFilled;
                break;
            case OrderReportedWorking { Order: null } report when !Orders.Exists(order => order.IsOpen && order.Broker == report.BrokerOrder.Value):
                Orders.Add(new RefOrder
                {
                    Id = _nextOrder++, Owner = -1, Group = null, Request = report.Request, Key = "",
                    Status = RefStatus.Working, Broker = report.BrokerOrder.Value,
                });
                break;
            case ForeignOrderEnded ended when Orders.Find(order => order is { IsOpen: true, Owner: -1 } && order.Broker == ended.BrokerOrder.Value) is { } order:
                order.Status = RefStatus.Cancelled;
                break;
        }
    }

    private RefOrder? Open(ClientOrderId id) => Orders.Find(order => order.Id == id.Value && order.IsOpen);

    /// <summary>The venue showed that it has the order.</summary>
    private static void Live(RefOrder order, bool isFromSilence)
    {
        order.NotFoundInARow = 0;
        if (!isFromSilence || order.Status is RefStatus.Sent or RefStatus.Unknown)
            order.Status = order.Filled > 0 ? RefStatus.PartFilled : RefStatus.Working;
    }

    private void Amended(RefOrder order, OrderAmended amended)
    {
        order.Request = order.Request with { Quantity = amended.Quantity, Terms = amended.Terms };
        Live(order, isFromSilence: false);
        if (order.Filled >= order.Request.Quantity.Units)
            End(order, RefStatus.Filled);
    }

    private void LoseSight(RefOrder order)
    {
        // Answers from before the question count for nothing.
        if (order.Status != RefStatus.Unknown)
            order.NotFoundInARow = 0;
        order.Status = RefStatus.Unknown;
        Expected.Queries.Add(order.Id);
    }

    private void DeadlinePassed(long id)
    {
        if (Orders.Find(order => order.Id == id && order.IsOpen) is not { } order)
            return;
        if (order.Status == RefStatus.Sent)
            LoseSight(order);
        else if (order.Status == RefStatus.Unknown || order.IsCancelAsked)
            Expected.Queries.Add(order.Id);
    }

    /// <summary>Twice in a row proves that it never arrived, or is gone.</summary>
    private void NotFound(RefOrder order)
    {
        if (++order.NotFoundInARow < 2)
            return;
        var neverArrived = order.Filled == 0 && order.Status is RefStatus.Sent or RefStatus.Unknown;
        End(order, neverArrived && order.Filled == 0 ? RefStatus.NotSent : RefStatus.Cancelled);
    }

    private void End(RefOrder order, RefStatus status)
    {
        order.Status = status;
        if (order is { IsExit: true, Group: { } group } && Groups.Contains(group) && status != RefStatus.Filled)
            ExitFailed(group);
    }

    private void AskCancel(RefOrder order)
    {
        if (order.IsCancelAsked)
            return;
        order.IsCancelAsked = true;
        Expected.Cancels.Add(order.Id);
    }

    private void TakeFill(Execution execution)
    {
        var id = execution.Id.Value;
        if (Ledger.IsGone(id))
            return;
        var order = Orders.Find(order => order.Id == execution.Order.Value);
        var units = execution.Side.Sign() * execution.Quantity.Units;
        if (Ledger.Find(id) is { } booked)
        {
            if (booked.Owner != (order?.Owner ?? -1) || booked.Instrument != execution.Instrument.Index || booked.Units != units || booked.Price != execution.Price.ToDecimal())
                Broken("I4");
            return;
        }

        var tripsBefore = Ledger.Fold(order?.Owner ?? -1, execution.Instrument.Index).Trips.Count;
        Ledger.Book(new RefBooking
        {
            Owner = order?.Owner ?? -1,
            Instrument = execution.Instrument.Index,
            Execution = id,
            Units = units,
            Price = execution.Price.ToDecimal(),
            Charges = execution.Charges?.Amount ?? Estimate(order, execution),
        });
        Executions[id] = execution;
        Expected.Touched.Add(execution.Instrument.Index);
        _difference[execution.Instrument.Index].Units = 0;
        Expected.Trips.AddRange(Ledger.Fold(order?.Owner ?? -1, execution.Instrument.Index).Trips.Skip(tripsBefore));
        if (order is null)
            return;
        CountFill(order, execution.Instrument.Index, execution.Quantity.Units);
        if (order.Group is { } group)
            GiveTo(group, order, execution);
        if (!order.IsOpen)
            return;
        order.NotFoundInARow = 0;
        order.Status = RefStatus.PartFilled;
        if (order.Filled >= order.Request.Quantity.Units)
            End(order, RefStatus.Filled);
    }

    private void CountFill(RefOrder order, int instrument, long units)
    {
        order.FilledOf[instrument] = order.FilledOf.GetValueOrDefault(instrument) + units;
        if (order.FilledOf[instrument] > order.Ordered(instrument))
            Broken("I1");
    }

    private decimal Estimate(RefOrder? order, Execution execution)
    {
        var instrument = execution.Instrument.Index;
        var row = world.Instruments[instrument];
        var tally = new RefCharges(world.Charges, row);
        if (order is not null && !order.ChargesOf.TryAdd(instrument, tally))
            tally = order.ChargesOf[instrument];
        return tally.Next(execution.Side.Sign(), execution.Quantity.Units, execution.Price.ToDecimal());
    }

    private void GiveTo(RefGroup group, RefOrder order, Execution execution)
    {
        var price = execution.Price.ToDecimal();
        var units = execution.Quantity.Units;
        if (!Groups.Contains(group))
        {
            Orphan(order.Owner, execution.Instrument, execution.Side.Sign() * units);
            return;
        }

        var leg = group.Leg(execution.Instrument.Index)!;
        if (!order.IsExit)
        {
            Enter(group, leg, units, price, execution.At);
            return;
        }

        // More than was open was closed: the surplus is a position the other way, and goes at once.
        var surplus = Math.Max(0, units - leg.Open);
        Leave(group, leg, units - surplus);
        group.Attempts = 0;
        if (surplus > 0)
        {
            Broken("I7");
            Orphan(order.Owner, execution.Instrument, execution.Side.Sign() * surplus);
        }
    }

    /// <summary>Units that no living group can take get a group of their own, which closes them.</summary>
    private void Orphan(int owner, InstrumentId instrument, long signedUnits)
    {
        var group = AddGroup(owner, [new OrderLeg(instrument, signedUnits > 0 ? Side.Buy : Side.Sell, 1)], plan: null, isCredit: false);
        group.Legs[0].Open = group.Legs[0].Entered = Math.Abs(signedUnits);
        BeginExit(group, "Late");
    }

    private RefGroup AddGroup(int owner, IReadOnlyList<OrderLeg> legs, ProtectionPlan? plan, bool isCredit)
    {
        var row = world.Instruments[legs[0].Instrument.Index];
        var isSimple = legs.Count == 1 && plan?.CombinedPremium is null;
        var group = new RefGroup
        {
            Id = _nextGroup++,
            Owner = owner,
            HasPlan = plan is not null,
            IsStructure = legs.Count > 1 || !isSimple,
            Legs = [.. legs.Select(leg => new RefLeg { Instrument = leg.Instrument.Index, Sign = leg.Side.Sign(), Ratio = leg.Ratio })],
            Guard = plan is not null && isSimple ? new RefGuard(plan, legs[0].Side.Sign(), row) : null,
            Premium = plan is not null && !isSimple ? new RefPremium(plan, isCredit, [.. legs.Select(leg => leg.Side.Sign())], row) : null,
        };
        Groups.Add(group);
        foreach (var leg in group.Legs.Where(_ => group.Premium is not null))
            MarkForClosing(group, leg.Instrument);
        return group;
    }

    private static void Enter(RefGroup group, RefLeg leg, long units, decimal price, Timestamp at)
    {
        leg.Open += units;
        leg.Entered += units;
        group.LastEntryAt = at > group.LastEntryAt ? at : group.LastEntryAt;
        group.Guard?.Entered(units, price, at);
        group.Premium?.Entered(group.Legs.IndexOf(leg), units, price, at);
    }

    private void Leave(RefGroup group, RefLeg leg, long units)
    {
        Expected.Reduced.Add(leg);
        leg.Open -= units;
        group.Guard?.Exited(units);
        group.Premium?.Exited(group.Legs.IndexOf(leg), units);
    }

    private void TakeCorrection(string replaced, Execution corrected)
    {
        var id = corrected.Id.Value;
        if (id != replaced && Ledger.IsSpent(id))
        {
            if (Ledger.Find(id) is { } same && (same.Units != corrected.Side.Sign() * corrected.Quantity.Units || same.Price != corrected.Price.ToDecimal()))
                Broken("I4");
            return;
        }

        if (Ledger.IsBusted(replaced))
            return;
        if (Ledger.Find(replaced) is not { } booking)
        {
            Broken("I4");
            return;
        }

        var before = Executions[replaced];
        Ledger.Correct(booking, id, corrected.Side.Sign() * corrected.Quantity.Units, corrected.Price.ToDecimal(), corrected.Charges?.Amount ?? booking.Charges);
        Executions[id] = corrected;
        Expected.Touched.Add(corrected.Instrument.Index);
        _difference[corrected.Instrument.Index].Units = 0;
        Regive(before, corrected.Quantity.Units, corrected.Price.ToDecimal());
    }

    private void TakeBust(string id)
    {
        if (Ledger.Find(id) is not { } booking)
        {
            if (!Ledger.IsGone(id))
                Ledger.Bust(id);
            return;
        }

        Ledger.Bust(booking.Execution);
        Expected.Touched.Add(booking.Instrument);
        _difference[booking.Instrument].Units = 0;
        Regive(Executions[id], 0, Executions[id].Price.ToDecimal());
    }

    /// <summary>An earlier fill was another, or none at all: order and group follow.</summary>
    private void Regive(Execution before, long units, decimal price)
    {
        if (Orders.Find(order => order.Id == before.Order.Value) is not { } order)
            return;
        var change = units - before.Quantity.Units;
        CountFill(order, before.Instrument.Index, change);
        if (order.Group is not { } group)
            return;
        if (!Groups.Contains(group))
        {
            if (change != 0)
                Orphan(order.Owner, before.Instrument, before.Side.Sign() * change);
            return;
        }

        var leg = group.Leg(before.Instrument.Index)!;
        Expected.Reduced.Add(leg);
        leg.Open += order.IsExit ? -change : change;
        if (order.IsExit)
        {
            group.Guard?.Exited(change);
            group.Premium?.Exited(group.Legs.IndexOf(leg), change);
        }
        else
        {
            leg.Entered += change;
            group.Guard?.EntryCorrected(before.Quantity.Units, before.Price.ToDecimal(), units, price);
            group.Premium?.EntryCorrected(group.Legs.IndexOf(leg), before.Quantity.Units, before.Price.ToDecimal(), units, price);
        }

        var stray = Math.Min(0, leg.Open);
        leg.Open -= stray;
        if (stray < 0)
            Orphan(group.Owner, before.Instrument, leg.Sign * stray);
    }

    private void BeginExit(RefGroup group, string reason)
    {
        if (!group.IsClosing)
            (group.IsClosing, group.ExitReason, group.Attempts) = (true, reason, 0);
        group.WaitsUntil = null;
        foreach (var order in Orders.Where(order => order is { IsOpen: true, IsExit: false } && order.Group == group))
            AskCancel(order);
    }

    /// <summary>Half a second, then twice as long each time up to 8 s; after six, a minute.</summary>
    private void ExitFailed(RefGroup group)
    {
        group.Attempts++;
        group.WaitsUntil = Now + TimeSpan.FromSeconds(group.Attempts switch { 1 => 0.5, 2 => 1, 3 => 2, 4 => 4, <= 6 => 8, _ => 60 });
    }

    private void EndDoneGroups() =>
        Groups.RemoveAll(group => group.IsFlat && !Orders.Exists(order => order.IsOpen && order.Group == group)
            && (group.IsClosing || Orders.Exists(order => order.Group == group) || group.Legs.Exists(leg => leg.Entered > 0)));
}
