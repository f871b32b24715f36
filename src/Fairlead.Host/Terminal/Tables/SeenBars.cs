using Fairlead.Domain.Amounts;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Host.Terminal.Contract;

namespace Fairlead.Host.Terminal.Tables;

/// <summary>The bars of one instrument as this desk has seen them, built from 5-second and 1-minute ones.</summary>
/// <param name="kept">Most bars of each of the two.</param>
/// <remarks>For showing only: what strategies decide on is built in the engine. Bars start at whole multiples of their
/// period from the session's opening.</remarks>
public sealed class SeenBars(int kept)
{
    private static readonly long ShortNanos = 5 * Timestamp.NanosPerSecond;

    // At full size from the start: memory does not creep up over the day.
    private readonly List<ShownBar> _short = new(kept);
    private readonly List<ShownBar> _minutes = new(kept);

    /// <param name="price">Of a print, or the middle of a quote.</param>
    /// <param name="units">Of a print; 0 for a quote.</param>
    /// <param name="at">When.</param>
    /// <param name="sessionOpen">The anchor of the grid.</param>
    public void Add(Price price, long units, Timestamp at, Timestamp sessionOpen)
    {
        var part = new ShownBar(at, sessionOpen, price, price, price, price, units);
        Add(_short, ShortNanos, part);
        Add(_minutes, Timestamp.NanosPerMinute, part);
    }

    /// <summary>A recorded bar, where it starts. One longer than five seconds says nothing of the short ones.</summary>
    public void Add(in Bar bar, Timestamp sessionOpen)
    {
        var part = new ShownBar(bar.StartAt, sessionOpen, bar.Open, bar.High, bar.Low, bar.Close, bar.Volume.Units);
        if (bar.EndAt.Nanos - bar.StartAt.Nanos <= ShortNanos)
            Add(_short, ShortNanos, part);
        Add(_minutes, Timestamp.NanosPerMinute, part);
    }

    /// <summary>Bars of a period, rising; the last may still grow.</summary>
    /// <param name="period">Whole multiples of 5 seconds below a minute, else of a minute.</param>
    /// <param name="from">Bars that start before it are left out.</param>
    public IReadOnlyList<ShownBar> Of(TimeSpan period, Timestamp from)
    {
        var nanos = period.Ticks * 100;
        var source = nanos < Timestamp.NanosPerMinute ? _short : _minutes;
        var bars = new List<ShownBar>();
        for (var index = FirstFrom(source, from); index < source.Count; index++)
        {
            var part = source[index];
            var start = StartOf(part.Start, part.SessionOpen, nanos);
            if (bars.Count > 0 && bars[^1].Start == start)
                bars[^1] = bars[^1].With(part);
            else
                bars.Add(part with { Start = start });
        }

        return bars;
    }

    /// <summary>Where the bar of a period that holds an instant starts.</summary>
    public static Timestamp StartOf(Timestamp at, Timestamp sessionOpen, long periodNanos)
    {
        var offset = (at.Nanos - sessionOpen.Nanos) % periodNanos;
        return new Timestamp(at.Nanos - (offset < 0 ? offset + periodNanos : offset));
    }

    private static int FirstFrom(List<ShownBar> bars, Timestamp from)
    {
        var index = bars.Count;
        while (index > 0 && bars[index - 1].Start >= from)
            index--;
        return index;
    }

    private void Add(List<ShownBar> bars, long nanos, in ShownBar part)
    {
        var start = StartOf(part.Start, part.SessionOpen, nanos);
        if (bars.Count > 0 && bars[^1].Start >= start)
        {
            bars[^1] = bars[^1].With(part);
            return;
        }

        // A part at a time, so that a bar does not move all others.
        if (bars.Count == kept)
            bars.RemoveRange(0, 1 + (kept / 8));
        bars.Add(part with { Start = start });
    }
}

/// <summary>A bar for showing.</summary>
/// <param name="Start">Its first instant.</param>
/// <param name="SessionOpen">The anchor of its grid.</param>
/// <param name="Open">First price.</param>
/// <param name="High">Highest.</param>
/// <param name="Low">Lowest.</param>
/// <param name="Close">Last price.</param>
/// <param name="Volume">Units.</param>
public readonly record struct ShownBar(Timestamp Start, Timestamp SessionOpen, Price Open, Price High, Price Low, Price Close, long Volume)
{
    /// <summary>This bar grown by a later part.</summary>
    public ShownBar With(in ShownBar part) => this with
    {
        High = Price.Max(High, part.High),
        Low = Price.Min(Low, part.Low),
        Close = part.Close,
        Volume = Volume + part.Volume,
    };

    public BarRow Row(bool isClosed) => new(Start, Open.ToDecimal(), High.ToDecimal(), Low.ToDecimal(), Close.ToDecimal(), Volume, isClosed);
}
