using Fairlead.Domain.Time;

namespace Fairlead.Engine.Risk;

/// <summary>Counts what happened in the last 60 s of event time, exactly, in a ring of fixed size.</summary>
/// <remarks>What is exactly 60 s old no longer counts. A full ring forgets its oldest entry, so the count saturates at
/// the capacity; a limit above the capacity would never strike, hence the legal ranges of
/// <see cref="RiskLimits"/>.</remarks>
public sealed class RateWindow(int capacity)
{
    private readonly long[] _nanos = new long[capacity];
    private int _oldest;
    private int _count;

    public void Record(Timestamp at)
    {
        while (_count > 0 && IsOver(_nanos[_oldest], at))
            DropOldest();
        if (_count == _nanos.Length)
            DropOldest();
        _nanos[(_oldest + _count) % _nanos.Length] = at.Nanos;
        _count++;
    }

    /// <summary>Changes nothing, so that a question leaves no trace in the desk's state.</summary>
    public int CountAt(Timestamp now)
    {
        var over = 0;
        while (over < _count && IsOver(_nanos[(_oldest + over) % _nanos.Length], now))
            over++;
        return _count - over;
    }

    private static bool IsOver(long nanos, Timestamp now) => now.Nanos - nanos >= Timestamp.NanosPerMinute;

    private void DropOldest()
    {
        _oldest = (_oldest + 1) % _nanos.Length;
        _count--;
    }
}
