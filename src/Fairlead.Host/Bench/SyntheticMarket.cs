using Fairlead.Domain.Accounts;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Strategies;
using Fairlead.Host.Backtest;
using Fairlead.Markets.Calendars;

namespace Fairlead.Host.Bench;

/// <summary>A made-up market for measuring: random walks from a fixed seed, in the real sessions of US equities, from
/// 2013-01-02 on. The same on every machine; nobody should conclude anything from its prices.</summary>
internal sealed class SyntheticMarket
{
    public const int Seed = 20_131_007;

    private readonly Random _random = new(Seed);
    private readonly MarketCalendar _calendar;

    public SyntheticMarket(int instrumentCount)
    {
        Reference = new DeskReference(CalendarData.Load(), new StrategyCatalogue([.. StrategyCatalogue.BuiltIn, typeof(Orderer)]));
        _calendar = Reference.Calendars[Venue.UsEquity.CalendarName()];
        Instruments = [.. Enumerable.Range(0, instrumentCount).Select(index => new Instrument
        {
            Id = new InstrumentId(index),
            Symbol = $"SYN{index:000}",
            Kind = InstrumentKind.Equity,
            Venue = Venue.UsEquity,
            Currency = Currency.Usd,
            Tick = TickRule.Single(new Price(10_000)),
        })];
    }

    public DeskReference Reference { get; }
    public IReadOnlyList<Instrument> Instruments { get; }

    /// <summary>The first session's opening.</summary>
    public Timestamp Open => _calendar.CurrentOrNext(FirstDay).Open;

    private Timestamp FirstDay => _calendar.On(new DateOnly(2013, 1, 2))!.Value.Open;

    public DeskSettings Settings(string strategy, string profile, params (string Key, string Value)[] parameters) => new()
    {
        Account = new AccountRef("paper", "bench", TradingMode.Replay),
        StartingCash = new Money(10_000_000m, Currency.Usd),
        Instruments = Instruments,
        CalendarsVersion = Reference.Calendars.Version,
        Strategies = [new StrategySpec(strategy, [.. parameters.Select(each => KeyValuePair.Create(each.Key, each.Value))], [.. Instruments.Select(row => row.Id)])],
        Limits = BacktestRequest.ResearchLimits,
        VenueProfile = profile,
        BlindAfter = TimeSpan.FromMinutes(15),
        Source = $"synthetic market, seed {Seed}",
    };

    /// <summary>One-minute bars of every instrument, minute by minute, over as many sessions as they need.</summary>
    public MarketRecord[] Bars(int barsPerInstrument)
    {
        var records = new MarketRecord[barsPerInstrument * Instruments.Count];
        var closes = Instruments.Select(_ => 100_000_000L).ToArray();
        var session = _calendar.CurrentOrNext(FirstDay);
        var start = session.Open;
        for (var (bar, next) = (0, 0); bar < barsPerInstrument; bar++)
        {
            if (start >= session.Close)
            {
                session = _calendar.CurrentOrNext(session.Close);
                start = session.Open;
            }

            var end = start + TimeSpan.FromMinutes(1);
            foreach (var row in Instruments)
            {
                var open = closes[row.Id.Index];
                var close = Math.Max(1_000_000, open + (_random.Next(-8, 9) * 10_000L));
                closes[row.Id.Index] = close;
                var (low, high) = (Math.Min(open, close) - (_random.Next(0, 4) * 10_000L), Math.Max(open, close) + (_random.Next(0, 4) * 10_000L));
                records[next++] = MarketRecord.Of(MarketKind.TradeBar, row.Id, new Bar(
                    start, end, new Price(open), new Price(high), new Price(low), new Price(close), new Quantity(_random.Next(10_000, 1_000_000))));
            }

            start = end;
        }

        return records;
    }

    /// <summary>Quotes and prints of one instrument, three to one, a millisecond apart, a two-cent spread.</summary>
    /// <param name="count">Records; more than a session holds go on in the next.</param>
    /// <param name="middleMicros">Where the walk starts; it stays within 3 % of it.</param>
    public MarketRecord[] Ticks(int count, long middleMicros = 100_000_000)
    {
        var records = new MarketRecord[count];
        var session = _calendar.CurrentOrNext(FirstDay);
        var at = session.Open;
        var middle = middleMicros;
        var id = Instruments[0].Id;
        for (var index = 0; index < count; index++)
        {
            at += TimeSpan.FromMilliseconds(1);
            if (at >= session.Close)
            {
                session = _calendar.CurrentOrNext(session.Close);
                at = session.Open;
            }

            middle = Math.Clamp(middle + (_random.Next(-1, 2) * 10_000L), middleMicros / 100 * 97, middleMicros / 100 * 103);
            records[index] = index % 4 == 3
                ? MarketRecord.Of(id, new TradePrint(at, new Price(middle), new Quantity(_random.Next(1, 500)), 1, 0, IsSuspicious: false))
                : MarketRecord.Of(id, new Quote(at, new Price(middle - 10_000), new Quantity(_random.Next(1, 900)), new Price(middle + 10_000), new Quantity(_random.Next(1, 900)), HasBid: true, HasAsk: true));
        }

        return records;
    }
}
