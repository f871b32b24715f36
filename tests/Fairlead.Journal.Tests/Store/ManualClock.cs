namespace Fairlead.Journal.Tests.Store;

/// <summary>A wall clock that moves when told, and fires its timers then; frozen, it fires none.</summary>
internal sealed class ManualClock : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = Start;

    /// <summary>The process with this clock is stopped: time passes and nothing of it runs.</summary>
    public bool IsFrozen { get; set; }

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by)
    {
        _now += by;
        foreach (var timer in _timers.ToArray())
            timer.FireDue(this);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state) { Next = _now + dueTime, Period = period };
        _timers.Add(timer);
        return timer;
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Next { get; set; }
        public TimeSpan Period { get; set; }

        public void FireDue(ManualClock at)
        {
            if (at.IsFrozen || at._now < Next)
                return;
            Next = at._now + Period;
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => clock._timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
