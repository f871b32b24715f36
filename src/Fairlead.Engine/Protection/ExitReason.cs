namespace Fairlead.Engine.Protection;

/// <summary>Which rule of a plan closes a group.</summary>
public enum ExitReason
{
    /// <summary>No rule strikes.</summary>
    None,

    /// <summary>The stop, where the plan first put it.</summary>
    Stop,

    Target,

    /// <summary>The stop, where a trail or one of its stages moved it.</summary>
    Trail,

    /// <summary>The stop, where the break-even rule moved it.</summary>
    BreakEven,

    MaxLoss,

    /// <summary>The plan's instant, or its time after the first fill.</summary>
    TimeExit,

    /// <summary>The plan's time before the session's close.</summary>
    SquareOff,

    /// <summary>The structure's cost to close reached the stop ratio.</summary>
    CombinedStop,

    /// <summary>The structure's cost to close reached the target ratio.</summary>
    CombinedTarget,

    /// <summary>The strategy that opened it asked.</summary>
    Strategy,

    /// <summary>A person asked.</summary>
    Person,

    /// <summary>A halt flattens.</summary>
    Halt,

    /// <summary>It filled after it was thought closed.</summary>
    Late,
}
