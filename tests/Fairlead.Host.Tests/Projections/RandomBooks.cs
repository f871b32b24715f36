using System.Buffers;
using Fairlead.Domain.Accounts;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Positions;
using Fairlead.Host.Loop;
using Fairlead.Host.Projections;
using Fairlead.Host.Tests.Replay;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Tests.Projections;

/// <summary>A ledger that everything a ledger takes happens to, and the journal of it. The same seed is the same story.</summary>
internal sealed class RandomBooks
{
    private static readonly DateOnly ExpiryOn = new(2026, 1, 16);
    private static readonly Timestamp Start = Timestamp.FromLocal(new DateOnly(2026, 1, 2), TimeSpan.FromHours(10), TimeSpan.FromHours(-5));
    private static readonly Timestamp ExpiryAt = Timestamp.FromLocal(ExpiryOn, TimeSpan.FromHours(16), TimeSpan.FromHours(-5));

    private readonly Random _random;
    private readonly List<Execution> _fills = [];

    public RandomBooks(int seed)
    {
        _random = new Random(seed);
        Settings = new DeskSettings
        {
            Account = new AccountRef("paper", "books", TradingMode.Paper),
            StartingCash = new Money(10_000.55m, Currency.Usd),
            Instruments =
            [
                Row(0, "STK", InstrumentKind.Equity, 1),
                Row(1, "IDX", InstrumentKind.Index, 1),
                Row(2, "STK C100", InstrumentKind.Option, 100) with { Option = Terms(0, OptionRight.Call, 100, SettlementStyle.Physical) },
                Row(3, "STK P100", InstrumentKind.Option, 100) with { Option = Terms(0, OptionRight.Put, 100, SettlementStyle.Physical) },
                Row(4, "IDX C4000", InstrumentKind.Option, 100) with { Option = Terms(1, OptionRight.Call, 4000, SettlementStyle.Cash) },
                Row(5, "IDX FUT", InstrumentKind.Future, 50) with { Future = new FutureTerms(new InstrumentId(1), ExpiryOn, ExpiryAt, SettlementStyle.Cash) },
                Row(6, "STK FUT", InstrumentKind.Future, 100) with { Future = new FutureTerms(new InstrumentId(0), ExpiryOn, ExpiryAt, SettlementStyle.Physical) },
            ],
            CalendarsVersion = Scenario.Reference.Calendars.Version,
            Strategies = [],
            ChargeSchedule = "us-commission-only",
            VenueProfile = "paper",
        };
        Ledger = new PositionLedger(new InstrumentMaster(Settings.Instruments), Settings.StartingCash);
    }

    public DeskSettings Settings { get; }

    public PositionLedger Ledger { get; }

    /// <summary>Lets it happen, through a journal and its codec, and exports the books.</summary>
    public string Export(int steps)
    {
        using var codec = DeskMessages.NewCodec();
        using var store = new MemoryJournalStore();
        var effects = new EffectBuffer();
        Append(new OpenDesk(Settings), RecordKind.Input, Start);
        for (var step = 1; step <= steps; step++)
        {
            var at = Start + TimeSpan.FromHours(step);
            Step(step, at);
            Ledger.TakeBookings(effects);
            for (var index = 0; index < effects.Count; index++)
                Append(effects[index], RecordKind.Effect, at);
            effects.Clear();
        }

        store.Flush();
        return HledgerExport.Of(JournalReader.Read(store, codec));

        void Append(object message, RecordKind kind, Timestamp at)
        {
            var payload = new ArrayBufferWriter<byte>();
            var name = codec.Encode(message, payload);
            store.Append(new RecordDraft { Kind = kind, Name = name.Name, Version = name.Version, At = at, Payload = payload.WrittenSpan });
        }
    }

    private void Step(int step, Timestamp at)
    {
        var instrument = new InstrumentId(new[] { 0, 2, 3, 4, 5, 6 }[_random.Next(6)]);
        switch (_random.Next(20))
        {
            case < 9:
                _fills.Add(Fill($"f{step}", instrument, at));
                Ledger.Apply(new OwnerId(_random.Next(-1, 1)), _fills[^1], Charges());
                break;
            case < 11 when _fills.Count > 0:
                var wrong = _random.Next(_fills.Count);
                var right = Fill($"c{step}", _fills[wrong].Instrument, at);
                if (Ledger.Correct(_fills[wrong].Id, right, Charges()).Outcome == LedgerOutcome.Applied)
                    _fills[wrong] = right;
                break;
            case < 12 when _fills.Count > 0: Ledger.Bust(_fills[_random.Next(_fills.Count)].Id); break;
            case < 14 when _fills.Count > 0: Ledger.ReportCharges(_fills[_random.Next(_fills.Count)].Id, Charges()); break;
            case < 15: Ledger.RecordForeign(instrument, new Quantity(Units()), AnyPrice(), at); break;
            case < 16:
                Ledger.AdoptForeign(OwnerId.Manual, instrument, Ledger.QuantityOf(OwnerId.Unassigned, instrument), AnyPrice(), at);
                break;
            case < 17: Ledger.Assign(new InstrumentId(_random.Next(2, 4)), new Quantity(1), $"r{step}", at); break;
            case < 18: Ledger.RecordFlow(new Money(_random.Next(-50_000, 50_000) / 100m, Currency.Usd), at); break;
            default:
                if (instrument.Index != 0)
                    Ledger.Settle(instrument, Price.Of(instrument.Index is 4 or 5 ? 4_025.5m : 95 + _random.Next(10)));
                break;
        }
    }

    private Execution Fill(string id, InstrumentId instrument, Timestamp at)
    {
        var units = Units();
        return new Execution
        {
            Id = new ExecutionId(id), Order = new ClientOrderId(1), Instrument = instrument, Side = units > 0 ? Side.Buy : Side.Sell,
            Quantity = new Quantity(Math.Abs(units)), Price = AnyPrice(), At = at,
        };
    }

    private long Units() => (_random.Next(2) == 0 ? 1 : -1) * _random.NextInt64(1, 7);

    private Price AnyPrice() => Price.Of(_random.Next(1, 20_000) / 100m);

    private Money Charges() => new(_random.Next(-100, 2_000_000) / 1_000_000m, Currency.Usd);

    private static Instrument Row(int id, string symbol, InstrumentKind kind, long multiplier) => new()
    {
        Id = new InstrumentId(id), Symbol = symbol, Kind = kind, Venue = kind == InstrumentKind.Option ? Venue.UsOption : Venue.UsEquity,
        Currency = Currency.Usd, Tick = TickRule.Single(Price.Of(0.01m)), Multiplier = multiplier,
    };

    private static OptionTerms Terms(int underlying, OptionRight right, decimal strike, SettlementStyle settlement) => new(
        new InstrumentId(underlying), right, Price.Of(strike), ExpiryOn, ExpiryAt,
        settlement == SettlementStyle.Cash ? ExerciseStyle.European : ExerciseStyle.American, settlement);
}
