using Fairlead.Domain.Amounts;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Practice.Listing;
using Fairlead.Practice.Seeding;

namespace Fairlead.Practice.Quotes;

/// <summary>Quotes and prints of shares, and the values of indices.</summary>
internal static class UnderlyingQuoter
{
    private const int RoundLot = 100;

    /// <summary>Part of the prints that are whole round lots.</summary>
    private const double RoundShare = 0.65;

    public static Quote Show(UnderlyingProfile profile, double price, Timestamp at, double width, ref SeededStream stream)
    {
        var middle = Price.Nearest(price);
        var tick = profile.Tick.At(middle);
        var ticks = Math.Max(1, (long)Math.Round(profile.SpreadTicks * width * stream.Between(0.6, 1.4)));
        // Half the spread below, half above; an odd tick falls to a side by where the price stands between two ticks.
        var bid = (middle - new Price(tick.Micros * (ticks - 1) / 2)).RoundTo(tick, Rounding.Down);
        return new Quote(at, bid, Displayed(profile, ref stream), bid + (tick * ticks), Displayed(profile, ref stream), HasBid: true, HasAsk: true);
    }

    /// <param name="profile">A share's.</param>
    /// <param name="price">Now.</param>
    /// <param name="at">Now.</param>
    /// <param name="busy">Activity relative to the day's average.</param>
    /// <param name="buyers">Part of the trades that take the ask.</param>
    /// <param name="stream">For side and size.</param>
    public static TradePrint Trade(
        UnderlyingProfile profile, double price, Timestamp at, double busy, double buyers, ref SeededStream stream)
    {
        var middle = Price.Nearest(price);
        var tick = profile.Tick.At(middle);
        var traded = middle.RoundTo(tick, stream.Chance(buyers) ? Rounding.Up : Rounding.Down);
        // A lognormal of mean one: many small prints, a few blocks.
        var size = profile.PrintSize * Math.Exp((1.2 * stream.Normal()) - 0.72) * Math.Pow(busy, 0.3);
        var units = stream.Chance(RoundShare) ? Math.Max(1, (long)Math.Round(size / RoundLot)) * RoundLot : 1 + (long)size;
        return new TradePrint(at, traded, new Quantity(units), 0, 0, IsSuspicious: false);
    }

    /// <summary>An index has a value and no volume.</summary>
    public static TradePrint Value(UnderlyingProfile profile, double price, Timestamp at) => new(
        at, Price.Nearest(price).RoundTo(profile.Tick.From, Rounding.Nearest), Quantity.Zero, 0, 0, IsSuspicious: false);

    private static Quantity Displayed(UnderlyingProfile profile, ref SeededStream stream) =>
        new((1 + (long)(profile.PrintSize / RoundLot * 0.8 * Math.Exp(0.9 * stream.Normal()))) * RoundLot);
}
