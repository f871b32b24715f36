using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.Tests.Decision;

/// <summary>The instruments and sessions of the desk tests. Times are seconds after the first opening
/// (2024-01-02 14:30 UTC); a session lasts 23 400 s, the next opens at 86 400.</summary>
internal static class DeskMarket
{
    internal static readonly InstrumentId Stock = new(0);
    internal static readonly InstrumentId Other = new(1);
    internal static readonly InstrumentId Spot = new(2);
    internal static readonly InstrumentId Call = new(3);
    internal static readonly InstrumentId Put = new(4);
    internal static readonly InstrumentId MorningCall = new(5);
    internal static readonly InstrumentId EveningCall = new(6);
    internal static readonly InstrumentId Future = new(7);

    internal const double Close = 23_400;
    internal const double NextOpen = 86_400;

    internal static Timestamp MorningFixing => At(600);

    internal static Instrument[] Rows { get; } =
    [
        Row(Stock, "AAA", InstrumentKind.Equity),
        Row(Other, "BBB", InstrumentKind.Equity),
        Row(Spot, "IDX", InstrumentKind.Index),
        Option(Call, "AAA C105", Stock, OptionRight.Call, 105m, At(Close), SettlementStyle.Physical),
        Option(Put, "AAA P95", Stock, OptionRight.Put, 95m, At(Close), SettlementStyle.Physical),
        Option(MorningCall, "IDX C400 AM", Spot, OptionRight.Call, 400m, MorningFixing, SettlementStyle.Cash),
        Option(EveningCall, "IDX C400 PM", Spot, OptionRight.Call, 400m, At(Close), SettlementStyle.Cash),
        Row(Future, "IDX FUT", InstrumentKind.Future) with
        {
            Multiplier = 50,
            Future = new FutureTerms(Spot, new DateOnly(2024, 1, 2), At(Close), SettlementStyle.Cash),
        },
    ];

    /// <summary>Four days; the third closes early, after 10 800 s.</summary>
    internal static MarketCalendars Calendars { get; } = new("test", Names().Select(name => new MarketCalendar(
        name, new DateOnly(2024, 1, 2), new DateOnly(2024, 1, 5),
        [
            .. Enumerable.Range(0, 4).Select(day => new Session(new DateOnly(2024, 1, 2 + day), At(day * NextOpen),
                At((day * NextOpen) + (day == 2 ? 10_800 : Close)), IsEarlyClose: day == 2)),
        ])));

    internal static Timestamp At(double seconds) =>
        Timestamp.FromUtc(new DateTime(2024, 1, 2, 14, 30, 0, DateTimeKind.Utc)) + TimeSpan.FromSeconds(seconds);

    private static IEnumerable<string> Names() => Enum.GetValues<Venue>().Select(venue => venue.CalendarName());

    private static Instrument Row(InstrumentId id, string symbol, InstrumentKind kind) => new()
    {
        Id = id,
        Symbol = symbol,
        Kind = kind,
        Venue = kind == InstrumentKind.Option ? Venue.UsOption : Venue.UsEquity,
        Currency = Currency.Usd,
        Tick = TickRule.Single(Price.Of(0.01m)),
    };

    private static Instrument Option(InstrumentId id, string symbol, InstrumentId underlying, OptionRight right,
        decimal strike, Timestamp expiryAt, SettlementStyle settlement) => Row(id, symbol, InstrumentKind.Option) with
    {
        Multiplier = 100,
        Option = new OptionTerms(underlying, right, Price.Of(strike), new DateOnly(2024, 1, 2), expiryAt,
            settlement == SettlementStyle.Cash ? ExerciseStyle.European : ExerciseStyle.American, settlement),
    };
}
