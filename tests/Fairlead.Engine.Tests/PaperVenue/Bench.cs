using Fairlead.Domain;
using Fairlead.Domain.Accounts;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.PaperVenue;

namespace Fairlead.Engine.Tests.PaperVenue;

/// <summary>A venue with a few instruments and four days of sessions. Times are seconds after the US open of the first day
/// (2024-01-02 14:30 UTC); the session lasts 23 400 s, the next opens at 86 400.</summary>
internal sealed class Bench(VenueProfile profile)
{
    internal static readonly InstrumentId Stock = new(0);
    internal static readonly InstrumentId Index = new(1);
    internal static readonly InstrumentId Call100 = new(2);
    internal static readonly InstrumentId Put100 = new(3);
    internal static readonly InstrumentId Call110 = new(4);
    internal static readonly InstrumentId IndexCall = new(5);
    internal static readonly InstrumentId IndexPut = new(6);
    internal static readonly InstrumentId Nifty = new(7);
    internal static readonly InstrumentId IndianStock = new(8);
    internal static readonly InstrumentId ShortLived = new(9);

    internal const double Close = 23_400;
    internal const double NextOpen = 86_400;

    private long _lastId;

    internal static InstrumentMaster Master { get; } = new(Instruments());
    internal static MarketCalendars Calendars { get; } = new("test", AllCalendars());

    internal SimulatedVenue Venue { get; } = new(Master, Calendars, profile);

    internal static Timestamp At(double seconds) =>
        Timestamp.FromUtc(new DateTime(2024, 1, 2, 14, 30, 0, DateTimeKind.Utc)) + TimeSpan.FromSeconds(seconds);

    internal static Price P(decimal value) => Price.Of(value);
    internal static Quantity Q(long units) => new(units);

    internal ClientOrderId Send(double at, OrderRequest request)
    {
        var id = new ClientOrderId(++_lastId);
        Venue.Submit(id, request, At(at));
        return id;
    }

    internal ClientOrderId Buy(double at, long units, OrderTerms terms, InstrumentId? instrument = null) =>
        Send(at, Request(Side.Buy, units, terms, instrument));

    internal ClientOrderId Sell(double at, long units, OrderTerms terms, InstrumentId? instrument = null) =>
        Send(at, Request(Side.Sell, units, terms, instrument));

    internal static OrderRequest Request(Side side, long units, OrderTerms terms, InstrumentId? instrument = null) =>
        OrderRequest.Single(instrument ?? Stock, side, Q(units), terms, OrderPurpose.Entry);

    internal static OrderRequest Combo(long units, OrderTerms terms, params OrderLeg[] legs) =>
        new() { Legs = legs, Quantity = Q(units), Terms = terms, Purpose = OrderPurpose.Entry };

    internal void Quote(double at, decimal? bid, decimal? ask, long bidSize = 100, long askSize = 100, InstrumentId? instrument = null) =>
        Venue.OnMarket(MarketRecord.Of(instrument ?? Stock, new Quote(At(at), P(bid ?? 0), Q(bidSize), P(ask ?? 0), Q(askSize),
            bid is not null, ask is not null)));

    internal void Print(double at, decimal price, long size = 100, bool isSuspicious = false, InstrumentId? instrument = null) =>
        Venue.OnMarket(MarketRecord.Of(instrument ?? Stock, new TradePrint(At(at), P(price), Q(size), 0, 0, isSuspicious)));

    internal void Bar(double from, double to, decimal open, decimal high, decimal low, decimal close, long volume = 1000,
        MarketKind kind = MarketKind.TradeBar, InstrumentId? instrument = null) =>
        Venue.OnMarket(MarketRecord.Of(kind, instrument ?? Stock,
            new Bar(At(from), At(to), P(open), P(high), P(low), P(close), Q(volume))));

    /// <summary>Everything the venue has told up to an instant and not yet been asked for, in plain words.</summary>
    internal string[] Told(double upTo) => [.. Facts(upTo).Select(told => InWords(told.Fact))];

    internal List<(Timestamp At, Fact Fact)> Facts(double upTo)
    {
        List<(Timestamp, Fact)> facts = [];
        while (Venue.TryTakeFact(At(upTo), out var at, out var fact))
            facts.Add((at, fact));
        return facts;
    }

    internal List<Execution> Fills(double upTo) =>
        [.. Facts(upTo).Select(told => told.Fact).OfType<OrderFilled>().Select(filled => filled.Execution)];

    internal static string InWords(Fact fact) => fact switch
    {
        OrderAccepted told => $"{told.Order} accepted",
        OrderRejected told => $"{told.Order} rejected {told.Code}",
        OrderFilled told => $"{told.Execution.Order} filled {told.Execution.Quantity} @ {told.Execution.Price}",
        OrderCancelled told => $"{told.Order} cancelled",
        OrderExpired told => $"{told.Order} expired",
        OrderAmended told => $"{told.Order} amended to {told.Quantity}",
        AmendRefused told => $"{told.Order} amend refused {told.Code}",
        CancelRefused told => $"{told.Order} cancel refused {told.Code}",
        OrderNotFound told => $"{told.Order} not found",
        OrderReportedWorking told => $"{told.Order} working {told.Filled} of {told.Request.Quantity}",
        SettlementPriceFixed told => $"{told.Underlying} settles at {told.Price}",
        OptionAssigned told => $"{told.Option} assigned {told.Quantity}",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, null),
    };

    private static IEnumerable<Instrument> Instruments()
    {
        var cent = TickRule.Single(P(0.01m));
        yield return new Instrument { Id = Stock, Symbol = "AAA", Kind = InstrumentKind.Equity, Venue = Domain.Instruments.Venue.UsEquity, Currency = Currency.Usd, Tick = cent };
        yield return new Instrument { Id = Index, Symbol = "XSP", Kind = InstrumentKind.Index, Venue = Domain.Instruments.Venue.UsEquity, Currency = Currency.Usd, Tick = cent };
        yield return UsOption(Call100, "AAA C100", Stock, OptionRight.Call, 100m, day: 3, isIndex: false);
        yield return UsOption(Put100, "AAA P100", Stock, OptionRight.Put, 100m, day: 3, isIndex: false);
        yield return UsOption(Call110, "AAA C110", Stock, OptionRight.Call, 110m, day: 3, isIndex: false);
        yield return UsOption(IndexCall, "XSP C400", Index, OptionRight.Call, 400m, day: 2, isIndex: true);
        yield return UsOption(IndexPut, "XSP P410", Index, OptionRight.Put, 410m, day: 2, isIndex: true);
        yield return new Instrument
        {
            Id = Nifty, Symbol = "NIFTY FUT", Kind = InstrumentKind.Future, Venue = Domain.Instruments.Venue.Nfo, Currency = Currency.Inr,
            Tick = TickRule.Single(P(0.05m)), LotSize = 75, FreezeQuantity = 1_800,
            Future = new FutureTerms(Index, new DateOnly(2024, 1, 25), At(86_400 * 23), SettlementStyle.Cash),
        };
        yield return new Instrument { Id = IndianStock, Symbol = "INFY", Kind = InstrumentKind.Equity, Venue = Domain.Instruments.Venue.Nse, Currency = Currency.Inr, Tick = TickRule.Single(P(0.05m)) };
        yield return UsOption(ShortLived, "AAA C90 noon", Stock, OptionRight.Call, 90m, day: 2, isIndex: false) with
        {
            Option = new OptionTerms(Stock, OptionRight.Call, P(90m), new DateOnly(2024, 1, 2), At(9_000), ExerciseStyle.American, SettlementStyle.Physical),
        };
    }

    private static Instrument UsOption(
        InstrumentId id, string symbol, InstrumentId underlying, OptionRight right, decimal strike, int day, bool isIndex) => new()
    {
        Id = id,
        Symbol = symbol,
        Kind = InstrumentKind.Option,
        Venue = Domain.Instruments.Venue.UsOption,
        Currency = Currency.Usd,
        Tick = TickRule.Single(P(0.01m)),
        Multiplier = 100,
        Option = new OptionTerms(underlying, right, P(strike), new DateOnly(2024, 1, day), At(((day - 2) * 86_400) + Close),
            isIndex ? ExerciseStyle.European : ExerciseStyle.American, isIndex ? SettlementStyle.Cash : SettlementStyle.Physical),
    };

    private static IEnumerable<MarketCalendar> AllCalendars()
    {
        foreach (var (name, fromOpen, length) in new[] { ("US", 0d, Close), ("USOPT", 0d, Close), ("NSE", -38_700d, 22_500d), ("NFO", -38_700d, 22_500d) })
        {
            yield return new MarketCalendar(name, new DateOnly(2024, 1, 2), new DateOnly(2024, 1, 5),
            [
                .. Enumerable.Range(0, 4).Select(day => new Session(new DateOnly(2024, 1, 2 + day),
                    At((day * 86_400) + fromOpen), At((day * 86_400) + fromOpen + length), IsEarlyClose: false)),
            ]);
        }
    }
}
