using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Engine.Positions;
using Kind = Fairlead.Engine.Tests.Positions.ReferenceLedger.EventKind;
using static Fairlead.Engine.Tests.Positions.TestLedger;

namespace Fairlead.Engine.Tests.Positions;

/// <summary>Random sequences of everything the ledger takes, compared with <see cref="ReferenceLedger"/> after every step.</summary>
public sealed class RandomLedgerTests
{
    private static readonly InstrumentId[] Traded = [Stock, Call100, Put100, IndexCall4000, IndexCall4050, Future, StockFuture];

    [Theory]
    [InlineData(1, 700)]
    [InlineData(1_001, 700)]
    [InlineData(2_001, 700)]
    public void Ledger_RandomEvents_EqualsTheReferenceAfterEveryStep(int firstSeed, int sequences)
    {
        for (var seed = firstSeed; seed < firstSeed + sequences; seed++)
            new Sequence(seed, Traded).Run(steps: 30, compareEvery: 1);
    }

    [Theory]
    [InlineData(90_001)]
    [InlineData(90_002)]
    [InlineData(90_003)]
    public void Ledger_LongHistory_EqualsTheReferenceBeyondTheTail(int seed) =>
        new Sequence(seed, [Stock]).Run(steps: 4_000, compareEvery: 400);

    private sealed class Sequence(int seed, InstrumentId[] instruments)
    {
        private readonly Random _random = new(seed);
        private readonly PositionLedger _ledger = Ledger(1_000);
        private readonly ReferenceLedger _reference = new();
        private readonly Dictionary<string, decimal> _waiting = [];
        private readonly Dictionary<int, decimal> _marks = [];
        private readonly HashSet<int> _settled = [];
        private readonly HashSet<int> _everHeld = [];
        private readonly Dictionary<(int, int), List<(decimal, decimal)>> _trades = [];
        private int _step;

        public void Run(int steps, int compareEvery)
        {
            try
            {
                for (_step = 1; _step <= steps; _step++)
                {
                    Step();
                    if (_step % compareEvery == 0)
                        Compare();
                }
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Seed {seed}, step {_step}: {failure.Message}", failure);
            }
        }

        private void Step()
        {
            switch (_random.Next(20))
            {
                case < 9: Fill(); break;
                case < 10: FillAgain(); break;
                case < 12: Correct(); break;
                case < 13: Bust(); break;
                case < 15: ReportCharges(); break;
                case < 16: Mark(); break;
                case < 17: Foreign(); break;
                case < 18: Adopt(); break;
                case < 19: Assign(); break;
                default: Settle(); break;
            }
        }

        private void Fill()
        {
            var id = "f" + _step;
            var (owner, instrument) = (_random.Next(-1, 3), Any(instruments));
            var (units, price, charges) = (SignedUnits(), AnyPrice(), Charges());
            var result = _ledger.Apply(new(owner), TestLedger.Fill(id, instrument, units, price), Usd(charges));
            Assert.Equal(LedgerOutcome.Applied, result.Outcome);
            Happened(new(Kind.Fill, owner, instrument.Index, units, price,
                _waiting.Remove(id, out var known) ? known : charges, id));
            Told(result);
        }

        private void FillAgain()
        {
            if (AnyFill(50) is not { } index)
                return;
            var fill = _reference.Events[index];
            var result = _ledger.Apply(new(fill.Owner), TestLedger.Fill(fill.Id!, new(fill.Instrument), fill.Units, fill.Price), Usd(99));
            Assert.Equal(LedgerOutcome.Duplicate, result.Outcome);
        }

        private void Correct()
        {
            if (AnyFill(500) is not { } index)
                return;
            var fill = _reference.Events[index];
            var corrected = fill with
            {
                Id = "c" + _step, Price = AnyPrice(), Charges = Charges(), Units = _random.Next(2) == 0 ? fill.Units : SignedUnits(),
            };
            var result = _ledger.Correct(new(fill.Id!),
                TestLedger.Fill(corrected.Id, new(fill.Instrument), corrected.Units, corrected.Price), Usd(corrected.Charges));
            var mayChange = corrected.Units == fill.Units || !IsDelivered(index);
            Assert.Equal(mayChange ? LedgerOutcome.Applied : LedgerOutcome.Refused, result.Outcome);
            if (mayChange)
                _reference.Events[index] = corrected;
            Told(result);
        }

        private void Bust()
        {
            if (AnyFill(500) is not { } index)
                return;
            var delivered = IsDelivered(index);
            var result = _ledger.Bust(new(_reference.Events[index].Id!));
            Assert.Equal(delivered ? LedgerOutcome.Refused : LedgerOutcome.Applied, result.Outcome);
            if (!delivered)
                _reference.Events.RemoveAt(index);
            Told(result);
        }

        private void ReportCharges()
        {
            var charges = Charges();
            if (_random.Next(2) == 0)
            {
                var ahead = "f" + (_step + _random.Next(1, 6));
                Assert.Equal(LedgerOutcome.Waiting, _ledger.ReportCharges(new(ahead), Usd(charges)).Outcome);
                _waiting[ahead] = charges;
                return;
            }

            if (AnyFill(500) is not { } index)
                return;
            var result = _ledger.ReportCharges(new(_reference.Events[index].Id!), Usd(charges));
            Assert.Equal(_reference.Events[index].Charges == charges ? LedgerOutcome.Duplicate : LedgerOutcome.Applied, result.Outcome);
            _reference.Events[index] = _reference.Events[index] with { Charges = charges };
            Told(result);
        }

        private void Mark()
        {
            var (instrument, price) = (Any(instruments), AnyPrice());
            _ledger.OnMark(instrument, Price.Of(price));
            if (_everHeld.Contains(instrument.Index))
                _marks[instrument.Index] = price;
        }

        private void Foreign()
        {
            var (instrument, units, price) = (Any(instruments), SignedUnits(), AnyPrice());
            var result = _ledger.RecordForeign(instrument, new(units), Price.Of(price), At(_step));
            Happened(new(Kind.Foreign, -1, instrument.Index, units, price, 0, null));
            Told(result);
            _ledger.RecordFlow(Usd(units), default);
            _reference.Flows += units;
        }

        private void Adopt()
        {
            var instrument = Any(instruments);
            var held = _ledger.QuantityOf(OwnerId.Unassigned, instrument).Units;
            if (held == 0)
                return;
            var (owner, price) = (_random.Next(0, 3), AnyPrice());
            var units = Math.Sign(held) * _random.NextInt64(1, Math.Abs(held) + 1);
            var result = _ledger.AdoptForeign(new(owner), instrument, new(units), Price.Of(price), At(_step));
            Assert.Equal(LedgerOutcome.Applied, result.Outcome);
            Happened(new(Kind.Transfer, -1, instrument.Index, -units, price, 0, null));
            Happened(new(Kind.Transfer, owner, instrument.Index, units, price, 0, null));
            Told(result);
        }

        private void Assign()
        {
            var option = _random.Next(2) == 0 ? Call100 : Put100;
            if (!instruments.Contains(option))
                return;
            var shorts = _reference.Compute().Where(pair => pair.Key.Instrument == option.Index && pair.Value.Quantity < 0)
                .OrderBy(pair => pair.Key.Owner < 0).ThenBy(pair => pair.Key.Owner).ToList();
            var most = -shorts.Sum(pair => pair.Value.Quantity);
            var left = _random.NextInt64(1, most + 2);
            var result = _ledger.Assign(option, new(left), "r" + _step, At(_step));
            Assert.Equal(left > most ? SettlementOutcome.Refused : SettlementOutcome.Settled, result.Outcome);
            Assert.NotEqual(SettlementOutcome.Settled, _ledger.Assign(option, new(left), "r" + _step, At(_step)).Outcome);
            if (left > most)
                return;
            foreach (var trade in result.Closed)
                Told(trade);
            foreach (var (key, held) in shorts)
            {
                var units = Math.Min(left, -held.Quantity);
                left -= units;
                if (units == 0)
                    continue;
                Happened(new(Kind.Assignment, key.Owner, option.Index, units, 0, 0, null));
                Happened(new(Kind.Delivery, key.Owner, Stock.Index, (option == Call100 ? -100 : 100) * units, 100, 0, null));
            }
        }

        private void Settle()
        {
            var contract = Any(instruments);
            if (contract == Stock)
                return;
            var terms = Master[contract];
            var underlying = terms.Option?.Underlying ?? terms.Future!.Underlying;
            var price = underlying == Stock ? 98 + (seed % 5) : 4_025.5m + (seed % 60);
            var open = _reference.Compute().Where(pair => pair.Key.Instrument == contract.Index && pair.Value.Quantity != 0)
                .Select(pair => (pair.Key.Owner, pair.Value.Quantity)).ToList();
            var result = _ledger.Settle(contract, Price.Of(price));
            var expected = open.Count > 0 ? SettlementOutcome.Settled
                : _settled.Contains(contract.Index) ? SettlementOutcome.AlreadySettled : SettlementOutcome.NothingOpen;
            Assert.Equal(expected, result.Outcome);
            if (_everHeld.Contains(contract.Index))
                _settled.Add(contract.Index);

            foreach (var trade in result.Closed)
                Told(trade);
            foreach (var (owner, quantity) in open)
            {
                var intrinsic = terms.Option is not { } option ? 0
                    : Math.Max(0, option.Right == OptionRight.Call ? price - option.Strike.ToDecimal() : option.Strike.ToDecimal() - price);
                var isPhysical = underlying == Stock;
                var closesAt = terms.Option is null ? price : isPhysical ? 0 : intrinsic;
                Happened(new(Kind.Expiry, owner, contract.Index, 0, closesAt, 0, null));
                if (isPhysical && (terms.Option is null || intrinsic > 0))
                {
                    var direction = contract == Put100 ? -100 : 100;
                    Happened(new(Kind.Delivery, owner, Stock.Index, direction * quantity,
                        terms.Option is null ? price : 100, 0, null));
                }
            }
        }

        /// <summary>Follows the ledger's news of closed trades as a statistics page would.</summary>
        private void Told(in FillResult result)
        {
            if (result.Closed is { } closed)
                Told(closed);
            if (result.Restated is { } restated && restated.Owner != OwnerId.Unassigned)
            {
                var trades = TradesOf(restated.Owner, restated.Instrument);
                trades.RemoveRange(restated.FromNumber - 1, trades.Count - restated.FromNumber + 1);
                trades.AddRange(restated.Trades.Select(trade => (trade.Gross.Amount, trade.Charges.Amount)));
            }
        }

        private void Told(ClosedTrade closed)
        {
            // The unassigned side of an adoption tells no one.
            if (closed.Owner == OwnerId.Unassigned)
                return;
            var trades = TradesOf(closed.Owner, closed.Instrument);
            Assert.Equal(trades.Count + 1, closed.Number);
            trades.Add((closed.Gross.Amount, closed.Charges.Amount));
        }

        private void Compare()
        {
            var expected = _reference.Compute();
            decimal gross = 0, net = 0, charges = 0, unrealised = 0, market = 0;
            var unmarked = 0;
            foreach (var ((owner, instrument), held) in expected)
            {
                var (id, key) = (new OwnerId(owner), new InstrumentId(instrument));
                Assert.Equal(held.Quantity, _ledger.QuantityOf(id, key).Units);
                Assert.Equal(
                    held.Units.GroupBy(unit => unit.Lot).Select(lot => (held.Sign * lot.Count(), lot.First().Price, lot.Key.ChargesLeft)),
                    _ledger.LotsOf(id, key).Select(lot => (lot.Quantity.Units, lot.Price.ToDecimal(), lot.Charges.Amount)));
                if (owner >= 0)
                    Assert.Equal(held.Trades, TradesOf(id, key));
                gross += held.Gross;
                net += held.Net;
                charges += held.Charges;
                if (held.Quantity == 0)
                    continue;
                if (!_marks.TryGetValue(instrument, out var mark))
                {
                    unmarked++;
                    continue;
                }

                var terms = Master[key];
                var open = held.Units.Sum(unit => held.Sign * (mark - unit.Price) * terms.Multiplier);
                unrealised += open;
                market += terms.Kind == InstrumentKind.Future ? open : held.Quantity * mark * terms.Multiplier;
            }

            for (var owner = -1; owner < 3; owner++)
            {
                Assert.Equal(expected.Where(pair => pair.Key.Owner == owner).Sum(pair => pair.Value.Net), _ledger.RealisedNet(new(owner)).Amount);
                Assert.Equal(expected.Where(pair => pair.Key.Owner == owner).Sum(pair => pair.Value.Gross), _ledger.RealisedGross(new(owner)).Amount);
            }

            Assert.Equal((gross, net, charges), (_ledger.RealisedGross().Amount, _ledger.RealisedNet().Amount, _ledger.Charges().Amount));
            var cash = 1_000 + _reference.Flows + expected.Values.Sum(held => held.Cash);
            Assert.Equal(cash, _ledger.Cash.Amount);
            Assert.Equal(new Valuation(Usd(unrealised), unmarked), _ledger.Unrealised);
            Assert.Equal(new Valuation(Usd(cash + market), unmarked), _ledger.Equity);
            _ledger.AssertSound();
        }

        private void Happened(ReferenceLedger.Event happened)
        {
            _reference.Events.Add(happened);
            _everHeld.Add(happened.Instrument);
        }

        private bool IsDelivered(int index)
        {
            var fill = _reference.Events[index];
            var terms = Master[new InstrumentId(fill.Instrument)];
            return (terms.Option?.Settlement ?? terms.Future?.Settlement) == SettlementStyle.Physical
                && _reference.Events.Skip(index).Any(later =>
                    later.Kind == Kind.Expiry && later.Owner == fill.Owner && later.Instrument == fill.Instrument);
        }

        /// <summary>The index of one of the last fills, or null when there is none.</summary>
        private int? AnyFill(int among)
        {
            var fills = Enumerable.Range(Math.Max(0, _reference.Events.Count - among), Math.Min(among, _reference.Events.Count))
                .Where(index => _reference.Events[index].Kind == Kind.Fill).ToList();
            return fills.Count == 0 ? null : fills[_random.Next(fills.Count)];
        }

        private List<(decimal, decimal)> TradesOf(OwnerId owner, InstrumentId instrument)
        {
            var key = (owner.Index, instrument.Index);
            return _trades.TryGetValue(key, out var trades) ? trades : _trades[key] = [];
        }

        private InstrumentId Any(InstrumentId[] among) => among[_random.Next(among.Length)];

        private long SignedUnits() => (_random.Next(2) == 0 ? 1 : -1) * _random.NextInt64(1, 7);

        private decimal AnyPrice() => _random.Next(1, 20_000) / 100m;

        private decimal Charges() => _random.Next(-100, 2_000_000) / 1_000_000m;
    }
}
