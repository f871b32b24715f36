using Fairlead.Domain.Amounts;

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

    public void Add(Price price, long units)
    {
        Open ??= price;
        High = High is { } high ? Price.Max(high, price) : price;
        Low = Low is { } low ? Price.Min(low, price) : price;
        Last = price;
        Volume += units;
    }

    /// <summary>A new session begins.</summary>
    public void Turn() => (PreviousClose, Open, High, Low, Volume) = (Last ?? PreviousClose, null, null, null, 0);
}
