using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;

namespace Fairlead.Engine.Positions;

/// <summary>The fold of a position's postings: open lots, first in first out, and what closing lots has earned.</summary>
internal sealed class LotBook(PositionTerms terms)
{
    private readonly PositionTerms _terms = terms;
    private readonly List<Lot> _lots = [];

    // Lots before this index are closed; they are cut off in bulk so that closing one lot moves no others.
    private int _firstOpen;
    private long _units;
    private long _costMicros;
    private LotTotals _totals;
    private OpenTrade _trade;
    private int _tradesClosed;
    private long _unitsFromOutside;
    private decimal _paid;

    /// <summary>Signed units open.</summary>
    public long Units => _units;

    /// <summary>Opening price times units times multiplier over the open lots, signed, in millionths.</summary>
    public long CostMicros => _costMicros;

    public LotTotals Totals => _totals;
    public int TradesClosed => _tradesClosed;

    /// <summary>Units of all postings that came from outside the account.</summary>
    public long UnitsFromOutside => _unitsFromOutside;

    /// <summary>Price times units times multiplier over all postings, whether cash moved or not.</summary>
    public decimal Paid => _paid;

    /// <summary>Average price of the open lots, to the nearest millionth; null when flat.</summary>
    public Price? AverageOpenPrice
    {
        get
        {
            if (_units == 0)
                return null;
            var average = (decimal)_costMicros / _terms.Multiplier / _units;
            return new Price((long)decimal.Round(average, MidpointRounding.AwayFromZero));
        }
    }

    public Lot[] Open() => [.. _lots[_firstOpen..]];

    /// <summary>Books a posting; returns the round trip it completed, or null.</summary>
    public ClosedTrade? Apply(in Posting posting)
    {
        var units = posting.Units;
        if (units == 0)
        {
            // A correction may leave nothing to expire.
            Pay(posting, earned: 0);
            return null;
        }

        var closing = Math.Sign(units) == -Math.Sign(_units) ? Math.Min(Math.Abs(units), Math.Abs(_units)) : 0;
        var closingCharges = closing == 0 ? 0 : ChargeShare.Of(posting.Charges, closing, Math.Abs(units));
        var grossBefore = _totals.Gross;
        ClosedTrade? closed = null;
        if (closing > 0)
        {
            Close(closing, posting.Price, closingCharges);
            if (_units == 0)
            {
                closed = _trade.Close(_terms, ++_tradesClosed, posting.At);
                _trade = default;
            }
        }

        if (closing < Math.Abs(units))
            OpenLot(posting, Math.Sign(units) * (Math.Abs(units) - closing), posting.Charges - closingCharges);
        Pay(posting, _totals.Gross - grossBefore);
        return closed;
    }

    /// <summary>Becomes equal to another book of the same position.</summary>
    public void CopyFrom(LotBook other)
    {
        _lots.Clear();
        for (var index = other._firstOpen; index < other._lots.Count; index++)
            _lots.Add(other._lots[index]);
        _firstOpen = 0;
        _units = other._units;
        _costMicros = other._costMicros;
        _totals = other._totals;
        _trade = other._trade;
        _tradesClosed = other._tradesClosed;
        _unitsFromOutside = other._unitsFromOutside;
        _paid = other._paid;
    }

    private void Close(long units, Price price, decimal closingCharges)
    {
        var direction = Math.Sign(_units);
        decimal gross = 0;
        var charges = closingCharges;
        for (var left = units; left > 0;)
        {
            var lot = _lots[_firstOpen];
            var open = Math.Abs(lot.Quantity.Units);
            var take = Math.Min(left, open);
            var share = ChargeShare.Of(lot.Charges.Amount, take, open);
            gross += _terms.Worth(price - lot.Price, direction * take);
            charges += share;
            _costMicros -= lot.Price.Micros * (direction * take) * _terms.Multiplier;
            _units -= direction * take;
            left -= take;
            if (take == open)
            {
                DropFirst();
                continue;
            }

            _lots[_firstOpen] = lot with
            {
                Quantity = new Quantity(lot.Quantity.Units - (direction * take)),
                Charges = new Money(lot.Charges.Amount - share, _terms.Currency),
            };
        }

        _totals = _totals with { Gross = _totals.Gross + gross, Net = _totals.Net + gross - charges };
        _trade = _trade with
        {
            ExitSum = _trade.ExitSum + (price.ToDecimal() * units),
            Gross = _trade.Gross + gross,
            Charges = _trade.Charges + charges,
        };
    }

    private void OpenLot(in Posting posting, long units, decimal charges)
    {
        if (_units == 0)
            _trade = new OpenTrade(units > 0 ? Side.Buy : Side.Sell, posting.At, 0, 0, 0, 0, 0);
        _trade = _trade with
        {
            EntryUnits = _trade.EntryUnits + Math.Abs(units),
            EntrySum = _trade.EntrySum + (posting.Price.ToDecimal() * Math.Abs(units)),
        };
        _lots.Add(new Lot(new Quantity(units), posting.Price, posting.At, posting.Execution, new Money(charges, _terms.Currency)));
        _units += units;
        _costMicros += posting.Price.Micros * units * _terms.Multiplier;
    }

    private void Pay(in Posting posting, decimal earned)
    {
        var worth = _terms.Worth(posting.Price, posting.Units);
        var cash = _terms.IsFuture ? earned : posting.MovesCash ? -worth : 0;
        _paid += worth;
        _unitsFromOutside += posting.UnitsFromOutside;
        _totals = _totals with
        {
            Charges = _totals.Charges + posting.Charges,
            Cash = _totals.Cash + cash - posting.Charges,
        };
    }

    private void DropFirst()
    {
        _firstOpen++;
        if (_firstOpen < _lots.Count && _firstOpen < 32)
            return;
        if (_firstOpen == _lots.Count || _firstOpen * 2 > _lots.Count)
        {
            _lots.RemoveRange(0, _firstOpen);
            _firstOpen = 0;
        }
    }
}
