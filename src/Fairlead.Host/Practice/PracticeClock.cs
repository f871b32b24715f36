using Fairlead.Domain.Time;
using Fairlead.Host.Loop;

namespace Fairlead.Host.Practice;

/// <summary>
/// The time of a practice market: runs at a chosen speed from where the market stood, and jumps from a session's end to
/// the next one's opening, so that there is always a market to practise in. Nothing passes while the desk is off.
/// </summary>
/// <remarks>It waits for a desk that falls behind: a practice market loses nothing to a slow machine, it only takes longer.</remarks>
public sealed class PracticeClock : IDeskClock
{
    /// <summary>The fastest a practice market runs.</summary>
    public const double MaxSpeed = 60;

    /// <summary>After the close: settlement and square-offs are done by then.</summary>
    private static readonly TimeSpan AfterClose = TimeSpan.FromSeconds(60);

    /// <summary>Before the next opening.</summary>
    private static readonly TimeSpan BeforeOpen = TimeSpan.FromSeconds(5);

    /// <summary>How far the desk may fall behind, in the computer's time, before the clock waits for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly TimeProvider _wall;
    private readonly MarketCalendar[] _calendars;

    /// <summary>The desk has taken in everything up to here.</summary>
    private Timestamp _reached;
    private Timestamp _anchor;
    private long _anchoredAt;
    private double _speed;

    /// <param name="start">Where the market stands.</param>
    /// <param name="speed">0 stands still, else 1 to <see cref="MaxSpeed"/>.</param>
    /// <param name="calendars">Of the market's venues; the clock jumps when all of them are closed.</param>
    /// <param name="wall">The computer's time.</param>
    public PracticeClock(Timestamp start, double speed, IReadOnlyList<MarketCalendar> calendars, TimeProvider wall)
    {
        (_anchor, _reached, _wall, _calendars, _anchoredAt) = (start, start, wall, [.. calendars], wall.GetTimestamp());
        Speed = speed;
    }

    public Timestamp Now
    {
        get
        {
            lock (_lock)
                return Now_NeedsLock;
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">Neither 0 nor 1 to <see cref="MaxSpeed"/>.</exception>
    public double Speed
    {
        get
        {
            lock (_lock)
                return _speed;
        }

        set
        {
            if (!IsSpeed(value))
                throw new ArgumentOutOfRangeException(nameof(value), value, $"A speed is 0 or from 1 to {MaxSpeed}.");
            lock (_lock)
            {
                Anchor_NeedsLock(Now_NeedsLock);
                _speed = value;
            }
        }
    }

    public static bool IsSpeed(double value) => value is 0 or (>= 1 and <= MaxSpeed);

    public void Reached(Timestamp at)
    {
        lock (_lock)
        {
            Anchor_NeedsLock(Now_NeedsLock);
            if (at > _reached)
                _reached = at;
            if (_speed > 0 && NextOpenIfOver(at) is { } open && open - BeforeOpen > _anchor)
                Anchor_NeedsLock(_reached = open - BeforeOpen);
        }
    }

    /// <summary>No further than patience allows from where the desk stands, and never back.</summary>
    private Timestamp Now_NeedsLock
    {
        get
        {
            var now = _anchor + (_wall.GetElapsedTime(_anchoredAt) * _speed);
            var furthest = _reached + (Patience * _speed);
            return now <= furthest ? now : furthest > _anchor ? furthest : _anchor;
        }
    }

    private void Anchor_NeedsLock(Timestamp at) => (_anchor, _anchoredAt) = (at, _wall.GetTimestamp());

    /// <summary>The next opening when every venue has been closed for long enough; null while one is open or about to.</summary>
    private Timestamp? NextOpenIfOver(Timestamp at)
    {
        Timestamp? next = null;
        foreach (var calendar in _calendars)
        {
            if (calendar.OpenAt(at - AfterClose) is not null || calendar.OpenAt(at) is not null)
                return null;
            if (calendar.NextOpen(at) is { } session && (next is null || session.Open < next))
                next = session.Open;
        }

        return next - BeforeOpen > at ? next : null;
    }
}
