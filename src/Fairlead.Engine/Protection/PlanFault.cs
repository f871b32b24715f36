namespace Fairlead.Engine.Protection;

/// <summary>Why a plan, or a change of one, is refused.</summary>
/// <param name="Kind">The broken rule, for programs.</param>
/// <param name="Reason">One plain sentence with the numbers, for people.</param>
public sealed record PlanFault(PlanFaultKind Kind, string Reason)
{
    internal static PlanFault Version(int actual, int expected) => new(
        PlanFaultKind.VersionMismatch, $"The protection is at version {actual}, not at {expected} as expected.");
}

public enum PlanFaultKind
{
    /// <summary>No rule is set.</summary>
    Empty,

    /// <summary>A stop, or a target, is given both as a distance and as a price.</summary>
    GivenTwice,

    /// <summary>A distance is zero or negative where it must be positive.</summary>
    DistanceNotPositive,

    /// <summary>A percentage is outside 0.01 to 100.</summary>
    PercentOutOfRange,

    /// <summary>A trail or stage would follow with a step of zero.</summary>
    TrailStepNotPositive,

    /// <summary>Fewer than one or more than <see cref="TrailRule.MaxStages"/> stages.</summary>
    StageCount,

    /// <summary>A stage's profit is not above the one before it.</summary>
    StagesNotRising,

    /// <summary>A stage neither locks in nor follows, or does both.</summary>
    StageAmbiguous,

    /// <summary>A break-even buffer or locked-in profit is negative, or not below the profit that brings it.</summary>
    LockInOutOfRange,

    /// <summary>A fixed stop or target lies on the wrong side of the reference price, or on it.</summary>
    WrongSide,

    /// <summary>A level would lie below zero, where no price can strike it.</summary>
    OutOfReach,

    /// <summary>A premium ratio lies on the wrong side of 1, or neither ratio is set.</summary>
    PremiumRatio,

    /// <summary>A maximum loss is not positive.</summary>
    MaxLossNotPositive,

    /// <summary>A duration is not positive or too long.</summary>
    TimeOutOfRange,

    /// <summary>A rule of one instrument is set for a structure, or the reverse.</summary>
    WrongScope,

    /// <summary>Someone changed the protection since the caller read it.</summary>
    VersionMismatch,
}
