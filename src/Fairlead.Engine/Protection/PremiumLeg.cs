using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.Protection;

/// <summary>One leg of a structure.</summary>
/// <param name="Entry">Buy for a leg that is bought at entry, Sell for one that is sold.</param>
/// <param name="Ratio">Units of the leg in one unit of the structure; 1 or more.</param>
public readonly record struct PremiumLeg(Side Entry, int Ratio);

/// <summary>Why a structure's premium cannot be judged.</summary>
public enum BlindReason
{
    /// <summary>It can.</summary>
    None,

    /// <summary>An open leg has no mark.</summary>
    NoMark,

    /// <summary>An open leg's mark is older than allowed.</summary>
    StaleMark,

    /// <summary>The legs open now paid premium where the whole structure receives it, or the reverse; a ratio of that
    /// means nothing. A maximum loss still works.</summary>
    Unbalanced,
}

/// <summary>Whether, and through which leg, a structure's premium cannot be judged.</summary>
/// <param name="Reason">None when it can be.</param>
/// <param name="Leg">Index of the leg at fault; -1 when no single leg is.</param>
public readonly record struct Blindness(BlindReason Reason, int Leg);

/// <summary>What happened to one leg so far.</summary>
internal struct LegState
{
    /// <summary>+1 when premium is received at entry (sold), -1 when it is paid.</summary>
    public int Received;

    public int Ratio;
    public AveragePrice Entry;
    public long ExitedUnits;
    public bool HasMark;
    public Price Mark;
    public Timestamp MarkedAt;

    public readonly bool IsOpen => OpenUnits > 0;
    public readonly long OpenUnits => Entry.Units - ExitedUnits;

    /// <summary>Premium received for the open units, in units times millionths; exact while nothing was exited.</summary>
    public readonly Int128 OpenPremium => IsOpen ? Entry.Cost * OpenUnits / Entry.Units * Received : 0;

    /// <summary>What buying back or selling the open units costs at the mark, in units times millionths.</summary>
    public readonly Int128 CostToClose => (Int128)Mark.Micros * OpenUnits * Received;
}
