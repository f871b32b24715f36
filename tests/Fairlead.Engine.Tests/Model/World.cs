using Fairlead.Domain.Accounts;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Risk;
using Fairlead.Engine.Strategies;

namespace Fairlead.Engine.Tests.Model;

/// <summary>Two small markets for random sequences: New York in dollars, Bombay in rupees. In both, instruments 0 to 2 can
/// be traded and 3 is the index that instrument 2 is written on.</summary>
internal sealed class World
{
    public const int Tradable = 3;

    private static readonly DateOnly FirstDay = new(2024, 1, 2);
    private static readonly DateOnly ExpiryDay = new(2024, 1, 3);

    /// <summary>Looser than any desk's, so that what refuses an entry here is a rule the model knows.</summary>
    private static RiskLimits Limits { get; } = new()
    {
        MaxOrderNotional = null,
        MaxUnitsPerOrder = 3_000,
        MaxTradeLossPct = null,
        MaxUnderlyingLossPct = null,
        MaxAccountLossPct = null,
        MaxOpenGroups = 6,
        MaxOpenGroupsPerOwnerInstrument = 2,
        DailyLossReduceOnlyPct = null,
        DailyLossFlattenPct = null,
        DrawdownReduceOnlyPct = null,
        DrawdownFlattenPct = null,
        CollarPct = null,
        BeyondNaturalPct = null,
        AllowMarketEntries = true,
        MaxPriceAge = TimeSpan.FromMinutes(5),
        OrdersPerMinute = null,
        OrdersPerMinutePerInstrument = null,
        AllowUndefinedRisk = true,
        MaxLeverage = null,
    };

    private static InstrumentId[] Traded { get; } = [new(0), new(1), new(2)];

    private World(string name, string charges, Currency currency, int openHour, double hours, Instrument[] instruments, decimal[] prices)
    {
        Name = name;
        Charges = charges;
        Instruments = instruments;
        StartPrices = prices;
        Sessions = [.. Days().Select((day, index) => new Session(
            day, At(day, openHour), At(day, openHour + (index == 2 ? hours / 2 : hours)), IsEarlyClose: index == 2))];
        Calendars = new MarketCalendars("model", Enum.GetValues<Venue>().Select(venue =>
            new MarketCalendar(venue.CalendarName(), FirstDay, Sessions[^1].Day, Sessions)));
        Settings = new DeskSettings
        {
            Account = new AccountRef("paper", name, TradingMode.Paper),
            StartingCash = new Money(1_000_000m, currency),
            Instruments = instruments,
            CalendarsVersion = Calendars.Version,
            Strategies = [new StrategySpec("puppet", [], Traded), new StrategySpec("puppet", [new("contrary", "true")], Traded)],
            Limits = Limits,
            ChargeSchedule = charges,
            BlindAfter = TimeSpan.FromMinutes(2),
        };
    }

    public string Name { get; }
    public string Charges { get; }
    public Instrument[] Instruments { get; }
    public decimal[] StartPrices { get; }
    public Session[] Sessions { get; }
    public MarketCalendars Calendars { get; }
    public DeskSettings Settings { get; }

    public static World UnitedStates { get; } = new("us", "us-fixed", Currency.Usd, openHour: 15, hours: 6.5,
    [
        Row(0, "AAA", InstrumentKind.Equity, Venue.UsEquity, Currency.Usd, 0.01m),
        Option(1, "AAA C100", Venue.UsOption, Currency.Usd, underlying: 0, OptionRight.Call, 100m, ExerciseStyle.American,
            SettlementStyle.Physical, new DateOnly(2024, 1, 19), closeHour: 21.5, tick: 0.05m) with { Multiplier = 100 },
        Option(2, "IDX P400", Venue.UsOption, Currency.Usd, underlying: 3, OptionRight.Put, 400m, ExerciseStyle.European,
            SettlementStyle.Cash, ExpiryDay, closeHour: 21.5, tick: 0.05m) with { Multiplier = 100 },
        Row(3, "IDX", InstrumentKind.Index, Venue.UsEquity, Currency.Usd, 0.01m),
    ], [101.37m, 3.15m, 6.40m, 399.50m]);

    public static World India { get; } = new("india", "india-discount", Currency.Inr, openHour: 4, hours: 6,
    [
        Row(0, "RELIANCE", InstrumentKind.Equity, Venue.Nse, Currency.Inr, 0.05m),
        Option(1, "NIFTY C22000", Venue.Nfo, Currency.Inr, underlying: 3, OptionRight.Call, 22_000m, ExerciseStyle.European,
            SettlementStyle.Cash, ExpiryDay, closeHour: 10, tick: 0.05m) with { LotSize = 75, FreezeQuantity = 375 },
        Option(2, "NIFTY P22000", Venue.Nfo, Currency.Inr, underlying: 3, OptionRight.Put, 22_000m, ExerciseStyle.European,
            SettlementStyle.Cash, ExpiryDay, closeHour: 10, tick: 0.05m) with { LotSize = 75, FreezeQuantity = 375 },
        Row(3, "NIFTY", InstrumentKind.Index, Venue.Nse, Currency.Inr, 0.05m),
    ], [2_580.35m, 142.30m, 158.65m, 21_985.15m]);

    public DeskState NewDesk() => new(Settings, Reference());

    public StateArchive NewArchive() => new(new InstrumentMaster(Instruments), Calendars, Settings.Limits);

    public DeskReference Reference() => new(Calendars, new StrategyCatalogue([typeof(Puppet)]));

    /// <summary>The session open at an instant, or null.</summary>
    public Session? OpenAt(Timestamp at) => Sessions.Where(session => session.Open <= at && at < session.Close).Cast<Session?>().FirstOrDefault();

    /// <summary>The session that closes first after an instant.</summary>
    public Session CurrentOrNext(Timestamp at) => Sessions.First(session => session.Close > at);

    private static IEnumerable<DateOnly> Days() =>
        Enumerable.Range(0, 14).Select(FirstDay.AddDays).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    private static Timestamp At(DateOnly day, double hour) => Timestamp.FromLocal(day, TimeSpan.FromHours(hour), TimeSpan.Zero);

    private static Instrument Row(int id, string symbol, InstrumentKind kind, Venue venue, Currency currency, decimal tick) => new()
    {
        Id = new InstrumentId(id),
        Symbol = symbol,
        Kind = kind,
        Venue = venue,
        Currency = currency,
        Tick = TickRule.Single(Price.Of(tick)),
    };

    private static Instrument Option(int id, string symbol, Venue venue, Currency currency, int underlying, OptionRight right,
        decimal strike, ExerciseStyle exercise, SettlementStyle settlement, DateOnly expiry, double closeHour, decimal tick) =>
        Row(id, symbol, InstrumentKind.Option, venue, currency, tick) with
        {
            Option = new OptionTerms(new InstrumentId(underlying), right, Price.Of(strike), expiry, At(expiry, closeHour), exercise, settlement),
        };
}
