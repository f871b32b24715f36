namespace Fairlead.Host.Tests.Research;

/// <summary>A computer's clock that a test moves; its timers fire as it passes them.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(() => callback(state), period);
        lock (_lock)
            _timers.Add(timer);
        return timer;
    }

    /// <summary>Moves on and fires each timer once that has a period at most as long.</summary>
    public void Advance(TimeSpan by)
    {
        Interlocked.Add(ref _ticks, by.Ticks);
        List<ManualTimer> due;
        lock (_lock)
            due = [.. _timers.Where(timer => timer.Period <= by)];
        due.ForEach(timer => timer.Fire());
    }

    private sealed class ManualTimer(Action fire, TimeSpan period) : ITimer
    {
        private bool _isGone;

        public TimeSpan Period => period;

        public void Fire()
        {
            if (!_isGone)
                fire();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => _isGone = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
