using System.Runtime.InteropServices;
using Fairlead.Domain.Amounts;

namespace Fairlead.Engine.Positions;

/// <summary>One owner's position in one instrument: its last postings, and the lots they fold to.</summary>
/// <remarks>
/// The postings of the tail can still be corrected; older ones are folded into a base for good. A tail holds at least
/// the last <see cref="CorrectablePostings"/> and less than twice as many, which bounds memory and the cost of a correction.
/// </remarks>
internal sealed class Position(PositionTerms terms)
{
    /// <summary>How many of the newest postings can be corrected, at least.</summary>
    public const int CorrectablePostings = 512;

    private readonly PositionTerms _terms = terms;
    private readonly LotBook _base = new(terms);
    private readonly LotBook _current = new(terms);
    private readonly List<Posting> _tail = [];
    private PostingSums _sums;
    private PositionValue _value;

    public PositionTerms Terms => _terms;
    public long Units => _current.Units;
    public LotTotals Totals => _current.Totals;
    public PositionValue Value => _value;
    public Price? AverageOpenPrice => _current.AverageOpenPrice;

    public Lot[] Lots() => _current.Open();

    public Posting this[int index] => _tail[index];

    /// <summary>Books a new posting; returns the round trip it completed, or null.</summary>
    public ClosedTrade? Append(in Posting posting)
    {
        _tail.Add(posting);
        _sums = _sums.With(in posting, in _terms);
        var closed = _current.Apply(posting);
        if (_tail.Count == 2 * CorrectablePostings)
        {
            for (var index = 0; index < CorrectablePostings; index++)
                _base.Apply(_tail[index]);
            _tail.RemoveRange(0, CorrectablePostings);
        }

        return closed;
    }

    /// <summary>Where the posting of a sequence stands in the tail, or -1 when it is folded into the base.</summary>
    public int Find(long sequence)
    {
        for (var index = _tail.Count - 1; index >= 0; index--)
        {
            if (_tail[index].Sequence == sequence)
                return index;
        }

        return -1;
    }

    /// <summary>Whether the contract expired after a posting.</summary>
    public bool HasExpiredAfter(int index)
    {
        for (var later = index + 1; later < _tail.Count; later++)
        {
            if (_tail[later].Kind == BookingKind.Expiry)
                return true;
        }

        return false;
    }

    /// <summary>Replaces a posting and folds anew, as if it had been so from the start.</summary>
    /// <returns>The round trips that differ from those told before, or null when none does.</returns>
    public TradeRestatement? Replace(int index, in Posting posting)
    {
        _tail[index] = posting;
        return Refold(index);
    }

    /// <summary>Takes a posting out and folds anew, as if it had never been.</summary>
    /// <returns>The round trips that differ from those told before, or null when none does.</returns>
    public TradeRestatement? Remove(int index)
    {
        _tail.RemoveAt(index);
        return Refold(index);
    }

    /// <summary>Values the open lots at a mark (null: unmarked); returns the change since the last valuation.</summary>
    public PositionValue Revalue(Price? mark)
    {
        PositionValue value = default;
        if (_current.Units != 0)
        {
            if (mark is { } price)
            {
                var market = price.Micros * _current.Units * _terms.Multiplier;
                var unrealised = market - _current.CostMicros;
                value = new PositionValue(unrealised, _terms.IsFuture ? unrealised : market, 0);
            }
            else
            {
                value = new PositionValue(0, 0, 1);
            }
        }

        var change = value - _value;
        _value = value;
        return change;
    }

    /// <summary>What the postings make, by sums that were carried along with them; see the ledger's invariants.</summary>
    public PositionProof Prove() => ProofOf(_sums);

    /// <summary>The same from each posting kept: also proves the sums. Costs one addition a posting.</summary>
    public PositionProof ProveAnew() => ProofOf(SumsOfPostings());

    private PositionProof ProofOf(in PostingSums sums)
    {
        var gross = new Price(_current.CostMicros).ToDecimal() - sums.Paid;
        return new PositionProof(sums.Units, sums.UnitsFromOutside, gross, sums.Cash + (_terms.IsFuture ? gross : 0));
    }

    private PostingSums SumsOfPostings()
    {
        var earned = _terms.IsFuture ? _base.Totals.Gross : 0;
        var sums = new PostingSums(_base.Units, _base.UnitsFromOutside, _base.Paid, _base.Totals.Cash - earned);
        foreach (ref readonly var posting in CollectionsMarshal.AsSpan(_tail))
            sums = sums.With(in posting, in _terms);
        return sums;
    }

    private TradeRestatement? Refold(int changed)
    {
        var toldBefore = _current.TradesClosed;
        _current.CopyFrom(_base);
        var unchanged = 0;
        List<ClosedTrade>? trades = null;
        for (var index = 0; index < _tail.Count; index++)
        {
            if (index == changed)
                unchanged = _current.TradesClosed;
            if (_tail[index].Kind == BookingKind.Expiry)
                _tail[index] = _tail[index] with { Units = -_current.Units };
            var closed = _current.Apply(_tail[index]);
            if (closed is not null && index >= changed)
                (trades ??= []).Add(closed);
        }

        _sums = SumsOfPostings();
        if (changed >= _tail.Count)
            unchanged = _current.TradesClosed;
        return trades is null && toldBefore == unchanged
            ? null
            : new TradeRestatement(_terms.Owner, _terms.Instrument, unchanged + 1, trades ?? []);
    }
}
