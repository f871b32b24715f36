namespace Fairlead.Engine.Decision;

/// <summary>Why the desk wants to be woken. The numbers are journaled; never reuse one.</summary>
public enum TimerKind
{
    /// <summary>An order got no answer in time. Subject: client order id.</summary>
    OrderDeadline = 1,

    /// <summary>A time rule of a protection is due. Subject: group id.</summary>
    ProtectionTime = 2,

    /// <summary>An exit is tried again. Subject: group id.</summary>
    ExitRetry = 3,

    /// <summary>A venue's session opens or closes: a new day begins. Subject: venue.</summary>
    SessionEdge = 4,

    /// <summary>A strategy asked for it. Subject: owner.</summary>
    Strategy = 5,

    /// <summary>A protected group's price may have gone stale. Subject: group id.</summary>
    Freshness = 6,

    /// <summary>The broker's position book is asked for again. Subject: 0.</summary>
    Reconcile = 7,
}

/// <summary>Names one timer; starting it again moves it.</summary>
public readonly record struct TimerKey(TimerKind Kind, long Subject) : IComparable<TimerKey>
{
    public int CompareTo(TimerKey other) => (Kind, Subject).CompareTo((other.Kind, other.Subject));
    public static bool operator <(TimerKey a, TimerKey b) => a.CompareTo(b) < 0;
    public static bool operator >(TimerKey a, TimerKey b) => a.CompareTo(b) > 0;
    public static bool operator <=(TimerKey a, TimerKey b) => a.CompareTo(b) <= 0;
    public static bool operator >=(TimerKey a, TimerKey b) => a.CompareTo(b) >= 0;
}
