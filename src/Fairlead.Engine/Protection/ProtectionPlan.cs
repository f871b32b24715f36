using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.Protection;

/// <summary>
/// What guards a group from its first fill to its last: each rule may be set or not, whichever strikes first closes.
/// </summary>
/// <remarks>Distances are measured from the group's average entry price, in the direction that the rule implies:
/// a stop lies on the losing side, a target on the winning side. A plan is not checked at birth, because most checks
/// need a side and a price: whoever accepts one asks <see cref="Fault"/> or <see cref="StructureFault"/> first.</remarks>
public sealed record ProtectionPlan
{
    /// <summary>Close when the loss reaches this distance; null is no distance stop.</summary>
    public Distance? Stop { get; init; }

    /// <summary>Close at this price instead of a distance; not together with <see cref="Stop"/>. One leg only.</summary>
    public Price? StopAt { get; init; }

    /// <summary>Close when the profit reaches this distance.</summary>
    public Distance? Target { get; init; }

    /// <summary>Close at this price instead of a distance; not together with <see cref="Target"/>. One leg only.</summary>
    public Price? TargetAt { get; init; }

    /// <summary>Stop that follows the best price seen.</summary>
    public TrailRule? Trail { get; init; }

    /// <summary>Moves the stop to entry once in profit.</summary>
    public BreakEvenRule? BreakEven { get; init; }

    /// <summary>Close at this instant.</summary>
    public Timestamp? ExitAt { get; init; }

    /// <summary>Close this long after the first fill.</summary>
    public TimeSpan? ExitAfter { get; init; }

    /// <summary>Close this long before the venue's session closes (early closes honoured).</summary>
    public TimeSpan? SquareOffBefore { get; init; }

    /// <summary>Stop and target on the summed premium of all legs.</summary>
    public CombinedPremiumRule? CombinedPremium { get; init; }

    /// <summary>Close when the group's unrealised loss reaches this many currency units.</summary>
    public decimal? MaxLoss { get; init; }

    /// <summary>No rule is set: the plan guards nothing.</summary>
    public bool IsEmpty => !HasPriceRules && !HasTimeRules && CombinedPremium is null && MaxLoss is null;

    internal bool HasPriceRules => Stop is not null || StopAt is not null || Target is not null || TargetAt is not null
        || Trail is not null || BreakEven is not null;

    private bool HasTimeRules => ExitAt is not null || ExitAfter is not null || SquareOffBefore is not null;

    /// <summary>A copy that shares no object with this one, because desk state is a tree.</summary>
    internal ProtectionPlan Copy() => this with
    {
        Trail = Trail is null ? null : Trail with { Stages = Trail.Stages?.Select(stage => stage with { }).ToArray() },
        BreakEven = BreakEven is null ? null : BreakEven with { },
        CombinedPremium = CombinedPremium is null ? null : CombinedPremium with { },
    };

    /// <summary>Why the plan cannot guard a position in one instrument; null when it can. The first fault found.</summary>
    /// <param name="entry">Buy for a long position, Sell for a short one.</param>
    /// <param name="reference">The price that fixed levels must lie on the right side of: the market's, or the entry's
    /// limit. Distances in points and in percent are compared at it as well.</param>
    /// <param name="session">Length of the venue's session; null when unknown, then a day is the bound.</param>
    public PlanFault? Fault(Side entry, Price reference, TimeSpan? session = null) =>
        PlanCheck.OneInstrument(this, entry, reference) ?? PlanCheck.Times(this, session);

    /// <summary>Why the plan cannot guard a structure of several legs; null when it can. The first fault found.</summary>
    /// <param name="isCredit">The structure receives premium when opened.</param>
    /// <param name="session">Length of the venue's session; null when unknown, then a day is the bound.</param>
    public PlanFault? StructureFault(bool isCredit, TimeSpan? session = null) =>
        PlanCheck.Structure(this, isCredit) ?? PlanCheck.Times(this, session);
}

/// <summary>A trailing stop: one distance, or stages of profit.</summary>
public sealed record TrailRule
{
    /// <summary>Distance behind the best price, positive; ignored when <see cref="Stages"/> is set.</summary>
    public Distance By { get; init; }

    /// <summary>Profit from entry at which trailing begins; null begins at the first fill. Ignored when
    /// <see cref="Stages"/> is set.</summary>
    public Distance? ActivateAfter { get; init; }

    /// <summary>
    /// Stages in order of rising profit, 1 to <see cref="MaxStages"/>; the stop is the tightest any reached stage gives.
    /// Null for one distance. Not written to after the plan is made.
    /// </summary>
    public TrailStage[]? Stages { get; init; }

    public const int MaxStages = 16;
}

/// <summary>One stage of a staged trail.</summary>
/// <param name="Profit">Best profit from entry that reaches the stage.</param>
/// <param name="LockIn">The stop stands at entry plus this profit, from zero to less than <paramref name="Profit"/>;
/// null when the stage follows instead.</param>
/// <param name="Follow">The stop stands this far behind the best price; null when the stage locks in.</param>
public sealed record TrailStage(Distance Profit, Distance? LockIn, Distance? Follow);

/// <summary>Once profit reaches the trigger the stop moves to entry plus the buffer, for good.</summary>
/// <param name="Trigger">Positive.</param>
/// <param name="Buffer">From zero to less than <paramref name="Trigger"/>.</param>
public sealed record BreakEvenRule(Distance Trigger, Distance Buffer);

/// <summary>
/// For a structure that received premium: close when the cost to close reaches <paramref name="StopRatio"/> times the
/// premium received, or falls to <paramref name="TargetRatio"/> times it. For one that paid, ratios are of the premium
/// paid: close when its worth falls to stop, or rises to target.
/// </summary>
/// <param name="StopRatio">Above 1 for a credit, below 1 for a debit; null is no stop.</param>
/// <param name="TargetRatio">Below 1 for a credit, above 1 for a debit; null is no target.</param>
public sealed record CombinedPremiumRule(decimal? StopRatio, decimal? TargetRatio);
