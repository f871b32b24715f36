using Fairlead.Domain.Amounts;
using Fairlead.Domain.Market;

namespace Fairlead.Host.Terminal.Tables;

/// <summary>One instrument's session so far, as this desk has seen it.</summary>
public sealed class SessionFigures
{
    public Price? Open { get; private set; }
    public Price? High { get; private set; }
    public Price? Low { get; private set; }

    /// <summary>Last price of the session before; null when this desk has not seen it.</summary>
    public Price? PreviousClose { get; private set; }

    public long Volume { get; private set; }

    private Price? Last { get; set; }

    public void Add(Price price, long units) => Add(price, price, price, price, units);

    public void Add(in Bar bar) => Add(bar.Open, bar.High, bar.Low, bar.Close, bar.Volume.Units);

    /// <summary>A new session begins.</summary>
    public void Turn() => (PreviousClose, Open, High, Low, Volume) = (Last ?? PreviousClose, null, null, null, 0);

    private void Add(Price first, Price highest, Price lowest, Price last, long units)
    {
        Open ??= first;
        High = High is { } high ? Price.Max(high, highest) : highest;
        Low = Low is { } low ? Price.Min(low, lowest) : lowest;
        Last = last;
        Volume += units;
    }
}
