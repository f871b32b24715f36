using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.Orders;

namespace Fairlead.Engine.Decision;

/// <summary>From wish to order: arbiter, gatekeeper, group, submission.</summary>
internal static class ProposalStep
{
    /// <summary>Decides all proposals of this event.</summary>
    public static void Judge(DeskState state, EffectBuffer effects)
    {
        var arbitration = Arbiter.Decide(state.Proposals.ToArray());
        state.Proposals.Clear();
        foreach (var refusal in arbitration.Refused)
            Refuse(state, refusal.Proposal, Arbiter.Code, refusal.Reason, checks: null, effects);
        foreach (var proposal in arbitration.Kept)
            JudgeEntry(state, InSession(state, proposal), effects);
    }

    /// <summary>An exit of a group: the same gate, the short path; a refusal goes up the retry ladder.</summary>
    public static void JudgeExit(DeskState state, Group group, OrderRequest request, EffectBuffer effects)
    {
        var proposal = new Proposal
        {
            Owner = new OwnerRef(group.Owner, state.OwnerNames[group.Owner]),
            Request = request,
            Reason = group.ExitReason.ToString(),
            Source = ProposalSource.Protection,
            DedupeKey = $"exit {group.Id} {string.Join('+', request.Legs.Select(leg => leg.Instrument))}",
        };
        var context = Gauge.Measure(state, proposal, group);
        switch (ApprovedOrder.Judge.Decide(context, proposal, state.Orders.PeekId(), group.Id.Value))
        {
            case Approved approved:
                Submit(state, group, approved, effects);
                break;
            case Refused refused:
                Refuse(state, proposal, refused.Code, refused.Reason, refused.Rules, effects);
                ExitStep.Failed(state, group, $"{refused.Code}: {refused.Reason}", effects);
                break;
        }
    }

    /// <summary>What forbids a working entry's new price: an amendment is no way around the collar, a halt or the rate.</summary>
    public static RuleResult? BlockOfAmendment(DeskState state, Order order, AmendOrder amend)
    {
        var proposal = new Proposal
        {
            Owner = new OwnerRef(order.Owner, state.OwnerNames[order.Owner]),
            Request = order.Request with { Quantity = amend.Quantity, Terms = amend.Terms },
            Reason = "amendment",
            Source = ProposalSource.Person,
            DedupeKey = order.DedupeKey,
        };
        var context = Gauge.Measure(state, proposal, group: null);
        return Gate.FirstBlock(Gate.EvaluateAmendment(context, proposal), OrderPurpose.Entry);
    }

    private static void JudgeEntry(DeskState state, Proposal proposal, EffectBuffer effects)
    {
        var context = Gauge.Measure(state, proposal, group: null);
        switch (ApprovedOrder.Judge.Decide(context, proposal, state.Orders.PeekId(), state.Groups.PeekId().Value))
        {
            case Approved approved:
                var group = state.Groups.Add(proposal.Owner.Index, proposal.Request.Legs, proposal.Protection, proposal.Reason, state.Now);
                group.WorstLoss = context.Trade.Loss?.Amount ?? 0m;
                Guards.Post(state, group, proposal);
                effects.Add(new NoteDecision(NoteDecision.Approved, proposal.Owner.Index, $"{group.Id}: {proposal.Reason}", approved.Rules, FirstOf(proposal)));
                Submit(state, group, approved, effects);
                break;
            case Refused refused:
                Refuse(state, proposal, refused.Code, refused.Reason, refused.Rules, effects);
                break;
        }
    }

    private static void Submit(DeskState state, Group group, Approved approved, EffectBuffer effects)
    {
        foreach (var approval in approved.Orders)
        {
            state.Orders.Add(approval.Id, approval.Owner.Index, group.Id, approval.Request, state.Now, approval.DedupeKey);
            effects.Add(new SubmitOrder(approval));
            effects.Add(new StartTimer(new TimerKey(TimerKind.OrderDeadline, approval.Id.Value), state.Now + state.Settings.OrderDeadline));
            state.Risk.Rate.Record(approval.Request.Legs, state.Now);
            foreach (var leg in approval.Request.Legs)
                state.Touch(leg.Instrument);
        }
    }

    private static void Refuse(
        DeskState state, Proposal proposal, string code, string reason, IReadOnlyList<RuleResult>? checks, EffectBuffer effects)
    {
        state.Refusals++;
        effects.Add(new NoteDecision(NoteDecision.RefusedBy(code), proposal.Owner.Index, $"{proposal.Reason}: {reason}", checks, FirstOf(proposal)));
    }

    private static InstrumentId? FirstOf(Proposal proposal) => proposal.Request.Legs.Count == 0 ? null : proposal.Request.Legs[0].Instrument;

    /// <summary>A market order while the venue is closed waits for its opening, and says so in its terms.</summary>
    private static Proposal InSession(DeskState state, Proposal proposal)
    {
        var request = proposal.Request;
        if (!request.IsSingle || request.Terms.Type != OrderType.Market || !state.Master.Contains(request.Legs[0].Instrument)
            || state.CalendarOf(request.Legs[0].Instrument).OpenAt(state.Now) is not null)
            return proposal;
        return proposal with { Request = request with { Terms = request.Terms with { Type = OrderType.MarketOnOpen, TimeInForce = TimeInForce.Day } } };
    }
}
