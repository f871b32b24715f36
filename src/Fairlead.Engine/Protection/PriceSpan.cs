using Fairlead.Domain.Amounts;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.Protection;

/// <summary>What one instrument's price did since the group was last evaluated: a single price, or a bar's range.</summary>
/// <remarks>
/// Low is never above Close and High never below it: the factories widen the range to every price they are given, so
/// that a careless bar makes an evaluation more cautious, never less. A span must not begin before the group's latest
/// entry fill, or the group would be judged by prices it did not live through.
/// </remarks>
public readonly struct PriceSpan
{
    private PriceSpan(Timestamp at, Price low, Price high, Price close) => (At, Low, High, Close) = (at, low, high, close);

    /// <summary>When the span became known; a bar's end.</summary>
    public Timestamp At { get; }

    public Price Low { get; }
    public Price High { get; }

    /// <summary>The latest price of the span.</summary>
    public Price Close { get; }

    public static PriceSpan Of(Timestamp at, Price price) => new(at, price, price, price);

    public static PriceSpan Of(Timestamp at, Price low, Price high, Price close) =>
        new(at, Price.Min(low, close), Price.Max(high, close), close);

    public static PriceSpan Of(in Bar bar) => new(
        bar.EndAt,
        Price.Min(Price.Min(bar.Low, bar.High), Price.Min(bar.Open, bar.Close)),
        Price.Max(Price.Max(bar.Low, bar.High), Price.Max(bar.Open, bar.Close)),
        bar.Close);
}
