using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.Orders;
using Fairlead.Engine.Protection;

namespace Fairlead.Engine.Decision;

/// <summary>Posts, changes and removes the guard of a group.</summary>
internal static class Guards
{
    /// <summary>Posts the guard an approved entry asked for.</summary>
    public static void Post(DeskState state, Group group, Proposal proposal) =>
        Post(state, group, isCredit: NetPremium(state, proposal.Request) > 0);

    public static void Post(DeskState state, Group group, bool isCredit)
    {
        if (group.Plan is not { } plan)
            return;
        if (group.IsSingle && plan.CombinedPremium is null)
        {
            var row = state.Master[group.Legs[0].Instrument];
            group.Guard = new Guard(plan, group.Legs[0].Sign > 0 ? Side.Buy : Side.Sell, row.Tick, row.Multiplier);
            return;
        }

        PremiumLeg[] legs = [.. group.Legs.Select(leg => new PremiumLeg(leg.Sign > 0 ? Side.Buy : Side.Sell, checked((int)leg.Ratio)))];
        group.PremiumGuard = new PremiumGuard(plan, legs, isCredit, state.Master[group.Legs[0].Instrument].Multiplier, state.Settings.BlindAfter);
        for (var index = 0; index < legs.Length; index++)
        {
            Mark(state, group, group.Legs[index].Instrument);
        }
    }

    /// <summary>Tells a structure's guard what one of its legs can be closed at now, or that nobody says.</summary>
    public static ExitReason Mark(DeskState state, Group group, InstrumentId instrument)
    {
        var index = group.LegIndexOf(instrument);
        if (ClosePrice(state, group.Legs[index], out var at) is { } price)
            return group.PremiumGuard!.OnMark(index, price, at);
        group.PremiumGuard!.OnMarkLost(index);
        return ExitReason.None;
    }

    /// <summary>
    /// The bid for what was bought, the ask for what was sold; the last trade where there is no fresh quote. Null when a
    /// fresh quote lacks the side or is crossed, or nothing is known: a middle that nobody pays prices no exit.
    /// </summary>
    private static Price? ClosePrice(DeskState state, GroupLeg leg, out Timestamp at)
    {
        var view = state.Market[leg.Instrument];
        if (view.HasQuote && (view.Last is null || state.Now - view.Quote.At <= state.Settings.BlindAfter || view.LastAt <= view.Quote.At))
        {
            at = view.Quote.At;
            var hasSide = leg.Sign > 0 ? view.Quote.HasBid : view.Quote.HasAsk;
            return !hasSide || view.Quote.IsCrossed ? null : leg.Sign > 0 ? view.Quote.Bid : view.Quote.Ask;
        }

        at = view.LastAt;
        return view.Last;
    }

    /// <summary>Changes the plan; a fault in words, or null when it is done.</summary>
    public static string? Amend(DeskState state, Group group, ProtectionPlan plan, int expectedVersion)
    {
        if (group.Guard is { } guard)
        {
            if (state.Market[group.Legs[0].Instrument].Mark is not { } reference)
                return "the price is unknown, so the new plan cannot be checked";
            if (guard.Amend(plan, expectedVersion, reference, mayLoosen: true) is { } fault)
                return fault.ToString();
        }
        else if (group.PremiumGuard is { } premium)
        {
            if (premium.Amend(plan, expectedVersion) is { } fault)
                return fault.ToString();
        }
        else
        {
            return Attach(state, group, plan);
        }

        group.Plan = plan;
        return null;
    }

    /// <summary>What an edit of the protection has to name; null while there is none.</summary>
    public static int? VersionOf(Group group) => group.Guard?.Version ?? group.PremiumGuard?.Version;

    public static void Remove(Group group)
    {
        group.Plan = null;
        group.Guard = null;
        group.PremiumGuard = null;
        if (group.State == GroupState.Protected)
            group.State = GroupState.Unprotected;
    }

    /// <summary>Guards a group that had none, from its average entry on.</summary>
    private static string? Attach(DeskState state, Group group, ProtectionPlan plan)
    {
        if (!group.IsSingle)
            return "a structure's protection cannot be put back once removed; close it or guard its legs";
        var leg = group.Legs[0];
        if (state.Market[leg.Instrument].Mark is not { } reference)
            return "the price is unknown, so the plan cannot be checked";
        if (plan.Fault(leg.Sign > 0 ? Side.Buy : Side.Sell, reference) is { } fault)
            return fault.ToString();
        group.Plan = plan;
        Post(state, group, isCredit: leg.Sign < 0);
        if (leg.Open > 0)
        {
            var average = state.Positions.AverageOpenPrice(new Positions.OwnerId(group.Owner), leg.Instrument) ?? reference;
            group.Guard?.OnEntryFill(new Quantity(leg.Open), average, state.Now);
            group.PremiumGuard?.OnEntryFill(leg: 0, new Quantity(leg.Open), average, state.Now);
            group.LastEntryAt = state.Now;
        }

        if (group.State == GroupState.Unprotected)
            group.State = GroupState.Protected;
        return null;
    }

    /// <summary>What the structure receives (positive) or pays at the marks, a unit; zero while a mark is unknown.</summary>
    private static decimal NetPremium(DeskState state, OrderRequest request)
    {
        decimal net = 0;
        foreach (var leg in request.Legs)
        {
            if (state.Market[leg.Instrument].Mark is not { } mark)
                return 0;
            net -= leg.Side.Sign() * leg.Ratio * mark.ToDecimal();
        }

        return net;
    }
}
