using Fairlead.Domain.Orders;

namespace Fairlead.Engine.Gatekeeper.Rules;

/// <summary>Every leg's venue trades now; an order for the next opening needs one that is known.</summary>
internal static class SessionRule
{
    public const string Code = "SESSION";

    public static RuleResult Check(GateContext context, Proposal proposal)
    {
        var awaitsOpening = proposal.Request.Terms.Type == OrderType.MarketOnOpen;
        foreach (var leg in context.Legs)
        {
            if (leg.Session == SessionState.Unknown)
                return RuleResult.Unknown(Code, $"the session of {leg.Instrument} is unknown");
            if (awaitsOpening && leg.OpensAt is null)
                return RuleResult.Unknown(Code, $"the next opening of {leg.Instrument} is unknown");
            if (!awaitsOpening && leg.Session == SessionState.Closed)
                return RuleResult.Refuse(Code, $"{leg.Instrument} is closed{(leg.OpensAt is { } opens ? $" until {opens}" : "")}");
        }

        return RuleResult.Pass(Code);
    }
}
