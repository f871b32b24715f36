using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;

namespace Fairlead.Practice.Listing;

/// <summary>
/// Three indices with weekly options: NSE's expire on Tuesdays, BSE's on Thursdays. Lots are those of the series from
/// January 2026. NSE lists BANKNIFTY monthly only since November 2024; here it has weeks as well, for practice. The freeze
/// quantity of SENSEX is BSE's as commonly quoted, without a circular at hand.
/// </summary>
internal static class IndiaProfile
{
    private static readonly TickRule IndexTick = TickRule.Single(Price.Of(0.05m));
    private static readonly TickRule SensexTick = TickRule.Single(Price.Of(0.01m));
    private static readonly TickRule PremiumTick = TickRule.Single(Price.Of(0.05m));

    public static RegionProfile Make() => new()
    {
        Currency = Currency.Inr,
        Rate = 0.065,
        Exercise = ExerciseStyle.European,
        Settlement = SettlementStyle.Cash,
        StrikesASide = 20,
        OptionPrintRate = 6,
        OpenInterestPeriod = 180,
        HasLiveOpenInterest = true,
        VarianceIndex = "INDIAVIX",
        Underlyings =
        [
            Index("NIFTY", Venue.Nse, Venue.Nfo, DayOfWeek.Tuesday) with
            {
                Price = 25_800, DayMove = 0.0065, Correlation = 0.99, Volatility = 0.125, StrikeStep = 50,
                OptionLot = 65, OptionFreeze = 1_800, OptionSpread = 0.0025, OpenInterestLots = 140_000,
            },
            Index("BANKNIFTY", Venue.Nse, Venue.Nfo, DayOfWeek.Tuesday) with
            {
                Price = 58_500, DayMove = 0.0080, Correlation = 0.86, Volatility = 0.145, StrikeStep = 100,
                OptionLot = 30, OptionFreeze = 600, OptionSpread = 0.0040, OpenInterestLots = 45_000,
            },
            Index("SENSEX", Venue.Bse, Venue.Bfo, DayOfWeek.Thursday) with
            {
                Price = 84_300, DayMove = 0.0065, Correlation = 0.975, Volatility = 0.127, StrikeStep = 100, Tick = SensexTick,
                OptionLot = 20, OptionFreeze = 1_000, OptionSpread = 0.0040, OpenInterestLots = 60_000,
            },
        ],
    };

    private static UnderlyingProfile Index(string symbol, Venue venue, Venue options, DayOfWeek expiry) => new()
    {
        Symbol = symbol,
        Kind = InstrumentKind.Index,
        Venue = venue,
        OptionVenue = options,
        Tick = IndexTick,
        OptionTick = PremiumTick,
        Price = 0,
        DayMove = 0,
        Correlation = 0,
        Volatility = 0,
        Leverage = 5,
        Skew = -0.08,
        DividendYield = 0.012,
        StrikeStep = 0,
        ExpiryWeekday = expiry,
        PrintRate = 2.2,
        OptionSpread = 0,
        OpenInterestLots = 0,
    };
}
