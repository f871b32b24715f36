namespace Fairlead.Serving.Tests.Practice;

/// <summary>A computer's clock that stands until it is moved, its stopwatch with it.</summary>
internal sealed class ClockTime : TimeProvider
{
    private long _ticks = new DateTime(2030, 1, 2, 14, 30, 0, DateTimeKind.Utc).Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(_ticks, TimeSpan.Zero);

    public override long GetTimestamp() => _ticks;

    public void Pass(TimeSpan time) => _ticks += time.Ticks;
}
