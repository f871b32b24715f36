using Fairlead.Domain.Accounts;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Orders;
using Fairlead.Engine.Positions;

namespace Fairlead.Engine.Decision;

/// <summary>Settlements, assignments and the broker's own books.</summary>
internal static class AccountStep
{
    public static void Take(DeskState state, AccountFact fact, EffectBuffer effects)
    {
        switch (fact)
        {
            case SettlementPriceFixed settlement: Settle(state, settlement, effects); break;
            case OptionAssigned assigned: Assign(state, assigned, effects); break;
            case PositionsReported report: Reconcile(state, report, effects); break;
            case BalanceReported balance: state.BrokerCash = balance.Cash; break;
            default: throw new InvalidOperationException($"The desk does not know the account fact {fact.GetType().Name}.");
        }
    }

    /// <summary>All options and futures of one underlying and expiry instant settle at one price, once (invariant I20).</summary>
    private static void Settle(DeskState state, SettlementPriceFixed settlement, EffectBuffer effects)
    {
        foreach (var contract in state.Master.All)
        {
            if (!IsOf(contract, settlement))
                continue;
            var result = state.Positions.Settle(contract.Id, settlement.Price);
            if (result.Outcome == SettlementOutcome.Refused)
            {
                InvariantStep.Broken(state, "I20", $"{contract} cannot be settled at {settlement.Price}: {result.Reason}", effects);
                continue;
            }

            if (result.Outcome == SettlementOutcome.Settled)
                effects.Add(new RaiseAlert(AlertLevel.Info, "SETTLED", $"{contract} settled at {settlement.Price} ({settlement.Source}): {result.CashChange}"));
            NoteTrades(result, effects);
            state.Touch(contract.Id);
            // Even where nothing was left to book: a long and a short group of one owner net to no position and expire too.
            GroupStep.Settled(state, contract.Id, effects);
        }

        CoverDelivered(state, settlement.Underlying, effects);
    }

    private static bool IsOf(Instrument contract, SettlementPriceFixed settlement) =>
        contract.Option is { } option ? option.Underlying == settlement.Underlying && option.ExpiryAt == settlement.ExpiryAt
        : contract.Future is { } future && future.Underlying == settlement.Underlying && future.ExpiryAt == settlement.ExpiryAt;

    private static void NoteTrades(SettlementResult result, EffectBuffer effects)
    {
        foreach (var trade in result.Closed)
            effects.Add(new NoteTrade(trade));
    }

    private static void Assign(DeskState state, OptionAssigned assigned, EffectBuffer effects)
    {
        var result = state.Positions.Assign(assigned.Option, assigned.Quantity, assigned.Reference, state.Now);
        if (result.Outcome == SettlementOutcome.Refused)
            InvariantStep.Broken(state, "I4", $"assignment {assigned.Reference} cannot be booked: {result.Reason}", effects);
        if (result.Outcome != SettlementOutcome.Settled)
            return;
        effects.Add(new RaiseAlert(AlertLevel.Alarm, "ASSIGNED", $"{assigned.Quantity} {state.Master[assigned.Option]} were assigned"));
        NoteTrades(result, effects);
        state.Touch(assigned.Option);
        GroupStep.Trim(state, assigned.Option, effects);
        if (state.Master[assigned.Option].Option is { Settlement: SettlementStyle.Physical } option)
            CoverDelivered(state, option.Underlying, effects);
    }

    /// <summary>Shares that came by exercise or assignment belong to a group of their own; nobody asked for them, so it
    /// is unprotected and says so.</summary>
    private static void CoverDelivered(DeskState state, InstrumentId underlying, EffectBuffer effects)
    {
        state.Touch(underlying);
        GroupStep.Trim(state, underlying, effects);
        for (var owner = 0; owner < state.OwnerNames.Length; owner++)
        {
            var uncovered = state.Positions.QuantityOf(new OwnerId(owner), underlying).Units - state.Groups.SignedOpen(owner, underlying);
            if (uncovered == 0)
                continue;
            var side = uncovered > 0 ? Side.Buy : Side.Sell;
            var group = state.Groups.Add(owner, [new OrderLeg(underlying, side, 1)], plan: null, "delivered at expiry or assignment", state.Now);
            group.Legs[0].Open = group.Legs[0].Entered = Math.Abs(uncovered);
            group.State = GroupState.Unprotected;
            effects.Add(new RaiseAlert(AlertLevel.Alarm, "UNPROTECTED", $"{group.Id}: {uncovered} {state.Master[underlying]} were delivered to {state.OwnerNames[owner]} and have no protection"));
        }
    }

    /// <summary>
    /// Compares the broker's book with ours. A difference counts only when a second complete book agrees with it; an
    /// incomplete or single book changes nothing (guarantee G5).
    /// </summary>
    private static void Reconcile(DeskState state, PositionsReported report, EffectBuffer effects)
    {
        if (!report.IsComplete)
        {
            effects.Add(new RaiseAlert(AlertLevel.Warning, "BOOK_INCOMPLETE", "the broker's position book is incomplete and proves nothing"));
            return;
        }

        var reported = new long[state.Master.Count];
        var average = new Price?[state.Master.Count];
        var isAgreed = true;
        foreach (var position in report.Positions)
        {
            if (!state.Master.Contains(position.Instrument))
            {
                isAgreed = false;
                effects.Add(new RaiseAlert(AlertLevel.Alarm, "STRANGE_POSITION", $"the broker holds {position.Quantity} of instrument {position.Instrument}, which the desk does not know"));
                continue;
            }

            reported[position.Instrument.Index] = position.Quantity.Units;
            average[position.Instrument.Index] = position.AveragePrice;
        }

        foreach (var row in state.Master.All)
        {
            var difference = reported[row.Id.Index] - state.Positions.NetQuantity(row.Id).Units;
            if (!state.ConfirmDifference(row.Id, difference) || difference == 0)
            {
                isAgreed &= difference == 0;
                continue;
            }

            var price = average[row.Id.Index] ?? state.Market[row.Id].Mark ?? Price.Zero;
            state.Positions.RecordForeign(row.Id, new Quantity(difference), price, state.Now);
            state.ForgetDifference(row.Id);
            state.Touch(row.Id);
            if (CloseElsewhere(state, row, price, effects) is var closed && Math.Abs(difference) > closed)
                effects.Add(new RaiseAlert(AlertLevel.Alarm, "FOREIGN_POSITION", $"the broker's book has {difference} {row} that this desk did not trade; what nobody here held before belongs to nobody and is not protected"));
        }

        state.IsReconciled = isAgreed;
        if (!isAgreed)
            effects.Add(new StartTimer(new TimerKey(TimerKind.Reconcile, 0), state.Now + state.Settings.BookGrace));
    }

    /// <summary>Owners' units that the broker proved to hold no more leave their groups: an exit of them would open a
    /// position. Returns how many.</summary>
    private static long CloseElsewhere(DeskState state, Instrument row, Price price, EffectBuffer effects)
    {
        long closed = 0;
        for (var index = 0; index < state.OwnerNames.Length; index++)
        {
            var owner = new OwnerId(index);
            var foreign = state.Positions.QuantityOf(OwnerId.Unassigned, row.Id).Units;
            var held = state.Positions.QuantityOf(owner, row.Id).Units;
            if (foreign == 0 || Math.Sign(held) != -Math.Sign(foreign))
                continue;
            var units = Math.Sign(foreign) * Math.Min(Math.Abs(foreign), Math.Abs(held));
            var result = state.Positions.AdoptForeign(owner, row.Id, new Quantity(units), price, state.Now);
            if (result.Closed is { } trade)
                effects.Add(new NoteTrade(trade));
            closed += Math.Abs(units);
            effects.Add(new RaiseAlert(AlertLevel.Alarm, "FOREIGN_CLOSE", $"{Math.Abs(units)} {row} of {state.OwnerNames[index]} were closed outside this desk; their groups cover them no more"));
        }

        if (closed > 0)
            GroupStep.Trim(state, row.Id, effects);
        return closed;
    }
}
