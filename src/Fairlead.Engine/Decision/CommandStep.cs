using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.Orders;
using Fairlead.Engine.PaperVenue;
using Fairlead.Engine.Positions;
using Fairlead.Engine.Protection;
using Fairlead.Engine.Risk;

namespace Fairlead.Engine.Decision;

/// <summary>What a person, a script or the loop asks.</summary>
internal static class CommandStep
{
    public static void Take(DeskState state, DeskCommand command, EffectBuffer effects)
    {
        switch (command)
        {
            case OpenDesk: Open(state, effects); break;
            case ProposeOrder propose: state.Propose(propose.Proposal); break;
            case AmendOrder amend: Amend(state, amend, effects); break;
            case CancelOrder cancel: Cancel(state, cancel, effects); break;
            case AmendProtection amend: AmendProtection(state, amend, effects); break;
            case RemoveProtection remove: RemoveProtection(state, remove, effects); break;
            case CloseGroup close: Close(state, close, effects); break;
            case Flatten flatten: Flatten(state, flatten, effects); break;
            case RaiseHalt halt: RaiseHalt(state, halt, effects); break;
            case ReleaseHalt release: ReleaseHalt(state, release, effects); break;
            case AdoptPosition adopt: Adopt(state, adopt, effects); break;
            case SwitchStrategy change when state.Strategies.OfOwner(change.Owner) is { } slot: slot.IsOn = change.IsOn; break;
            case SwitchStrategy change: Refuse(change.Owner, $"there is no strategy {change.Owner}", effects); break;
            case ArrangeFault arrange: Arrange(state, arrange, effects); break;
            case Remark remark: effects.Add(new RaiseAlert(AlertLevel.Info, remark.Code, remark.Text)); break;
            case ReportTrouble trouble: InvariantStep.Broken(state, trouble.Code, trouble.Reason, effects); break;
            default: throw new InvalidOperationException($"The desk does not know the command {command.GetType().Name}.");
        }
    }

    private static void Open(DeskState state, EffectBuffer effects)
    {
        SessionStep.Start(state, effects);
        StrategyStep.Start(state, effects);
        if (!state.IsReconciled)
            effects.Add(new RequestPositions("the desk opens"));
    }

    /// <summary>An amendment may lower the quantity and move prices; more quantity is a new order for the gatekeeper.</summary>
    private static void Amend(DeskState state, AmendOrder amend, EffectBuffer effects)
    {
        if (state.Orders.Find(amend.Order) is not { Owner: >= 0 } order || !order.Status.IsOpen())
            Refuse(0, $"{amend.Order} is not an open order of ours", effects);
        else if (order.Version != amend.ExpectedVersion)
            Conflict(order.Owner, $"{order.Id} is at version {order.Version}, the change was made for {amend.ExpectedVersion}", effects);
        else if ((amend.Terms.Fault() ?? Magnitudes.Fault(amend.Terms)) is { } fault)
            Refuse(order.Owner, $"{order.Id}: {fault}", effects);
        else if (amend.Quantity > order.Request.Quantity || amend.Quantity <= order.Filled)
            Refuse(order.Owner, $"{order.Id}: {amend.Quantity} units are not between {order.Filled} filled and {order.Request.Quantity} ordered", effects);
        else if (amend.Terms.Type != order.Request.Terms.Type)
            Refuse(order.Owner, $"{order.Id}: a {order.Request.Terms.Type} order does not become {amend.Terms.Type}", effects);
        else if (!order.Request.Legs.All(leg => amend.Quantity.Units * leg.Ratio % state.Master[leg.Instrument].LotSize == 0))
            Refuse(order.Owner, $"{order.Id}: {amend.Quantity} units are no whole lots", effects);
        else if (order.Request.IsSingle && !IsOnTick(state, order, amend.Terms))
            Refuse(order.Owner, $"{order.Id}: a price is off the tick of {state.Master[order.Request.Legs[0].Instrument]}", effects);
        else if (order.Purpose == OrderPurpose.Entry && amend.Terms != order.Request.Terms && ProposalStep.BlockOfAmendment(state, order, amend) is { } block)
            Refuse(order.Owner, $"{order.Id}: {block.Rule}: {block.Reason}", effects);
        else
            OrderStep.RequestAmendment(state, order, amend, effects);
    }

    private static bool IsOnTick(DeskState state, Order order, OrderTerms terms)
    {
        var tick = state.Master[order.Request.Legs[0].Instrument].Tick;
        return (terms.LimitPrice is not { } limit || tick.Allows(limit)) && (terms.TriggerPrice is not { } trigger || tick.Allows(trigger));
    }

    private static void Cancel(DeskState state, CancelOrder cancel, EffectBuffer effects)
    {
        if (state.Orders.Find(cancel.Order) is { } order && order.Status.IsOpen())
            OrderStep.RequestCancel(state, order, effects);
        else
            Refuse(0, $"{cancel.Order} is not open", effects);
    }

    private static void AmendProtection(DeskState state, AmendProtection amend, EffectBuffer effects)
    {
        if (state.Groups.Find(amend.Group) is not { } group)
            Refuse(0, $"{amend.Group} is not open", effects);
        else if (Magnitudes.Fault(amend.Plan) is { } huge)
            Refuse(group.Owner, $"{group.Id}: {huge}", effects);
        else if (Guards.VersionOf(group) is { } version && version != amend.ExpectedVersion)
            Conflict(group.Owner, $"the protection of {group.Id} is at version {version}, the change was made for {amend.ExpectedVersion}", effects);
        else if (Guards.Amend(state, group, amend.Plan, amend.ExpectedVersion) is { } fault)
            Refuse(group.Owner, $"{group.Id}: {fault}", effects);
        else
            GroupStep.StartTimeRule(state, group, effects);
    }

    private static void RemoveProtection(DeskState state, RemoveProtection remove, EffectBuffer effects)
    {
        if (state.Groups.Find(remove.Group) is not { } group)
        {
            Refuse(0, $"{remove.Group} is not open", effects);
            return;
        }

        Guards.Remove(group);
        effects.Add(new StopTimer(new TimerKey(TimerKind.ProtectionTime, group.Id.Value)));
        effects.Add(new RaiseAlert(AlertLevel.Alarm, "UNPROTECTED", $"{group.Id} has no protection: {remove.Reason}"));
    }

    private static void Close(DeskState state, CloseGroup close, EffectBuffer effects)
    {
        if (state.Groups.Find(close.Group) is { } group)
            ExitStep.Begin(state, group, ExitReason.Person, close.Reason, effects);
        else
            Refuse(0, $"{close.Group} is not open", effects);
    }

    private static void Flatten(DeskState state, Flatten flatten, EffectBuffer effects)
    {
        foreach (var group in state.Groups.Live.ToArray())
        {
            if ((flatten.Owner is null || group.Owner == flatten.Owner)
                && (flatten.Instrument is not { } instrument || group.LegIndexOf(instrument) >= 0))
                ExitStep.Begin(state, group, ExitReason.Person, flatten.Reason, effects);
        }
    }

    private static void Arrange(DeskState state, ArrangeFault arrange, EffectBuffer effects)
    {
        if (!state.IsEmbedded)
            Refuse(0, "only the built-in venue can be disturbed", effects);
        else if (arrange.Orders is < 1 or > SimulatedVenue.MaxDisturbedOrders)
            Refuse(0, $"{arrange.Orders} orders are not between 1 and {SimulatedVenue.MaxDisturbedOrders}", effects);
        else
            effects.Add(new DisturbVenue(arrange.Fault, arrange.Orders));
    }

    private static HaltScope Scope(int? owner) => owner is { } index ? HaltScope.OfOwner(index) : HaltScope.Account;

    private static void RaiseHalt(DeskState state, RaiseHalt halt, EffectBuffer effects)
    {
        if (halt.Owner is { } owner && (owner < 0 || owner >= state.OwnerNames.Length))
            Refuse(owner, $"there is no owner {owner} to halt", effects);
        else if (state.Risk.Raise(halt.Level, Scope(halt.Owner), HaltCause.Requested, halt.Reason, by: "person", state.Now))
            HaltStep.Strike(state, Scope(halt.Owner), effects);
    }

    private static void ReleaseHalt(DeskState state, ReleaseHalt release, EffectBuffer effects)
    {
        var result = state.Risk.Release(Scope(release.Owner), by: "person", release.Reason, release.ConfirmedLoss);
        effects.Add(new RaiseAlert(AlertLevel.Info, "HALT_RELEASE", $"{result}: {release.Reason}"));
    }

    /// <summary>Foreign units become an owner's, in a protected group of their own.</summary>
    private static void Adopt(DeskState state, AdoptPosition adopt, EffectBuffer effects)
    {
        var units = state.Positions.QuantityOf(OwnerId.Unassigned, adopt.Instrument);
        var price = state.Positions.AverageOpenPrice(OwnerId.Unassigned, adopt.Instrument);
        if (units.IsZero || price is not { } average || adopt.Owner < 0 || adopt.Owner >= state.OwnerNames.Length)
        {
            Refuse(adopt.Owner, $"there is nothing foreign of instrument {adopt.Instrument} to adopt, or no owner {adopt.Owner}", effects);
            return;
        }

        var side = units > Quantity.Zero ? Side.Buy : Side.Sell;
        if (Magnitudes.Fault(adopt.Plan) is { } huge)
        {
            Refuse(adopt.Owner, huge, effects);
            return;
        }

        if (adopt.Plan.Fault(side, state.Market[adopt.Instrument].Mark ?? average) is { } fault)
        {
            Refuse(adopt.Owner, fault.ToString(), effects);
            return;
        }

        var result = state.Positions.AdoptForeign(new OwnerId(adopt.Owner), adopt.Instrument, units, average, state.Now);
        if (result.Outcome != LedgerOutcome.Applied)
        {
            Refuse(adopt.Owner, result.Reason ?? result.Outcome.ToString(), effects);
            return;
        }

        state.Touch(adopt.Instrument);
        var group = state.Groups.Add(adopt.Owner, [new OrderLeg(adopt.Instrument, side, 1)], adopt.Plan, "adopted", state.Now);
        Guards.Post(state, group, isCredit: side == Side.Sell);
        GroupStep.Adopted(state, group, units.Abs, average, effects);
    }

    private static void Refuse(int owner, string text, EffectBuffer effects) =>
        effects.Add(new NoteDecision(NoteDecision.RefusedCommand, owner, text));

    private static void Conflict(int owner, string text, EffectBuffer effects) =>
        effects.Add(new NoteDecision(NoteDecision.RefusedVersion, owner, text));
}
