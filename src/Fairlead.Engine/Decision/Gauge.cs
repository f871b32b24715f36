using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.Gatekeeper.Rules;
using Fairlead.Engine.Orders;

namespace Fairlead.Engine.Decision;

/// <summary>Measures everything the gatekeeper's rules look at, for one proposal.</summary>
internal static class Gauge
{
    /// <param name="state">The desk.</param>
    /// <param name="proposal">What is asked.</param>
    /// <param name="group">The group an exit closes; null for an entry.</param>
    public static GateContext Measure(DeskState state, Proposal proposal, Group? group)
    {
        MeasureEquity(state);
        return Look(state, proposal, group);
    }

    /// <summary>The same for a mere question: nothing of the state changes, equity is as last measured.</summary>
    public static GateContext Look(DeskState state, Proposal proposal, Group? group)
    {
        var context = state.Gate;
        var mode = state.Settings.Account.Mode;
        context.Begin(state.Now, mode, state.Positions.Currency, state.Risk, proposal.Owner);
        context.VenueMode = mode;
        context.IsReconciled = state.IsReconciled;
        context.Links = new LinkFigures(IsKnown: true, LinkStep.TroubleOf(state));
        context.HasLiveDuplicate = state.Orders.HasOpenWith(proposal.DedupeKey);
        // The embedded venue lives in our own time; a broker's clock is measured by its link.
        context.ClockSkew = state.IsEmbedded ? TimeSpan.Zero : state.ClockSkew;
        if (proposal.Request.Legs.Count > GateContext.MaxLegs || !proposal.Request.Legs.All(leg => state.Master.Contains(leg.Instrument)))
            return context;
        foreach (var leg in proposal.Request.Legs)
            MeasureLeg(state, leg, group, ref context.AddLeg(leg, state.Master, state.Risk));
        // What is no order cannot be measured either, and numbers without bounds would not fit.
        if (group is not null || SchemaRule.Check(context, proposal).Outcome == RuleOutcome.Refused)
            return context;
        context.Trade = WorstCases.Of(state, proposal);
        context.OpenLoss = OpenLoss(state, proposal);
        context.Groups = Counts(state, proposal);
        context.Funding = Funding(state, proposal);
        return context;
    }

    /// <summary>A flat account's equity moves with no price; the limits are to see it all the same.</summary>
    private static void MeasureEquity(DeskState state)
    {
        if (state.Equity is { } equity)
            state.Risk.OnEquity(equity, state.Now);
        else
            state.Risk.OnEquityUnknown();
    }

    private static void MeasureLeg(DeskState state, OrderLeg leg, Group? group, ref LegView view)
    {
        var market = state.Market[leg.Instrument];
        view.Quote = market.HasQuote ? market.Quote : null;
        view.Last = market.Last;
        view.LastAt = market.LastAt;
        var calendar = state.CalendarOf(leg.Instrument);
        var isOpen = calendar.OpenAt(state.Now) is not null;
        view.Session = isOpen ? SessionState.Open : SessionState.Closed;
        view.OpensAt = calendar.NextOpen(state.Now)?.Open;
        view.HasUnknownOutcome = state.Orders.HasUnknownOn(leg.Instrument);
        if (group is null)
            return;
        view.Group = new OpenUnits(
            new Quantity(group.SignedOpen(leg.Instrument)), new Quantity(state.Orders.ExitInFlight(group.Id, leg.Instrument)));
    }

    private static OpenLossFigures OpenLoss(DeskState state, Proposal proposal)
    {
        var currency = state.Positions.Currency;
        var underlying = Underlying(state, proposal.Request.Legs[0].Instrument);
        decimal account = 0, same = 0;
        foreach (var group in state.Groups.Live)
        {
            account += group.WorstLoss;
            if (Underlying(state, group.Legs[0].Instrument) == underlying)
                same += group.WorstLoss;
        }

        return new OpenLossFigures(new Money(account, currency), new Money(same, currency));
    }

    private static GroupCounts Counts(DeskState state, Proposal proposal)
    {
        var own = 0;
        foreach (var leg in proposal.Request.Legs)
        {
            foreach (var id in state.Groups.On(leg.Instrument))
            {
                // A group on its way out makes room: a strategy that turns around need not wait for the fill.
                if (state.Groups[id].Owner == proposal.Owner.Index && !state.Groups[id].IsClosing)
                    own++;
            }
        }

        return new GroupCounts(state.Groups.LiveCount, own);
    }

    private static FundingFigures Funding(DeskState state, Proposal proposal)
    {
        var currency = state.Positions.Currency;
        decimal gross = 0;
        for (var index = 0; index < state.Positions.PositionCount; index++)
        {
            var position = state.Positions.PositionAt(index);
            if (position.Quantity.IsZero)
                continue;
            if (state.Market[position.Instrument].Mark is not { } mark)
                return default;
            gross += Math.Abs(mark.ToDecimal() * position.Quantity.Units * state.Master[position.Instrument].Multiplier);
        }

        decimal added = 0;
        foreach (var leg in proposal.Request.Legs)
        {
            if (state.Market[leg.Instrument].Mark is not { } mark)
                return default;
            added += mark.ToDecimal() * proposal.Request.Quantity.Units * leg.Ratio * state.Master[leg.Instrument].Multiplier;
        }

        var margin = Margins.Of(state, proposal);
        return new FundingFigures(new Money(gross + added, currency), margin.Required, margin.Free, margin.Fault);
    }

    private static InstrumentId Underlying(DeskState state, InstrumentId instrument)
    {
        var row = state.Master[instrument];
        return row.Option?.Underlying ?? row.Future?.Underlying ?? instrument;
    }
}
