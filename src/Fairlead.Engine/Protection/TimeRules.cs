using Fairlead.Domain.Time;

namespace Fairlead.Engine.Protection;

/// <summary>The time rules of a plan, the same for one instrument and for a structure.</summary>
internal static class TimeRules
{
    /// <summary>The earliest instant a time rule strikes, which may have passed; null when none is set.</summary>
    /// <param name="plan">Whose rules.</param>
    /// <param name="firstFillAt">When the group was first filled.</param>
    /// <param name="sessionClose">Close of the session that square-off is for; null when the venue has none, or it is
    /// unknown, and then square-off waits for it.</param>
    public static Timestamp? NextAt(ProtectionPlan plan, Timestamp firstFillAt, Timestamp? sessionClose)
    {
        var exit = ExitAt(plan, firstFillAt);
        var squareOff = SquareOffAt(plan, sessionClose);
        return exit <= squareOff || squareOff is null ? exit : squareOff;
    }

    /// <summary>The rule that has struck by <paramref name="now"/> (inclusive); the earlier one of two.</summary>
    public static ExitReason Due(ProtectionPlan plan, Timestamp now, Timestamp firstFillAt, Timestamp? sessionClose)
    {
        if (NextAt(plan, firstFillAt, sessionClose) is not { } at || now < at)
            return ExitReason.None;
        return ExitAt(plan, firstFillAt) == at ? ExitReason.TimeExit : ExitReason.SquareOff;
    }

    private static Timestamp? ExitAt(ProtectionPlan plan, Timestamp firstFillAt)
    {
        var after = firstFillAt + plan.ExitAfter;
        return plan.ExitAt <= after || after is null ? plan.ExitAt : after;
    }

    private static Timestamp? SquareOffAt(ProtectionPlan plan, Timestamp? sessionClose) =>
        sessionClose - plan.SquareOffBefore;
}
