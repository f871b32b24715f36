using Fairlead.Domain.Time;

namespace Fairlead.Engine.Risk;

/// <summary>How far trading is stopped. Each level includes the one before; none ever stops an exit.</summary>
public enum HaltLevel
{
    None = 0,

    /// <summary>No new risk.</summary>
    BlockEntries = 1,

    /// <summary>Also cancel working entries.</summary>
    CancelWorking = 2,

    /// <summary>Also close what is open.</summary>
    Flatten = 3,
}

/// <summary>Why trading was halted; decides what lifting it takes.</summary>
public enum HaltCause
{
    /// <summary>A person or an operator's script asked.</summary>
    Requested = 0,

    /// <summary>The day's loss passed its limit.</summary>
    DailyLoss = 1,

    /// <summary>The fall from the high-water mark passed its limit.</summary>
    Drawdown = 2,

    /// <summary>An invariant broke, or the books do not agree.</summary>
    Integrity = 3,
}

/// <summary>A standing halt. The default value is no halt.</summary>
/// <param name="Level">The tightest level asked so far.</param>
/// <param name="Cause">Why that level.</param>
/// <param name="Reason">Plain words with the numbers; null when there is no halt.</param>
/// <param name="Since">When that level was reached.</param>
/// <param name="By">Who or what asked; null when there is no halt.</param>
/// <param name="HoldsLoss">A loss limit struck since the last release, at whatever level: lifting needs the second
/// confirmation even where a tighter request came before or after.</param>
public readonly record struct Halt(
    HaltLevel Level, HaltCause Cause, string? Reason, Timestamp Since, string? By, bool HoldsLoss);

/// <summary>What a halt applies to: the whole account, or one owner (a strategy, an agent, a person).</summary>
/// <param name="Owner">The owner's index from 0; -1 is the account.</param>
public readonly record struct HaltScope(int Owner)
{
    public static HaltScope Account => new(-1);

    public static HaltScope OfOwner(int owner)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(owner);
        return new HaltScope(owner);
    }

    public bool IsAccount => Owner < 0;
}

/// <summary>What came of asking to lift a halt.</summary>
public enum ReleaseResult
{
    Released,

    /// <summary>There is no halt of that scope.</summary>
    NothingHalted,

    /// <summary>A release needs a name and a reason; nothing changed.</summary>
    NeedsNameAndReason,

    /// <summary>A loss limit struck: asked again with the loss confirmed, it is lifted.</summary>
    NeedsLossConfirmation,

    /// <summary>A loss halt is measured anew from today's equity, which is not known now; nothing changed.</summary>
    EquityUnknown,
}

/// <summary>What a new equity figure means for the desk.</summary>
public enum RiskSignal
{
    None = 0,

    /// <summary>A reduce-only limit struck: entries are blocked from here on.</summary>
    ReduceOnly = 1,

    /// <summary>A flatten limit struck: cancel working orders and close everything.</summary>
    Flatten = 2,
}
