using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Protection;

namespace Fairlead.Engine.Orders;

/// <summary>Where a protected group stands.</summary>
public enum GroupState
{
    /// <summary>Approved; nothing filled yet.</summary>
    Opening,

    /// <summary>Something is open and guarded.</summary>
    Protected,

    /// <summary>Something is open and, by an explicit command or by settlement, not guarded.</summary>
    Unprotected,

    /// <summary>An exit is wanted; at most one is in flight for an instrument.</summary>
    Closing,

    /// <summary>The fast attempts are used up; it is tried again slowly, and a person was told.</summary>
    CloseFailed,

    /// <summary>Nothing is open and nothing can fill any more.</summary>
    Closed,
}

/// <summary>One instrument of a group.</summary>
public sealed class GroupLeg(InstrumentId instrument, int sign, long ratio)
{
    public InstrumentId Instrument { get; } = instrument;

    /// <summary>+1 when the entry buys it, -1 when it sells it.</summary>
    public int Sign { get; } = sign;

    /// <summary>Units for each unit of the group.</summary>
    public long Ratio { get; } = ratio;

    /// <summary>Units still open, never negative; the position they make is Sign x Open.</summary>
    public long Open { get; internal set; }

    /// <summary>Units ever filled by entries.</summary>
    public long Entered { get; internal set; }
}

/// <summary>What one entry opened: its legs, its guard, and the exit under way.</summary>
/// <remarks>Covered quantity equals open quantity by construction: the guard looks at the legs' open units and nothing
/// else reduces them than fills, settlements and corrections.</remarks>
public sealed class Group
{
    internal Group(GroupId id, int owner, IReadOnlyList<OrderLeg> legs, ProtectionPlan? plan, string reason, Timestamp at)
    {
        Id = id;
        Owner = owner;
        Reason = reason;
        OpenedAt = at;
        Plan = plan;
        Legs = [.. legs.Select(leg => new GroupLeg(leg.Instrument, leg.Side.Sign(), leg.Ratio))];
    }

    public GroupId Id { get; }
    public int Owner { get; }

    /// <summary>Why it was entered, in the proposer's words.</summary>
    public string Reason { get; }

    public Timestamp OpenedAt { get; }

    /// <summary>The protection in force; null when the group is unprotected.</summary>
    public ProtectionPlan? Plan { get; internal set; }

    public GroupLeg[] Legs { get; }
    public GroupState State { get; internal set; } = GroupState.Opening;

    /// <summary>Guard of a group with one leg; null for others and when unprotected.</summary>
    public Guard? Guard { get; internal set; }

    /// <summary>Guard of a group with several legs; null for others and when unprotected.</summary>
    public PremiumGuard? PremiumGuard { get; internal set; }

    /// <summary>Why it is being closed; None while it is not.</summary>
    public ExitReason ExitReason { get; internal set; }

    /// <summary>More words on the exit; empty when the reason says all.</summary>
    public string ExitNote { get; internal set; } = "";

    /// <summary>When its latest entry filled; it is not judged by what a bar did before.</summary>
    public Timestamp LastEntryAt { get; internal set; } = Timestamp.MinValue;

    /// <summary>The close that the square-off rule looks at: of the session in which it was last armed, so that one missed is
    /// made up for at the next chance. Null before the first fill.</summary>
    public Timestamp? SquareOffClose { get; internal set; }

    /// <summary>What it could lose when it was approved, in currency units; counts in full until it is closed.</summary>
    public decimal WorstLoss { get; internal set; }

    /// <summary>Exits refused or rejected in a row.</summary>
    public int ExitAttempts { get; internal set; }

    /// <summary>What a person was last told about failing exits, alarm and venue's code; null when nothing since an exit
    /// last filled. The same is not told twice.</summary>
    public string? ExitAlarm { get; internal set; }

    /// <summary>An exit waits for a timer; none is started before it fires.</summary>
    public bool IsWaitingToRetry { get; internal set; }

    /// <summary>The owner was told that the price is stale; told again only after a fresh one.</summary>
    public bool IsBlind { get; internal set; }

    public bool IsSingle => Legs.Length == 1;
    public bool IsFlat => Array.TrueForAll(Legs, leg => leg.Open == 0);
    public bool IsClosing => State is GroupState.Closing or GroupState.CloseFailed;

    /// <summary>The open units of an instrument, signed; zero when the group does not hold it.</summary>
    public long SignedOpen(InstrumentId instrument)
    {
        foreach (var leg in Legs)
        {
            if (leg.Instrument == instrument)
                return leg.Sign * leg.Open;
        }

        return 0;
    }

    internal int LegIndexOf(InstrumentId instrument) => Array.FindIndex(Legs, leg => leg.Instrument == instrument);
}
