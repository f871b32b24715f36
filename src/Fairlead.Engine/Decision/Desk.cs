using Fairlead.Domain.Accounts;
using Fairlead.Domain.Links;
using Fairlead.Domain.Orders;

namespace Fairlead.Engine.Decision;

/// <summary>The decider: one input in, effects out. The same state and inputs give the same effects and the same hash.</summary>
public static class Desk
{
    /// <summary>Takes in one input and adds what is to be done to <paramref name="effects"/>.</summary>
    /// <remarks>
    /// The fixed order of work: apply the fact, orders, positions, protection, risk, proposers, arbiter, gatekeeper,
    /// invariants. It mutates <paramref name="state"/> in place; nobody else may touch it.
    /// </remarks>
    public static void Decide(DeskState state, in Stamped<DeskEvent> input, EffectBuffer effects)
    {
        state.Begin(input.Sequence, input.At);
        if (input.Value.IsMarket)
        {
            MarketStep.Take(state, in input.Value.Market, effects);
        }
        else
        {
            TakeMessage(state, input.Value.Message!, effects);
        }

        while (state.Proposals.Count > 0)
            ProposalStep.Judge(state, effects);
        state.Positions.TakeBookings(effects);
        InvariantStep.Check(state, !input.Value.IsMarket, effects);
    }

    private static void TakeMessage(DeskState state, object message, EffectBuffer effects)
    {
        switch (message)
        {
            case OrderFact fact:
                OrderStep.Take(state, fact, effects);
                break;
            case AccountFact fact:
                AccountStep.Take(state, fact, effects);
                break;
            case LinkFact fact:
                LinkStep.Take(state, fact, effects);
                break;
            case TimerFired timer:
                TimerStep.Take(state, timer.Key, effects);
                break;
            case DeskCommand command:
                CommandStep.Take(state, command, effects);
                break;
            default:
                throw new InvalidOperationException($"The desk does not know {message.GetType().Name}.");
        }
    }
}
