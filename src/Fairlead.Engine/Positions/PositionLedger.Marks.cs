using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;

namespace Fairlead.Engine.Positions;

public sealed partial class PositionLedger
{
    private long _marketMicros;

    /// <summary>Values every owner's position in an instrument at a price. Allocates nothing.</summary>
    /// <remarks>A mark of an instrument that was never held is not kept: mark it again after the first fill.</remarks>
    public void OnMark(InstrumentId instrument, Price mark)
    {
        if (!_bookOf.TryGetValue(instrument, out var index))
            return;
        var book = _books[index];
        if (book.Mark == mark)
            return;
        book.Mark = mark;
        foreach (var position in book.Positions)
            Revalue(position, _owners[position.Terms.Owner.Index + 1], mark);
    }

    /// <summary>The price an instrument was last valued at, or null when there is none.</summary>
    public Price? MarkOf(InstrumentId instrument) => BookOf(instrument)?.Mark;

    /// <summary>Open profit or loss of the account against the last marks, before charges.</summary>
    public Valuation Unrealised => new(FromMicros(_account.UnrealisedMicros), _account.Unmarked);

    /// <summary>Open profit or loss of an owner against the last marks, before charges.</summary>
    public Valuation UnrealisedOf(OwnerId owner) =>
        OwnerOf(owner) is { } totals ? new(FromMicros(totals.UnrealisedMicros), totals.Unmarked) : new(FromMicros(0), 0);

    /// <summary>Cash plus the market value of what is paid for plus the open profit of futures.</summary>
    public Valuation Equity => new(InCurrency(_cash + Whole(_marketMicros)), _account.Unmarked);

    private void Revalue(Position position, OwnerTotals owner, Price? mark)
    {
        var change = position.Revalue(mark);
        owner.AddValue(change);
        _account.AddValue(change);
        _marketMicros += change.MarketMicros;
    }

    private Money FromMicros(long micros) => InCurrency(Whole(micros));

    private static decimal Whole(long micros) => new Price(micros).ToDecimal();
}
