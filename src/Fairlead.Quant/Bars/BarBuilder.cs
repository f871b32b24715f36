namespace Fairlead.Quant.Bars;

/// <summary>
/// Builds bars of one period, anchored at the session open, from trade prints or from smaller bars. A record belongs to
/// exactly one bar, the one whose [start, end) holds its time; before the open the same grid runs backward. A bar is
/// emitted when the first record at or after its end arrives, or when <see cref="AdvanceTo"/> or
/// <see cref="StartSession"/> says that its time is over. Periods without records have no bar. No allocation.
/// Records may come out of order within the forming bar (the last to arrive sets the close); one that belongs to a
/// time before it is dropped and counted in <see cref="LateRecords"/>, for a bar is never changed once emitted.
/// </summary>
public sealed class BarBuilder
{
    private readonly long _periodNanos;
    private long _anchorNanos;

    /// <summary>Records before this time are late: all bars up to it are out.</summary>
    private long _openFromNanos = long.MinValue;

    private bool _isForming;
    private long _open;
    private long _high;
    private long _low;
    private long _close;
    private long _volume;
    private long _start;
    private long _end;
    private long _lateRecords;

    /// <summary>Both in nanoseconds; the period must be positive.</summary>
    public BarBuilder(long periodNanos, long sessionOpenNanos)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(periodNanos);
        _periodNanos = periodNanos;
        _anchorNanos = sessionOpenNanos;
    }

    /// <summary>True when a bar has records and is not emitted yet.</summary>
    public bool IsForming => _isForming;

    /// <summary>The bar so far; the default value when none is forming.</summary>
    public PriceBar Forming =>
        _isForming ? new PriceBar(_open, _high, _low, _close, _volume, _start, _end) : default;

    /// <summary>Records dropped because their bar was already emitted.</summary>
    public long LateRecords => _lateRecords;

    /// <summary>Adds a trade print (size 0 or more). True when it closed the bar before it.</summary>
    public bool AddTrade(long priceMicros, long size, long timeNanos, out PriceBar closed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return Add(priceMicros, priceMicros, priceMicros, priceMicros, size, timeNanos, out closed);
    }

    /// <summary>
    /// Adds a smaller bar; it must lie within one period, else this throws. True when it closed the bar before it. To
    /// emit as soon as the last part is in, call <see cref="AdvanceTo"/> with the end of the part.
    /// </summary>
    public bool AddBar(in PriceBar part, out PriceBar closed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part.Volume);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part.LowMicros, Math.Min(part.OpenMicros, part.CloseMicros));
        ArgumentOutOfRangeException.ThrowIfLessThan(part.HighMicros, Math.Max(part.OpenMicros, part.CloseMicros));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(part.EndNanos, part.StartNanos);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part.EndNanos, StartOf(part.StartNanos) + _periodNanos);
        return Add(
            part.OpenMicros, part.HighMicros, part.LowMicros, part.CloseMicros, part.Volume, part.StartNanos,
            out closed);
    }

    /// <summary>Says that the time is now this: emits the forming bar when it has ended.</summary>
    public bool AdvanceTo(long nowNanos, out PriceBar closed)
    {
        closed = default;
        return _isForming && nowNanos >= _end && Close(_end, out closed);
    }

    /// <summary>
    /// Moves the anchor to the open of another session. Emits the forming bar, whose end is then no later than that
    /// open. Records before the open but after that bar still count, on the new grid.
    /// </summary>
    public bool StartSession(long sessionOpenNanos, out PriceBar closed)
    {
        _anchorNanos = sessionOpenNanos;
        closed = default;
        if (!_isForming)
            return false;

        if (sessionOpenNanos > _start)
            _end = Math.Min(_end, sessionOpenNanos);
        return Close(_end, out closed);
    }

    private bool Add(long open, long high, long low, long close, long volume, long timeNanos, out PriceBar closed)
    {
        closed = default;
        if (timeNanos < (_isForming ? _start : _openFromNanos))
        {
            _lateRecords++;
            return false;
        }

        bool isClosed = AdvanceTo(timeNanos, out closed);
        if (_isForming)
        {
            _high = Math.Max(_high, high);
            _low = Math.Min(_low, low);
            _close = close;
            _volume += volume;
            return isClosed;
        }

        _isForming = true;
        _open = open;
        _high = high;
        _low = low;
        _close = close;
        _volume = volume;

        // After a session started inside a period of the old grid, a bar begins no earlier than the last one ended.
        _start = Math.Max(StartOf(timeNanos), _openFromNanos);
        _end = StartOf(timeNanos) + _periodNanos;
        return isClosed;
    }

    private bool Close(long openFromNanos, out PriceBar closed)
    {
        closed = Forming;
        _openFromNanos = openFromNanos;
        _isForming = false;
        return true;
    }

    /// <summary>The last point of the grid at or before a time, also before the anchor.</summary>
    private long StartOf(long timeNanos)
    {
        long sinceAnchor = timeNanos - _anchorNanos;
        long intoPeriod = sinceAnchor % _periodNanos;
        return timeNanos - (intoPeriod < 0 ? intoPeriod + _periodNanos : intoPeriod);
    }
}
