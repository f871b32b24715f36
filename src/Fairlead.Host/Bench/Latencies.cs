using System.Diagnostics;

namespace Fairlead.Host.Bench;

/// <summary>
/// Latencies against a constant-rate schedule: each item's time runs from the instant it was due, so that an item kept
/// waiting by a slow one before it counts its wait too (no coordinated omission).
/// </summary>
internal sealed class Latencies(int capacity, double perSecond)
{
    private readonly long[] _ticks = new long[capacity];
    private readonly double _period = Stopwatch.Frequency / perSecond;
    private long _startedAt;
    private long _dueAt;

    public int Count { get; private set; }

    public void Start() => _startedAt = Stopwatch.GetTimestamp();

    /// <summary>Spins until an item is due; returns at once when the schedule is behind.</summary>
    public void WaitFor(int index)
    {
        _dueAt = _startedAt + (long)(index * _period);
        while (Stopwatch.GetTimestamp() < _dueAt)
        {
        }
    }

    /// <summary>The item last waited for is done.</summary>
    public void Done()
    {
        if (Count < _ticks.Length)
            _ticks[Count++] = Stopwatch.GetTimestamp() - _dueAt;
    }

    /// <summary>Microseconds that a share of the items kept within, by the nearest rank.</summary>
    public double Micros(double share)
    {
        if (Count == 0)
            throw new InvalidOperationException("Nothing was measured.");
        var sorted = _ticks[..Count];
        Array.Sort(sorted);
        var rank = Math.Clamp((int)Math.Ceiling(share * Count) - 1, 0, Count - 1);
        return Math.Round(sorted[rank] * 1e6 / Stopwatch.Frequency, 2);
    }

    /// <summary>The result of a scenario whose figure is the 99th percentile in microseconds.</summary>
    /// <param name="name">What to give to --only.</param>
    /// <param name="measures">What was measured.</param>
    /// <param name="maxMicros">The budget.</param>
    /// <param name="watch">Over the measured span.</param>
    /// <param name="note">Anything a reader must know to believe it.</param>
    public BenchResult Result(string name, string measures, double maxMicros, Watch watch, string note)
    {
        var p99 = Micros(0.99);
        return new BenchResult
        {
            Name = name,
            Measures = measures,
            Value = p99,
            Unit = "us p99",
            Budget = maxMicros,
            Met = p99 < maxMicros,
            P50 = Micros(0.5),
            P99 = p99,
            P999 = Micros(0.999),
            Items = Count,
            CpuShare = watch.CpuShare,
            Note = note,
        };
    }
}
