using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;

namespace Fairlead.Practice.Listing;

/// <summary>Two funds and three shares with weekly options that expire on Fridays.</summary>
internal static class UsProfile
{
    // Reg NMS rule 612.
    private static readonly TickRule ShareTick = new(Price.Of(0.0001m), Price.Of(1m), Price.Of(0.01m));
    private static readonly TickRule FundOptionTick = TickRule.Single(Price.Of(0.01m));
    private static readonly TickRule PennyOptionTick = new(Price.Of(0.01m), Price.Of(3m), Price.Of(0.05m));

    public static RegionProfile Make() => new()
    {
        Currency = Currency.Usd,
        Rate = 0.04,
        Exercise = ExerciseStyle.American,
        Settlement = SettlementStyle.Physical,
        StrikesASide = 12,
        OptionPrintRate = 5,
        OpenInterestPeriod = 900,
        HasLiveOpenInterest = false,
        Underlyings =
        [
            Share("SPY", price: 690, dayMove: 0.0080, correlation: 0.99, volatility: 0.150, step: 1) with
            {
                Leverage = 5, Skew = -0.09, DividendYield = 0.012, OptionTick = FundOptionTick, OptionSpread = 0.003, SpreadTicks = 1.0,
                QuoteRate = 3.0, PrintRate = 3.2, PrintSize = 750, OpenInterestLots = 24_000,
            },
            Share("QQQ", price: 620, dayMove: 0.0110, correlation: 0.93, volatility: 0.190, step: 1) with
            {
                Leverage = 4.5, Skew = -0.08, DividendYield = 0.006, OptionTick = FundOptionTick, OptionSpread = 0.004, SpreadTicks = 1.2,
                QuoteRate = 2.6, PrintRate = 2.4, PrintSize = 620, OpenInterestLots = 14_000,
            },
            Share("AAPL", price: 270, dayMove: 0.0135, correlation: 0.65, volatility: 0.250, step: 2.5m) with
            {
                DividendYield = 0.004, PrintRate = 2.2, PrintSize = 850, OpenInterestLots = 16_000,
            },
            Share("NVDA", price: 190, dayMove: 0.0215, correlation: 0.70, volatility: 0.390, step: 2.5m) with
            {
                PrintRate = 2.8, PrintSize = 2_300, OpenInterestLots = 30_000,
            },
            Share("TSLA", price: 430, dayMove: 0.0275, correlation: 0.55, volatility: 0.500, step: 2.5m) with
            {
                SpreadTicks = 3, PrintRate = 2.6, PrintSize = 1_250, OpenInterestLots = 15_000,
            },
        ],
    };

    private static UnderlyingProfile Share(
        string symbol, double price, double dayMove, double correlation, double volatility, decimal step) => new()
    {
        Symbol = symbol,
        Kind = InstrumentKind.Equity,
        Venue = Venue.UsEquity,
        OptionVenue = Venue.UsOption,
        Tick = ShareTick,
        OptionTick = PennyOptionTick,
        Price = price,
        DayMove = dayMove,
        Correlation = correlation,
        Volatility = volatility,
        Leverage = 2,
        Skew = -0.035,
        DividendYield = 0,
        StrikeStep = step,
        ExpiryWeekday = DayOfWeek.Friday,
        OptionMultiplier = 100,
        SpreadTicks = 1.2,
        QuoteRate = 2.2,
        OptionSpread = 0.008,
        OpenInterestLots = 10_000,
    };
}
