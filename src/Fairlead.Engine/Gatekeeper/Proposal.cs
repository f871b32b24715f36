using Fairlead.Domain.Orders;
using Fairlead.Engine.Protection;

namespace Fairlead.Engine.Gatekeeper;

/// <summary>A wish for one order. Whoever wishes only proposes; the arbiter picks and the gatekeeper judges.</summary>
public sealed record Proposal
{
    public required OwnerRef Owner { get; init; }
    public required OrderRequest Request { get; init; }

    /// <summary>What will guard the group; null is unguarded. Ignored for exits.</summary>
    public ProtectionPlan? Protection { get; init; }

    /// <summary>Why, in the proposer's words.</summary>
    public required string Reason { get; init; }

    public required ProposalSource Source { get; init; }

    /// <summary>Names the intent: same owner, leg, reason and epoch give the same key, and only one order of a key may
    /// be live. Not empty.</summary>
    public required string DedupeKey { get; init; }

    /// <summary>Rank among the proposals of one step; higher goes first. Default 0.</summary>
    public int Priority { get; init; }

    public bool IsEntry => Request.Purpose == OrderPurpose.Entry;
}

/// <summary>Who owns an order and the position it makes: a strategy, an agent, a person's ticket.</summary>
/// <param name="Index">The owner's number in this account, from 0.</param>
/// <param name="Name">For people to read.</param>
public readonly record struct OwnerRef(int Index, string Name)
{
    public override string ToString() => Name;
}

/// <summary>Where a proposal came from.</summary>
public enum ProposalSource
{
    /// <summary>A click, hotkey or command of a person.</summary>
    Person,

    /// <summary>A strategy's decision.</summary>
    Strategy,

    /// <summary>An agent's decision.</summary>
    Agent,

    /// <summary>The scalping engine's decision.</summary>
    Scalping,

    /// <summary>A program on the API.</summary>
    Api,

    /// <summary>A workflow.</summary>
    Flow,

    /// <summary>A stop, target, trail or square-off.</summary>
    Protection,

    /// <summary>A halt that flattens.</summary>
    Halt,
}
