using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Practice.Listing;
using Fairlead.Practice.Paths;
using Fairlead.Practice.Seeding;
using Fairlead.Practice.Surface;
using Fairlead.Quant.Options;

namespace Fairlead.Practice.Quotes;

/// <summary>What a market maker shows for an option: its value on the surface, with a spread around it.</summary>
internal sealed class OptionQuoter(RegionProfile region)
{
    /// <summary>The spread widens with the distance from the money and with a spike of volatility.</summary>
    private const double WideningByDeviation = 0.35;

    private const double WideningBySpike = 3;

    /// <summary>Displayed lots fall by this part of themselves with each standard deviation from the money.</summary>
    private const double SizeDecay = 0.35;

    /// <param name="profile">Of the underlying.</param>
    /// <param name="option">Which.</param>
    /// <param name="price">Of the underlying.</param>
    /// <param name="surface">Of the underlying.</param>
    /// <param name="at">Before the expiry.</param>
    /// <param name="width">How much wider than on a calm noon; 1 or more.</param>
    /// <param name="stream">For spread and sizes.</param>
    public Quote Show(
        UnderlyingProfile profile, ActiveOption option, double price, in VolatilitySurface surface, Timestamp at, double width,
        ref SeededStream stream)
    {
        var value = Value(profile, option, price, surface, at, out var distance);
        var relative = profile.OptionSpread * (1 + (WideningByDeviation * distance)) * (1 + (WideningBySpike * surface.Spike / surface.Level));
        var tick = profile.OptionTick.At(Price.Nearest(value)).ToDouble();
        var half = ((tick * 0.6) + (value * relative)) * width * stream.Between(0.4, 0.65);
        var ask = profile.OptionTick.Round(Price.Nearest(value + half), Rounding.Up);
        var bid = profile.OptionTick.Round(Price.Nearest(Math.Max(0, value - half)), Rounding.Down);
        if (ask <= bid)
            ask = bid + profile.OptionTick.At(bid);
        var (bidSize, askSize) = (Size(profile, distance, ref stream), Size(profile, distance, ref stream));
        return new Quote(at, bid, bid > Price.Zero ? bidSize : Quantity.Zero, ask, askSize, HasBid: bid > Price.Zero, HasAsk: true);
    }

    /// <summary>Worth on the surface; an American option never less than its exercise.</summary>
    /// <param name="profile">Of the underlying.</param>
    /// <param name="option">Which.</param>
    /// <param name="price">Of the underlying.</param>
    /// <param name="surface">Of the underlying.</param>
    /// <param name="at">Before the expiry.</param>
    /// <param name="distance">Distance of strike and forward in standard deviations, 0 to 4.</param>
    public double Value(
        UnderlyingProfile profile, ActiveOption option, double price, in VolatilitySurface surface, Timestamp at, out double distance)
    {
        var years = (option.Series.ExpiryAt - at).TotalDays / VolatilitySurface.DaysPerYear;
        var forward = BlackScholesMerton.Forward(price, years, region.Rate, profile.DividendYield);
        var smile = surface.SmileAt(years);
        var logMoneyness = Math.Log(option.Strike / forward);
        distance = Math.Min(4, Math.Abs(logMoneyness) / smile.Deviation);
        var kind = option.Right == OptionRight.Call ? OptionKind.Call : OptionKind.Put;
        var value = Black76.Price(kind, forward, option.Strike, years, region.Rate, smile.VolatilityAt(logMoneyness));
        return region.Exercise == ExerciseStyle.American ? Math.Max(value, (double)kind * (price - option.Strike)) : value;
    }

    /// <summary>A trade at one side of the quote; null when nobody bids for what is to be sold.</summary>
    public static TradePrint? Trade(UnderlyingProfile profile, in Quote quote, double part, ref SeededStream stream)
    {
        var isBuy = stream.Chance(0.5);
        var lots = 1 + (long)(Math.Exp(1.1 * stream.Normal()) * 3 * Math.Sqrt(ActivityCurve.At(part)));
        return isBuy || quote.HasBid
            ? new TradePrint(quote.At, isBuy ? quote.Ask : quote.Bid, new Quantity(lots * profile.OptionLot), 0, 0, IsSuspicious: false)
            : null;
    }

    private static Quantity Size(UnderlyingProfile profile, double distance, ref SeededStream stream)
    {
        var typical = (8 + (Math.Sqrt(profile.OpenInterestLots) / 6)) * Math.Exp(-SizeDecay * distance);
        return new Quantity((1 + (long)(typical * Math.Exp(0.8 * stream.Normal()))) * profile.OptionLot);
    }
}
