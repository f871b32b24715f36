using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Positions;

namespace Fairlead.Engine.Tests.Positions;

/// <summary>The instruments and short spellings the ledger's tests share.</summary>
internal static class TestLedger
{
    public static readonly InstrumentId Stock = new(0);
    public static readonly InstrumentId IndexSpot = new(1);
    public static readonly InstrumentId Call100 = new(2);
    public static readonly InstrumentId Put100 = new(3);
    public static readonly InstrumentId IndexCall4000 = new(4);
    public static readonly InstrumentId IndexCall4050 = new(5);
    public static readonly InstrumentId Future = new(6);
    public static readonly InstrumentId StockFuture = new(7);
    public static readonly InstrumentId Rupee = new(8);

    public static readonly OwnerId Alpha = new(1);
    public static readonly OwnerId Beta = new(2);

    public static readonly DateOnly ExpiryOn = new(2026, 1, 16);
    public static readonly Timestamp ExpiryAt = Timestamp.FromLocal(ExpiryOn, TimeSpan.FromHours(16), TimeSpan.FromHours(-5));

    public static InstrumentMaster Master { get; } = new(
    [
        Instrument(Stock, "STK", InstrumentKind.Equity, 1),
        Instrument(IndexSpot, "IDX", InstrumentKind.Index, 1),
        Option(Call100, "STK C100", Stock, OptionRight.Call, 100, SettlementStyle.Physical),
        Option(Put100, "STK P100", Stock, OptionRight.Put, 100, SettlementStyle.Physical),
        Option(IndexCall4000, "IDX C4000", IndexSpot, OptionRight.Call, 4000, SettlementStyle.Cash),
        Option(IndexCall4050, "IDX C4050", IndexSpot, OptionRight.Call, 4050, SettlementStyle.Cash),
        Instrument(Future, "IDX FUT", InstrumentKind.Future, 50) with
        {
            Future = new FutureTerms(IndexSpot, ExpiryOn, ExpiryAt, SettlementStyle.Cash),
        },
        Instrument(StockFuture, "STK FUT", InstrumentKind.Future, 100) with
        {
            Future = new FutureTerms(Stock, ExpiryOn, ExpiryAt, SettlementStyle.Physical),
        },
        Instrument(Rupee, "INFY", InstrumentKind.Equity, 1) with { Currency = Currency.Inr, Venue = Venue.Nse },
    ]);

    public static PositionLedger Ledger(decimal cash = 0) => new(Master, Usd(cash));

    public static Money Usd(decimal amount) => new(amount, Currency.Usd);

    public static Timestamp At(long second) => new(second * Timestamp.NanosPerSecond);

    public static Execution Fill(string id, InstrumentId instrument, long signedUnits, decimal price, long second = 0) => new()
    {
        Id = new ExecutionId(id),
        Order = new ClientOrderId(1),
        Instrument = instrument,
        Side = signedUnits > 0 ? Side.Buy : Side.Sell,
        Quantity = new Quantity(Math.Abs(signedUnits)),
        Price = Price.Of(price),
        At = At(second),
    };

    /// <summary>Books a fill of the person.</summary>
    public static FillResult Fill(this PositionLedger ledger, string id, InstrumentId instrument, long signedUnits,
        decimal price, decimal charges = 0, OwnerId owner = default) =>
        ledger.Apply(owner, Fill(id, instrument, signedUnits, price), Usd(charges));

    /// <summary>All three invariants hold.</summary>
    public static void AssertSound(this PositionLedger ledger)
    {
        Assert.Null(ledger.CheckPositions());
        Assert.Null(ledger.CheckOwners());
        Assert.Null(ledger.CheckCash());
    }

    private static Instrument Instrument(InstrumentId id, string symbol, InstrumentKind kind, long multiplier) => new()
    {
        Id = id,
        Symbol = symbol,
        Kind = kind,
        Venue = kind == InstrumentKind.Option ? Venue.UsOption : Venue.UsEquity,
        Currency = Currency.Usd,
        Tick = TickRule.Single(Price.Of(0.01m)),
        Multiplier = multiplier,
    };

    private static Instrument Option(
        InstrumentId id, string symbol, InstrumentId underlying, OptionRight right, decimal strike, SettlementStyle settlement) =>
        Instrument(id, symbol, InstrumentKind.Option, 100) with
        {
            Option = new OptionTerms(underlying, right, Price.Of(strike), ExpiryOn, ExpiryAt,
                settlement == SettlementStyle.Cash ? ExerciseStyle.European : ExerciseStyle.American, settlement),
        };
}
