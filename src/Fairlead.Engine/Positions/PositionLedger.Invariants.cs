using Fairlead.Domain.Instruments;

namespace Fairlead.Engine.Positions;

public sealed partial class PositionLedger
{
    /// <summary>I4: each position is the sum of its fills, settlements and transfers, and FIFO has realised exactly what
    /// they paid. From each posting kept, one addition each.</summary>
    /// <returns>The violated number in words, or null.</returns>
    public string? CheckPositions()
    {
        foreach (var key in _positions)
        {
            var position = At(key);
            if (CheckPosition(position, position.ProveAnew()) is { } violation)
                return violation;
        }

        return null;
    }

    /// <summary>I4 for one instrument, by the sums carried along with its postings; see <see cref="CheckPositions()"/>.</summary>
    /// <returns>The violated number in words, or null.</returns>
    public string? CheckPositions(InstrumentId instrument)
    {
        if (BookOf(instrument) is not { } book)
            return null;
        foreach (var position in book.Positions)
        {
            if (CheckPosition(position, position.Prove()) is { } violation)
                return violation;
        }

        return null;
    }

    /// <summary>I5: owners and unassigned add up to the account's position, and that to all units that came from outside.</summary>
    /// <returns>The violated number in words, or null.</returns>
    public string? CheckOwners()
    {
        foreach (var book in _books)
        {
            if (CheckOwners(book) is { } violation)
                return violation;
        }

        return null;
    }

    /// <summary>I5 for one instrument; see <see cref="CheckOwners()"/>.</summary>
    /// <returns>The violated number in words, or null.</returns>
    public string? CheckOwners(InstrumentId instrument) =>
        BookOf(instrument) is { } book ? CheckOwners(book) : null;

    /// <summary>I6: cash is opening cash, flows, and every posting's price x units x multiplier and charges, exact.</summary>
    /// <returns>The violated number in words, or null.</returns>
    public string? CheckCash()
    {
        var expected = _openingCash + _flows;
        foreach (var key in _positions)
            expected += At(key).ProveAnew().Cash;
        return expected == _cash
            ? null
            : $"I6: cash is {InCurrency(_cash)}, its postings make {InCurrency(expected)}.";
    }

    /// <summary>I6 for one instrument: what its positions changed cash by is what their postings make.</summary>
    /// <returns>The violated number in words, or null.</returns>
    public string? CheckCash(InstrumentId instrument)
    {
        if (BookOf(instrument) is not { } book)
            return null;
        foreach (var position in book.Positions)
        {
            if (position.Prove().Cash != position.Totals.Cash)
                return $"I6: {Name(position)} changed cash by {InCurrency(position.Totals.Cash)}, its postings make {InCurrency(position.Prove().Cash)}.";
        }

        return null;
    }

    private string? CheckPosition(Position position, in PositionProof proof)
    {
        if (proof.Units != position.Units)
            return $"I4: {Name(position)} holds {position.Units}, its postings make {proof.Units}.";
        return proof.Gross == position.Totals.Gross
            ? null
            : $"I4: {Name(position)} realised {InCurrency(position.Totals.Gross)}, its postings make {InCurrency(proof.Gross)}.";
    }

    private string Name(Position position) =>
        $"{position.Terms.Owner} in {_instruments[position.Terms.Instrument].Symbol}";

    private string? CheckOwners(InstrumentBook book)
    {
        long owned = 0, outside = 0;
        foreach (var position in book.Positions)
        {
            owned += position.Units;
            outside += position.Prove().UnitsFromOutside;
        }

        if (owned != book.NetUnits)
            return $"I5: owners of {_instruments[book.Instrument].Symbol} hold {owned}, the account {book.NetUnits}.";
        return outside == book.NetUnits
            ? null
            : $"I5: {outside} units of {_instruments[book.Instrument].Symbol} came into the account, it holds {book.NetUnits}.";
    }
}
