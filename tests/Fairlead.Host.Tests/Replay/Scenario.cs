using Fairlead.Domain.Accounts;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Risk;
using Fairlead.Engine.Strategies;
using Fairlead.Host.Loop;
using Fairlead.Markets.Calendars;

namespace Fairlead.Host.Tests.Replay;

/// <summary>A story for a desk: market records and a person's commands in order, the same each time it is told.</summary>
internal abstract class Scenario
{
    private readonly List<(MarketRecord? Record, DeskCommand? Command, Timestamp At)> _steps = [];

    protected static MarketCalendars Calendars { get; } = CalendarData.Load();

    public static DeskReference Reference { get; } = new(Calendars, new StrategyCatalogue(StrategyCatalogue.BuiltIn));

    public abstract DeskSettings Settings { get; }

    /// <summary>A fresh desk, opened.</summary>
    public SimulatedDesk Start(IDeskRecorder? recorder)
    {
        var desk = SimulatedDesk.Of(Settings, Reference, recorder);
        desk.Open(_steps[0].At - TimeSpan.FromMinutes(1));
        return desk;
    }

    /// <summary>From where the desk stands to three hours after the last step, with a checkpoint half way and at the end.</summary>
    /// <param name="desk">Fresh or recovered.</param>
    /// <param name="commandsTaken">Commands of the person that the desk has taken in.</param>
    public void GoOn(SimulatedDesk desk, int commandsTaken)
    {
        var (records, commands, half) = (0L, 0, 1 + (_steps.Count(step => step.Record is not null) / 2));
        foreach (var (record, command, at) in _steps)
        {
            if (record is { } market)
            {
                if (++records <= desk.MarketRecords)
                    continue;
                if (records == half && desk.CheckpointedRecords < half - 1)
                    desk.Checkpoint();
                desk.Market(in market);
            }
            else if (++commands > commandsTaken)
            {
                desk.Command(command!, at);
            }
        }

        desk.RunUntil(_steps[^1].At + TimeSpan.FromHours(3));
        desk.Checkpoint();
    }

    protected void Add(in MarketRecord record) => _steps.Add((record, null, record.At));

    protected void Add(DeskCommand command, Timestamp at) => _steps.Add((null, command, at));

    protected static MarketRecord QuoteOf(int id, Timestamp at, Price bid, long bidSize, Price ask, long askSize) =>
        MarketRecord.Of(new InstrumentId(id), new Quote(at, bid, new Quantity(bidSize), ask, new Quantity(askSize), true, true));

    protected static DeskSettings SettingsOf(IReadOnlyList<Instrument> instruments, IReadOnlyList<StrategySpec> strategies, string profile) => new()
    {
        Account = new AccountRef("paper", "scenario", TradingMode.Paper),
        StartingCash = new Money(100_000, Currency.Usd),
        Instruments = instruments,
        CalendarsVersion = Calendars.Version,
        Strategies = strategies,
        Limits = new RiskLimits
        {
            MaxOrderNotional = null, MaxTradeLossPct = null, MaxUnderlyingLossPct = null, MaxAccountLossPct = null,
            MaxOpenGroupsPerOwnerInstrument = 3, AllowMarketEntries = true, AllowUndefinedRisk = true, CollarPct = null,
            BeyondNaturalPct = null, MaxPriceAge = TimeSpan.FromHours(1), OrdersPerMinute = null, OrdersPerMinutePerInstrument = null,
        },
        ChargeSchedule = "us-commission-only",
        VenueProfile = profile,
        Source = "scenario",
    };

    protected static Instrument Stock(int id, string symbol) => new()
    {
        Id = new InstrumentId(id), Symbol = symbol, Kind = InstrumentKind.Equity, Venue = Venue.UsEquity,
        Currency = Currency.Usd, Tick = TickRule.Single(Price.Of(0.01m)),
    };
}
